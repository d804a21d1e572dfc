"""The ledger keeps every verdict, whatever happens to the run."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest

from llmlings.errors import LlmlingsError
from llmlings.grade.ledger import SCHEMA, Ledger, Run
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict, from_data

RUN = Run("suite", "seed", "bwrap", "0.1.0")


def verdict(
    student: str = "ann", submission: str = "5a", suite: str = "suite", seed: str = "seed", points: float = 7.5
):
    test = TestVerdict("t::a", "A.", "visible", "failed", 0, 0.5714, "é\nnot \ud800 equal\0", "counts_once", 0.01)
    module = ModuleVerdict("bpe", "partial", points, points, 15, "", (test,))
    return StudentVerdict(student, submission, suite, seed, points, 15, (module,))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


def test_a_verdict_comes_back_for_its_submission_suite_and_seed_alone(path):
    with Ledger.open(path) as ledger:
        ledger.store(verdict(), "bwrap")
    with Ledger.open(path) as ledger:
        assert from_data(ledger.verdict("5a", "suite", "seed")) == verdict()
        assert ledger.verdict("5b", "suite", "seed") is None
        assert ledger.verdict("5a", "other", "seed") is None
        assert ledger.verdict("5a", "suite", "") is None


def test_grading_again_takes_the_place_of_the_earlier_verdict(path):
    with Ledger.open(path) as ledger:
        ledger.store(verdict(points=1), "bwrap")
        ledger.store(verdict(points=2), "bwrap")
        ledger.store(verdict(points=3, seed="other"), "bwrap")
        assert ledger.verdict("5a", "suite", "seed")["points"] == 2


def test_students_with_the_same_files_share_a_verdict_and_are_sorted(path):
    with Ledger.open(path) as ledger:
        ledger.store(verdict("zoe"), "bwrap")
        ledger.store(verdict("bob", "5b", points=1), "bwrap")
        ledger.set_class(RUN, {"zoe": "5a", "bob": "5b", "Ann": "5a"})
        assert ledger.students() == [verdict("Ann"), verdict("bob", "5b", points=1), verdict("zoe")]


def test_the_class_is_that_of_the_last_run(path):
    with Ledger.open(path) as ledger:
        ledger.store(verdict(), "bwrap")
        ledger.store(verdict(seed="new"), "bwrap")
        ledger.set_class(RUN, {"ann": "5a", "bob": "5a"})
        ledger.set_class(replace(RUN, seed="new"), {"ann": "5a"})
        assert ledger.students() == [verdict(seed="new")]
        assert ledger.run() == Run("suite", "new", "bwrap", "0.1.0")


def test_students_whom_a_stopped_run_did_not_come_to_are_named(path):
    with Ledger.open(path) as ledger:
        ledger.set_class(RUN, {"ann": "5a", "zoe": "5c", "bob": "5b"})
        ledger.store(verdict(), "bwrap")
        assert ledger.students() == [verdict()]
        assert ledger.ungraded() == ["bob", "zoe"]


@pytest.mark.parametrize(("stored", "asked"), [("none", "bwrap"), ("bwrap", "none")])
def test_one_verdict_without_a_sandbox_makes_a_run_without_one(path, stored, asked):
    with Ledger.open(path) as ledger:
        ledger.store(verdict(), stored)
        ledger.store(verdict(submission="5b"), "bwrap")
        ledger.set_class(replace(RUN, sandbox=asked), {"ann": "5a", "bob": "5b"})
        assert ledger.run().sandbox == "none"
        ledger.set_class(RUN, {"bob": "5b"})
        assert ledger.run().sandbox == "bwrap"


def test_a_ledger_without_a_run_is_one_sentence(path):
    with Ledger.open(path) as ledger, pytest.raises(LlmlingsError, match="holds no run yet"):
        ledger.run()


KILLED = """
import os, signal, sys
from pathlib import Path
from llmlings.grade.ledger import Ledger, Run
from llmlings.grade.verdicts import StudentVerdict
ledger = Ledger.open(Path(sys.argv[1]))
ledger.set_class(Run("suite", "seed", "bwrap", "0.1.0"), {"ann": "5a", "bob": "5b"})
ledger.store(StudentVerdict("ann", "5a", "suite", "seed", 1, 2, ()), "bwrap")
ledger._connection.execute("BEGIN")
ledger._connection.execute("DELETE FROM verdict")
ledger._connection.execute("PRAGMA cache_spill = 1")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_run_keeps_what_it_had_stored(path):
    killed = subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert ledger.students() == [StudentVerdict("ann", "5a", "suite", "seed", 1, 2, ())]
        assert ledger.ungraded() == ["bob"]


def refused(path, *words: str) -> None:
    """The ledger cannot be opened, for one sentence with these words, and is left as it is."""
    before = path.read_bytes()
    with pytest.raises(LlmlingsError) as error:
        Ledger.open(path)
    assert all(word in str(error.value) for word in (str(path), *words))
    assert "\n" not in str(error.value)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def filled(path):
    with Ledger.open(path) as ledger:
        for number in range(200):
            ledger.store(verdict(submission=str(number)), "bwrap")
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
        ledger.store(verdict(), "bwrap")
        ledger.set_class(RUN, {"ann": "5a"})
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE verdict SET data = '{}'")
    connection.close()
    with Ledger.open(path) as ledger:
        with pytest.raises(LlmlingsError, match="damaged"):
            ledger.students()
        with pytest.raises(LlmlingsError, match="damaged"):
            ledger.verdict("5a", "suite", "seed")


def test_a_folder_that_is_not_there_is_one_sentence(path):
    with pytest.raises(LlmlingsError, match="check the folder's permissions"):
        Ledger.open(path.parent / "absent" / "ledger.sqlite")


def test_two_runs_cannot_grade_into_one_ledger(path):
    with Ledger.open(path) as ledger:
        with pytest.raises(LlmlingsError, match="in use by another llmlings"):
            Ledger.open(path)
        ledger.store(verdict(), "bwrap")
    with Ledger.open(path) as ledger:
        assert ledger.verdict("5a", "suite", "seed")


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.ungraded() == []
