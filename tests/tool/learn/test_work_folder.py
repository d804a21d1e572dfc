"""What `llmlings doctor` says of a workspace, each trouble made or simulated."""

import os
import shutil
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from llmlings.course import Course, load_course
from llmlings.learn import platforms, work_folder
from llmlings.learn.handed_out import PENDING


@pytest.fixture(autouse=True)
def _on_a_system_with_a_plain_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "WINDOWS", False)
    monkeypatch.setattr(platforms, "python", lambda: "python")


def write(course: Course, content: bytes) -> None:
    course.exercise("sums").write_bytes(content)


@pytest.mark.parametrize(
    ("installed", "health", "mend"),
    [
        ("0.2.0", "ok", ""),
        ("0.3.0", "look", "Run `llmlings update`."),
        ("0.1.9", "look", "Run `python -m pip install --upgrade llmlings`."),
    ],
    ids=["same", "newer", "older"],
)
def test_a_workspace_is_of_the_installed_version(
    learner: Course, monkeypatch: pytest.MonkeyPatch, installed: str, health: str, mend: str
) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: installed)
    monkeypatch.setattr(platforms, "find_spec", lambda name: object())
    found = work_folder.version(learner)
    assert (found.health, found.mend) == (health, mend)


def test_a_checkout_needs_no_record(checkout: Path) -> None:
    assert work_folder.version(load_course(checkout)).health == "ok"


def test_a_lost_record_is_made_again_by_an_update(learner: Course) -> None:
    learner.private("origin.json").unlink()
    found = work_folder.version(learner)
    assert (found.health, found.mend) == ("look", "Run `llmlings update`.")
    assert "nothing says what was handed out there" in found.text


def test_an_update_that_was_stopped_is_to_be_finished(learner: Course) -> None:
    learner.private(PENDING).write_text("{}", encoding="utf-8")
    assert work_folder.version(learner).mend == "Run `llmlings update` again."


def test_a_learner_may_write_in_a_new_workspace(learner: Course) -> None:
    assert work_folder.rights(learner).health == "ok"


def test_a_folder_that_takes_no_file_is_broken(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tempfile.TemporaryFile

    def refuse(dir: Path) -> Any:
        if dir.name == "exercises":
            raise PermissionError(13, "Permission denied")
        return real(dir=dir)

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    found = work_folder.rights(learner)
    assert (found.health, found.text) == ("broken", "you cannot write in exercises")


def test_a_file_that_cannot_be_written_is_broken(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "words.py")
    found = work_folder.rights(learner)
    assert (found.health, found.text) == ("broken", "you cannot write in exercises/words.py")


@pytest.mark.parametrize(("megabytes", "health"), [(9, "broken"), (150, "look"), (1000, "ok")])
def test_space_is_needed(learner: Course, monkeypatch: pytest.MonkeyPatch, megabytes: int, health: str) -> None:
    usage = type("Usage", (), {"free": megabytes * 10**6})
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert work_folder.space(learner).health == health


def test_a_place_of_others_is_to_look_at(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "remote_drive", lambda folder: "")
    assert work_folder.place(learner).health == "ok"
    monkeypatch.setattr(platforms, "remote_drive", lambda folder: "a network drive")
    found = work_folder.place(learner)
    assert (found.health, "a network drive" in found.text) == ("look", True)
    monkeypatch.setattr(platforms, "syncing_service", lambda folder: "Dropbox")
    found = work_folder.place(learner)
    assert (found.health, "Dropbox" in found.text) == ("look", True)


def test_a_bracket_in_the_path_is_to_look_at(learner: Course, tmp_path: Path) -> None:
    assert work_folder.path(learner).health == "ok"
    moved = tmp_path / "NLP [2026]"
    shutil.copytree(learner.root, moved)
    assert work_folder.path(load_course(moved)).health == "look"


def test_windows_allows_no_long_path(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = len(str(learner.root)) + len("/tests/visible/test_words.py")
    monkeypatch.setattr(platforms, "LONGEST_PATH", longest - 1)
    assert work_folder.path(learner).health == "ok"
    monkeypatch.setattr(platforms, "WINDOWS", True)
    assert work_folder.path(learner).health == "broken"
    monkeypatch.setattr(platforms, "LONGEST_PATH", longest)
    assert work_folder.path(learner).health == "ok"


def test_edited_tests_are_to_look_at_and_edited_exercises_are_the_course(learner: Course) -> None:
    write(learner, b"mine")
    (learner.root / "README.md").write_text("mine", encoding="utf-8")
    assert work_folder.handed_out(learner).health == "ok"
    learner.tests("sums", "visible").write_text("mine", encoding="utf-8")
    found = work_folder.handed_out(learner)
    assert (found.health, found.text) == ("look", "not as handed out: tests/visible/test_sums.py")
    assert "`llmlings update --restore tests/visible/test_sums.py`" in found.mend


def test_a_missing_file_is_broken(learner: Course) -> None:
    learner.hints("sums").unlink()
    found = work_folder.handed_out(learner)
    assert (found.health, found.text) == ("broken", "missing: docs/hints/sums.md")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("# caf\u00e9\n".encode(), ""),
        ("\ufeff# caf\u00e9\n".encode(), ""),
        (b"# -*- coding: latin-1 -*-\n# caf\xe9\n", ""),
        (b"x = 1\n\n# caf\xe9\n", "line 3"),
        (b"# caf\xe9\n", "line 1"),
        (b"# coding: utf-8\nx = '\xe9'\n", "line 2"),
        ("x = 1\n".encode("utf-16"), "line 1 (it is UTF-16)"),
        (b"x = 1\ny = '\0'\n", "line 2 (a null byte)"),
        (b"", ""),
    ],
    ids=["utf-8", "mark", "named", "third line", "first line", "named wrongly", "utf-16", "null", "empty"],
)
def test_the_line_that_is_no_utf_8_is_named(learner: Course, content: bytes, place: str) -> None:
    write(learner, content)
    found = work_folder.texts(learner)
    assert (found.health, found.text) == (
        ("broken", f"not UTF-8: exercises/sums.py, {place}") if place else ("ok", "all exercises are UTF-8")
    )


@pytest.mark.parametrize(
    ("content", "health", "words"),
    [
        (b"def f():\n    return 1  #\ttab\n", "ok", ""),
        (b"def f():\n\treturn 1\n", "look", "exercises/sums.py, line 2"),
        (b"def f():\n    x = 1\n\treturn x\n", "broken", "exercises/sums.py, line 3"),
        (b"def f(:\n\treturn 1\n", "look", "exercises/sums.py, line 2"),
        (b"def f():\n\treturn '\\d'\n", "look", "exercises/sums.py, line 2"),
    ],
    ids=["in a line", "all tabs", "mixed", "no Python", "warning"],
)
def test_tabs_are_named_with_their_line(learner: Course, content: bytes, health: str, words: str) -> None:
    write(learner, content)
    found = work_folder.tabs(learner)
    assert (found.health, words in found.text) == (health, True)


def test_a_file_that_hides_a_package_is_to_look_at(learner: Course) -> None:
    (learner.root / "mine.py").write_text("", encoding="utf-8")
    assert work_folder.names(learner).health == "ok"
    for name in ("random.py", "numpy.py"):
        (learner.root / name).write_text("", encoding="utf-8")
    found = work_folder.names(learner)
    assert (found.health, found.text) == ("look", "numpy.py, random.py can hide the package of that name")


def test_a_save_is_noticed(learner: Course) -> None:
    before = sorted(learner.root.rglob("*"))
    assert work_folder.saves(learner).health == "ok"
    assert sorted(learner.root.rglob("*")) == before


def test_a_drive_that_tells_no_save_is_to_look_at(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    class SameTime(type(learner.root)):
        def stat(self, **options: Any) -> Any:
            return type("Status", (), {"st_mtime_ns": 0, "st_size": 1})

    real = work_folder._seconds_to_notice
    monkeypatch.setattr(work_folder, "SAVE_SECONDS", 0.1)
    monkeypatch.setattr(work_folder, "_seconds_to_notice", lambda path: real(SameTime(path)))
    found = work_folder.saves(learner)
    assert (found.health, "`llmlings check`" in found.mend) == ("look", True)


def test_a_save_that_cannot_be_made_is_broken(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> float:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(work_folder, "_seconds_to_notice", refuse)
    found = work_folder.saves(learner)
    assert (found.health, "Permission denied" in found.text) == ("broken", True)


def test_a_clock_goes_right(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    assert work_folder.clock(learner).health == "ok"
    future = time.time() + 3600
    os.utime(learner.exercise("sums"), (future, future))
    found = work_folder.clock(learner)
    assert (found.health, found.text) == ("look", "exercises from the future: sums.py")
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert "before llmlings was installed" in work_folder.clock(learner).text


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without settings for pytest."""
    for name in [name for name in os.environ if name.startswith("PYTEST_")]:
        monkeypatch.delenv(name)
    return monkeypatch


def test_plain_pytest_finds_the_tests(learner: Course, plain: pytest.MonkeyPatch) -> None:
    # A setting that does no harm is nobody's business.
    plain.setenv("PYTEST_ADDOPTS", "-x")
    assert work_folder.plain_pytest(learner).health == "ok"


@pytest.mark.parametrize(
    ("name", "value"),
    [("PYTEST_ADDOPTS", "--no-such-option"), pytest.param("PYTEST_PLUGINS", "no_such", marks=pytest.mark.long)],
)
def test_the_setting_that_disturbs_pytest_is_named(
    learner: Course, plain: pytest.MonkeyPatch, name: str, value: str
) -> None:
    plain.setenv("PYTEST_THEME", "default")
    plain.setenv(name, value)
    found = work_folder.plain_pytest(learner)
    assert (found.health, found.mend) == ("look", f"Run `unset {name}`.")
    assert found.text.startswith(f"{name} disturbs it; `llmlings check` does not")


def test_plugins_that_disturb_pytest_are_named(learner: Course, plain: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pytest_bad.py").write_text("def pytest_configure(): raise ValueError", encoding="utf-8")
    information = tmp_path / "pytest_bad-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: pytest-bad\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text("[pytest11]\nbad = pytest_bad\n", encoding="utf-8")
    plain.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    plain.syspath_prepend(str(tmp_path))
    found = work_folder.plain_pytest(learner)
    assert found.health == "look"
    assert found.text.startswith("one of these plugins disturbs it: ")
    assert "pytest-bad" in found.text


def test_what_disturbs_pytest_otherwise_is_left_to_pytest(learner: Course, plain: pytest.MonkeyPatch) -> None:
    (learner.root / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
    found = work_folder.plain_pytest(learner)
    assert (found.health, found.text) == ("look", "it does not run")
    assert found.mend.startswith("`python -m pytest` says why; ")


def test_a_pytest_without_an_end_is_stopped(learner: Course, plain: pytest.MonkeyPatch) -> None:
    (learner.root / "conftest.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    plain.setattr(work_folder, "PYTEST_SECONDS", 0.5)
    assert work_folder.plain_pytest(learner).text == "it does not run"
