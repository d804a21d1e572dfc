"""The ledger keeps every verdict, whatever happens to the run."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from llmlings.course import Module
from llmlings.errors import EnvironmentProblem, LlmlingsError
from llmlings.grade.ledger import Key, Ledger, Run, Wanted
from llmlings.grade.ledger_file import LOCK, SCHEMA
from llmlings.grade.verdicts import ModuleVerdict, TestVerdict

RUN = Run("suite", "seed", "bwrap", "0.1.0")
COURSE = [Module(name, name, "part", 15, ("f",), ()) for name in ("tokens", "bpe")]
KEY = Key("5a", "suite", "seed")
OTHER = Key("5b", "suite", "seed")


def verdict(points: float = 7.5, module: str = "bpe", status: str = "partial") -> ModuleVerdict:
    test = TestVerdict("t::a", "A.", "visible", "failed", 0, 0.5714, "é\nnot \ud800 equal\0", "counts_once", 0.01)
    return ModuleVerdict(module, status, points, points, 15, "", (test,))


def wanted(student: str, key: Key = KEY, module: str = "bpe", *, is_there: bool = True) -> Wanted:
    return Wanted(student, module, key, is_there)


def points(ledger: Ledger) -> dict[str, list[tuple[str, float, str]]]:
    """Module, points and status of each student."""
    return {v.student: [(m.module, m.points, m.status) for m in v.modules] for v in ledger.students()}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


def test_texts_come_back_as_they_were_graded(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann"), wanted("bob", OTHER)])
        texts = {"5a": {"bpe": "é \ud800\0", "tokens": ""}, "5b": {"bpe": "x" * 10**6, "tokens": ""}}
        ledger.store([(KEY, verdict()), (OTHER, verdict())], "bwrap", texts)
    with Ledger.read(path) as ledger:
        assert ledger.sources("5a") == texts["5a"]
        assert ledger.sources("5c") == {}
        assert list(ledger.answers()) == [("ann", "bpe", texts["5a"]["bpe"]), ("bob", "bpe", texts["5b"]["bpe"])]
    assert path.stat().st_size < 10**5


def test_a_text_that_makes_no_sense_is_one_sentence(path):
    with Ledger.open(path) as ledger:
        ledger.store([(KEY, verdict())], "bwrap", {"5a": {"bpe": "text"}})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE text SET data = x'00'")
    with Ledger.read(path) as ledger, pytest.raises(EnvironmentProblem, match="is damaged"):
        ledger.sources("5a")


def test_a_verdict_comes_back_for_its_files_suite_and_seed_alone(path):
    with Ledger.open(path) as ledger:
        ledger.store([(KEY, verdict())], "bwrap")
    with Ledger.open(path) as ledger:
        found = replace(verdict(), files_sha256="5a", suite_sha256="suite", seed="seed", sandbox="bwrap")
        assert ledger.verdict(KEY) == found
        assert ledger.has(KEY)
        for other in (OTHER, replace(KEY, suite_sha256="other"), replace(KEY, seed="")):
            assert ledger.verdict(other) is None
            assert not ledger.has(other)


def test_grading_again_takes_the_place_of_the_earlier_verdict(path):
    with Ledger.open(path) as ledger:
        ledger.store([(KEY, verdict(1))], "bwrap")
        ledger.store([(KEY, verdict(2)), (replace(KEY, seed="other"), verdict(3))], "bwrap")
        assert ledger.verdict(KEY).points == 2


def test_students_with_the_same_files_share_a_verdict_and_are_sorted(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("zoe"), wanted("bob", OTHER), wanted("Ann")])
        assert points(ledger) == {}
        ledger.store([(KEY, verdict())], "bwrap")
        ledger.store([(OTHER, verdict(1))], "bwrap")
        mark = [("bpe", 7.5, "partial")]
        assert list(points(ledger).items()) == [("Ann", mark), ("bob", [("bpe", 1, "partial")]), ("zoe", mark)]


def test_a_later_run_adds_students_and_modules_and_takes_nothing_away(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann"), wanted("bob")])
        ledger.store([(KEY, verdict())], "bwrap")
        ledger.begin(replace(RUN, seed="new"), COURSE, [wanted("ann", OTHER, "tokens"), wanted("cid", OTHER, "tokens")])
        ledger.store([(OTHER, verdict(3, "tokens"))], "bwrap")
        nothing = "missing"
        assert points(ledger) == {
            "ann": [("tokens", 3, "partial"), ("bpe", 7.5, "partial")],
            "bob": [("tokens", 0, nothing), ("bpe", 7.5, "partial")],
            "cid": [("tokens", 3, "partial"), ("bpe", 0, nothing)],
        }
        assert {v.max_points for v in ledger.students()} == {30}
        assert ledger.students()[1].modules[0].message == "Nothing was handed in for it."
        assert ledger.run() == replace(RUN, seed="new")


def test_a_newer_submission_counts_once_it_is_graded(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann")])
        ledger.store([(KEY, verdict())], "bwrap")
        ledger.begin(RUN, COURSE, [wanted("ann", OTHER)])
        assert points(ledger) == {"ann": [("bpe", 7.5, "partial")]}
        assert ledger.ungraded() == ["ann"]
        ledger.store([(OTHER, verdict(2))], "bwrap")
        assert points(ledger) == {"ann": [("bpe", 2, "partial")]}
        assert ledger.ungraded() == []
        # The earlier files again: their verdict is known.
        assert ledger.begin(RUN, COURSE, [wanted("ann")]) == []
        assert points(ledger) == {"ann": [("bpe", 7.5, "partial")]}


@pytest.mark.parametrize("status", ["missing", "unreadable"])
def test_a_module_that_is_not_there_now_takes_no_mark_away(path, status):
    absent = wanted("ann", OTHER, is_there=False)
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [absent, wanted("bob")])
        ledger.store([(OTHER, verdict(0, status=status)), (KEY, verdict())], "bwrap")
        assert points(ledger)["ann"] == [("bpe", 0, status)]
        ledger.begin(RUN, COURSE, [wanted("ann")])
        assert points(ledger)["ann"] == [("bpe", 7.5, "partial")]
        assert ledger.begin(RUN, COURSE, [absent]) == [absent]
        assert points(ledger)["ann"] == [("bpe", 7.5, "partial")]


def test_what_a_stopped_run_waits_for_is_not_forgotten_by_one_that_lacks_it(path):
    absent = wanted("ann", OTHER, is_there=False)
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann")])
        assert ledger.begin(RUN, COURSE, [absent]) == [absent]
        assert ledger.ungraded() == ["ann"]


def test_students_whom_a_stopped_run_did_not_come_to_are_named(path):
    with Ledger.open(path) as ledger:
        keys = {"ann": KEY, "zoe": replace(KEY, files_sha256="5c"), "bob": OTHER}
        ledger.begin(RUN, COURSE, [wanted(student, key) for student, key in keys.items()])
        ledger.store([(KEY, verdict())], "bwrap")
        assert list(points(ledger)) == ["ann"]
        assert ledger.ungraded() == ["bob", "zoe"]
        ledger.begin(RUN, COURSE, [wanted("ann", OTHER, "tokens")])
        assert points(ledger)["ann"] == [("tokens", 0, "missing"), ("bpe", 7.5, "partial")]
        assert ledger.students()[0].modules[0].message == "It is not graded yet."


def test_marks_of_other_tests_or_another_seed_are_named(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("bob"), wanted("ann"), wanted("ann", OTHER, "tokens")])
        ledger.store([(KEY, verdict()), (OTHER, verdict(1, "tokens"))], "bwrap")
        assert ledger.outdated([("bpe", "suite"), ("tokens", "suite")], "seed") == []
        assert ledger.outdated([("bpe", "new"), ("tokens", "suite")], "seed") == [("ann", "bpe"), ("bob", "bpe")]
        assert ledger.outdated([("tokens", "suite")], "new") == [("ann", "tokens")]
        ledger.begin(RUN, COURSE, [wanted("ann", replace(KEY, suite_sha256="new"))])
        assert ledger.outdated([("bpe", "new")], "seed") == [("bob", "bpe")], "ann's is not graded yet"


@pytest.mark.parametrize(("stored", "asked"), [("none", "bwrap"), ("bwrap", "none")])
def test_one_verdict_without_a_sandbox_makes_a_run_without_one(path, stored, asked):
    with Ledger.open(path) as ledger:
        ledger.begin(replace(RUN, sandbox=asked), COURSE, [wanted("ann"), wanted("bob", OTHER)])
        ledger.store([(KEY, verdict())], stored)
        ledger.store([(OTHER, verdict())], "bwrap")
        assert ledger.run().sandbox == "none"
        assert [v.modules[0].sandbox for v in ledger.students()] == [stored, "bwrap"]
        ledger.begin(RUN, COURSE, [wanted("bob", OTHER)])
        assert ledger.run().sandbox == stored, "until it is graded again"
        ledger.store([(KEY, verdict())], "bwrap")
        assert ledger.run().sandbox == "bwrap"


def test_a_ledger_without_a_run_is_one_sentence(path):
    with Ledger.open(path) as ledger, pytest.raises(LlmlingsError, match="holds no run yet"):
        ledger.run()
    path.with_name("empty").touch()
    with pytest.raises(LlmlingsError, match="holds no run yet"):
        Ledger.read(path.with_name("empty"))


KILLED = """
import os, signal, sys
from pathlib import Path
from llmlings.course import Module
from llmlings.grade.ledger import Key, Ledger, Run, Wanted
from llmlings.grade.verdicts import ModuleVerdict
ledger = Ledger.open(Path(sys.argv[1]))
keys = {"ann": Key("5a", "suite", "seed"), "bob": Key("5b", "suite", "seed")}
course = [Module("bpe", "", "", 2, (), ())]
ledger.begin(Run("suite", "seed", "bwrap", "0.1.0"), course, [Wanted(name, "bpe", key) for name, key in keys.items()])
ledger.store([(keys["ann"], ModuleVerdict("bpe", "partial", 1, 1, 2, "", ()))], "bwrap")
ledger._connection.execute("BEGIN")
ledger._connection.execute("DELETE FROM verdict")
ledger._connection.execute("PRAGMA cache_spill = 1")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_run_keeps_what_it_had_stored(path):
    killed = subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert points(ledger) == {"ann": [("bpe", 1, "partial")]}
        assert ledger.ungraded() == ["bob"]


def refused(path, *words: str) -> None:
    """The ledger cannot be opened, for one sentence with these words, and is left as it is."""
    before = path.read_bytes()
    for opened in (Ledger.open, Ledger.read):
        with pytest.raises(LlmlingsError) as error:
            opened(path)
        assert all(word in str(error.value) for word in (str(path), *words))
        assert error.value.exit_status == (3 if "damaged" in words else 1)
        assert "\n" not in str(error.value)
        assert path.read_bytes() == before
        assert os.listdir(path.parent) == [path.name]


def filled(path):
    with Ledger.open(path) as ledger:
        for number in range(200):
            ledger.store([(replace(KEY, files_sha256=str(number)), verdict())], "bwrap")
    path.with_name(LOCK).unlink()
    return path


def test_a_file_that_is_no_database_is_left_as_it_is(path):
    path.write_text("student,points\n" * 100)
    refused(path, "damaged", "move it away")


def test_a_cut_ledger_is_left_as_it_is(path):
    filled(path)
    path.write_bytes(path.read_bytes()[:20_000])
    refused(path, "damaged")


def test_an_overwritten_page_is_found(path):
    filled(path)
    data = bytearray(path.read_bytes())
    data[12_288:12_388] = b"\xff" * 100
    path.write_bytes(data)
    refused(path, "damaged")


@pytest.mark.parametrize(
    ("change", "words"), [(1, ("newer llmlings", "pip install --upgrade")), (-1, ("older llmlings", "another folder"))]
)
def test_a_ledger_of_another_version_is_left_as_it_is(path, change, words):
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + change}")
    connection.close()
    refused(path, *words)


def test_another_programs_database_is_left_as_it_is(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE gradebook (x)")
    connection.close()
    refused(path, "no ledger of llmlings")


def test_a_verdict_that_makes_no_sense_is_one_sentence(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann")])
        ledger.store([(KEY, verdict())], "bwrap")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE verdict SET data = '{}'")
    connection.close()
    with Ledger.open(path) as ledger:
        with pytest.raises(LlmlingsError, match="damaged"):
            ledger.students()
        with pytest.raises(LlmlingsError, match="damaged"):
            ledger.verdict(KEY)


def test_a_folder_that_is_not_there_is_one_sentence(path):
    with pytest.raises(EnvironmentProblem, match="check the folder's permissions"):
        Ledger.open(path.parent / "absent" / "ledger.sqlite")


def test_a_full_disk_is_one_sentence_and_loses_nothing(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann"), wanted("bob", OTHER)])
        ledger.store([(KEY, verdict())], "bwrap")
        pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
        ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(EnvironmentProblem, match=f"^{path} cannot be used .+ full.+ free space"):
            ledger.store([(OTHER, replace(verdict(), message="x" * 10**6))], "bwrap")
        assert ledger.ungraded() == ["bob"]
    with Ledger.open(path) as ledger:
        ledger.store([(OTHER, verdict())], "bwrap")
        assert list(points(ledger)) == ["ann", "bob"]


def test_two_runs_cannot_grade_into_one_ledger(path):
    with Ledger.open(path) as ledger:
        with pytest.raises(LlmlingsError, match="in use by another llmlings"):
            Ledger.open(path)
        ledger.store([(KEY, verdict())], "bwrap")
    with Ledger.open(path) as ledger:
        assert ledger.has(KEY)


def test_it_can_be_read_while_somebody_grades_into_it(path):
    with Ledger.open(path) as ledger:
        ledger.begin(RUN, COURSE, [wanted("ann"), wanted("bob", OTHER)])
        with Ledger.read(path) as reader:
            assert points(reader) == {}
            ledger.store([(KEY, verdict())], "bwrap")
            assert list(points(reader)) == ["ann"]
            ledger.store([(OTHER, verdict())], "bwrap")
            assert list(points(reader)) == ["ann", "bob"]


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.ungraded() == []
