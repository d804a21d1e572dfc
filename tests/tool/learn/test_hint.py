"""`llmlings hint`: one rung at a time, and none is forgotten."""

from collections.abc import Callable

import pytest

from llmlings.course import Course
from llmlings.learn.hint import read_hints
from llmlings.learn.progress import ModuleResult, load, record
from llmlings.learn.workspace import digest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.usefixtures("learner")
def test_each_call_shows_the_next_hint_and_the_last_is_shown_again(run: Run) -> None:
    first = run("hint", "sums.add")
    assert first == (
        0, "sums.add: hint 1 of 3\n\nWhat does the plus sign do?\n\nOne more: llmlings hint sums.add\n", ""
    )  # fmt: skip
    second = run("hint", "sums.add")[1]
    assert "hint 2 of 3\n\nLook at `+`. For instance:\n\n```\n1 + 1\n```\n" in second
    third, again = run("hint", "sums.add")[1], run("hint", "sums.add")[1]
    assert "hint 3 of 3\n\nPut it between the two names.\n\nThis is the last one" in third
    assert "hint 3 of 3\n\nPut it between the two names.\n\nYou have seen all hints of this function." in again
    assert "docs/lessons/sums.md" in again


def test_a_level_can_be_chosen_and_what_was_seen_stays_seen(learner: Course, run: Run) -> None:
    assert "hint 2 of 3" in run("hint", "sums.add", "--level", "2")[1]
    assert "hint 1 of 3" in run("hint", "sums.add", "--level", "1")[1]
    assert "hint 3 of 3" in run("hint", "sums.add")[1]
    assert load(learner).hints == {"sums.add": 3}


def test_without_a_function_it_is_the_first_unfinished_one(learner: Course, run: Run) -> None:
    assert run("hint", "sums")[1].startswith("sums.add: hint 1")
    sha256 = digest(learner.exercise("sums"))
    record(learner, [ModuleResult("sums", sha256, {"add": 1}, {"add": 1})])
    assert run("hint", "sums")[1].startswith("sums.double: hint 1 of 1")
    assert run("hint")[1].startswith("sums.double: hint 1 of 1")


@pytest.mark.parametrize("word", ["sums.double", "Double", "1.double", "exercises/sums.py::double"])
@pytest.mark.usefixtures("learner")
def test_a_function_has_many_names(run: Run, word: str) -> None:
    assert run("hint", word)[1].startswith("sums.double: hint 1 of 1\n")


@pytest.mark.parametrize("word", ["1", "exercises\\sums.py", "tests/visible/test_sums.py"])
@pytest.mark.usefixtures("learner")
def test_a_module_has_many_names(run: Run, word: str) -> None:
    assert run("hint", word)[1].startswith("sums.add: hint 1 of 3\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["sum.add"], "There is no module 'sum'; did you mean 'sums.add'?"),
        (["doble"], "There is no module 'doble'; did you mean 'sums.double'?"),
        (["sums.ad"], "Module sums has no function 'ad'; did you mean 'sums.add'?"),
        (["sums.xyz"], "Module sums has no function 'xyz'; choose one of: sums.add, sums.double."),
        (["sums.add", "--level", "4"], "sums.add has 3 hints; choose a level from 1 to 3."),
        (["sums.add", "--level", "0"], "sums.add has 3 hints; choose a level from 1 to 3."),
    ],
)
@pytest.mark.usefixtures("learner")
def test_a_wrong_name_or_level_is_one_sentence(run: Run, words: list[str], sentence: str) -> None:
    assert run("hint", *words) == (2, "", f"{sentence}\n")


@pytest.mark.usefixtures("learner")
def test_a_function_without_hints_is_one_sentence(run: Run) -> None:
    status, _, err = run("hint", "words")
    assert status == 1
    assert err.startswith("docs/hints/words.md has no hints for count; ")


def test_hints_keep_their_lists_and_lose_their_line_breaks() -> None:
    text = "# Hints: m\n\nWords.\n\n## `f`\n\n1. One\n   two.\n\n   - a\n   - b\n2) Three.\n\n## A.g\n1. Four.\n"
    assert read_hints(text) == {"f": ["One two.\n\n- a\n- b", "Three."], "A.g": ["Four."]}
