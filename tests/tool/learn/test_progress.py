"""Progress is remembered, never lost, and never claims more than the last test run showed."""

import json
import os
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.errors import EnvironmentProblem
from llmlings.learn import progress
from llmlings.learn.progress import (
    ModuleResult,
    current_module,
    load,
    module_result,
    record,
    record_hint,
    record_reveal,
    states,
)
from llmlings.learn.workspace import digest

DONE = {"add": 2, "double": 1}


def results(course: Course, passed: dict[str, int], total: dict[str, int] = DONE) -> ModuleResult:
    return ModuleResult("sums", digest(course.exercise("sums")), passed, total)


def edit(course: Course) -> None:
    with course.exercise("sums").open("ab") as file:
        file.write(b"# mine\n")


def path_of(course: Course) -> Path:
    return course.root / ".llmlings" / "progress.json"


def test_outcomes_are_counted_for_each_function() -> None:
    outcomes = [("add", True), ("double", False), ("add", False)]
    assert module_result("sums", "abc", outcomes) == ModuleResult(
        "sums", "abc", {"add": 1, "double": 0}, {"add": 2, "double": 1}
    )


def test_a_new_module_is_to_do_and_an_edited_one_in_progress(learner: Course) -> None:
    assert states(learner)["sums"] == "to do"
    edit(learner)
    assert states(learner)["sums"] == "in progress"


def test_a_module_is_done_as_long_as_its_file_is_what_was_tested(learner: Course) -> None:
    edit(learner)
    record(learner, [results(learner, DONE)])
    assert states(learner)["sums"] == "done"
    edit(learner)
    assert states(learner)["sums"] == "in progress"


@pytest.mark.parametrize(
    ("passed", "total"),
    [({"add": 1, "double": 1}, DONE), ({"add": 2}, {"add": 2}), ({}, {})],
    ids=["a test fails", "a function was not tested", "nothing was tested"],
)
def test_a_module_is_not_done_before_every_function_is(
    learner: Course, passed: dict[str, int], total: dict[str, int]
) -> None:
    edit(learner)
    record(learner, [results(learner, passed, total)])
    assert states(learner)["sums"] == "in progress"


def test_a_stub_of_which_something_passes_is_in_progress(learner: Course) -> None:
    record(learner, [results(learner, {"add": 1})])
    assert states(learner)["sums"] == "in progress"


def test_old_results_say_nothing_about_a_stub_that_was_put_back(learner: Course) -> None:
    stub = learner.exercise("sums").read_bytes()
    edit(learner)
    record(learner, [results(learner, DONE)])
    learner.exercise("sums").write_bytes(stub)
    assert states(learner)["sums"] == "to do"


def test_the_current_module_is_the_first_that_is_not_done(learner: Course) -> None:
    assert current_module(learner, states(learner)) == learner.modules[0]
    record(learner, [results(learner, DONE)])
    assert current_module(learner, states(learner)) == learner.modules[1]
    record(learner, [ModuleResult("words", digest(learner.exercise("words")), {"count": 1}, {"count": 1})])
    assert current_module(learner, states(learner)) is None


def test_each_record_keeps_the_others(learner: Course) -> None:
    record(learner, [results(learner, DONE)])
    record_hint(learner, "sums.add", 2)
    record_hint(learner, "sums.add", 1)
    record_reveal(learner, "words")
    found = load(learner)
    assert found.results["sums"].passed == DONE
    assert found.hints == {"sums.add": 2}
    assert [reveal.module for reveal in found.reveals] == ["words"]
    assert found.reveals[0].time.endswith("+00:00")


def test_a_reveal_from_before_functions_were_named_is_of_the_module(learner: Course) -> None:
    record_reveal(learner, "words")
    text = path_of(learner).read_text(encoding="utf-8")
    reveal = json.loads(text)["reveals"][0]
    assert reveal.pop("function") == ""
    path_of(learner).write_text(json.dumps(json.loads(text) | {"reveals": [reveal]}), encoding="utf-8")
    assert [(reveal.module, reveal.function) for reveal in load(learner).reveals] == [("words", "")]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff", b'{"schema": "1"}', b'{"schema": 1, "results": 3}', b"[" * 100_000],
    ids=["empty", "cut off", "a list", "not UTF-8", "odd schema", "odd entry", "very deep"],
)
def test_a_damaged_file_is_kept_aside_and_said(
    learner: Course, capsys: pytest.CaptureFixture[str], damage: bytes
) -> None:
    for number in (1, 2):
        path_of(learner).write_bytes(damage)
        assert load(learner) == progress.Progress()
        assert f"progress-damaged-{number}.json" in capsys.readouterr().err
        assert path_of(learner).with_name(f"progress-damaged-{number}.json").read_bytes() == damage
    record_hint(learner, "sums.add", 1)
    assert load(learner).hints == {"sums.add": 1}


def test_a_file_of_a_newer_version_is_left_alone(learner: Course) -> None:
    newer = json.dumps({"schema": 2})
    path_of(learner).write_text(newer, encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="newer llmlings"):
        record_hint(learner, "sums.add", 1)
    assert path_of(learner).read_text(encoding="utf-8") == newer


def test_a_write_that_fails_leaves_the_old_file_and_no_other(learner: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    record_hint(learner, "sums.add", 1)
    before = sorted(path_of(learner).parent.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(EnvironmentProblem, match="No space left"):
        record_hint(learner, "sums.add", 2)
    assert sorted(path_of(learner).parent.iterdir()) == before
    assert load(learner).hints == {"sums.add": 1}


def test_a_folder_that_cannot_be_written_is_one_sentence(learner: Course) -> None:
    for path in (learner.root / ".llmlings").iterdir():
        path.unlink()
    (learner.root / ".llmlings").rmdir()
    (learner.root / ".llmlings").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match=r"progress\.json cannot be (read|written)"):
        record_hint(learner, "sums.add", 1)
