"""`llmlings list`: all modules with state and points, and where the learner is."""

from collections.abc import Callable

import pytest

from llmlings.course import Course, Module
from llmlings.learn.progress import ModuleResult, record
from llmlings.learn.workspace import digest

Run = Callable[..., tuple[int, str, str]]


def finish(course: Course, module: Module) -> None:
    counts = dict.fromkeys(module.functions, 1)
    record(course, [ModuleResult(module.name, digest(course.exercise(module.name)), counts, counts)])


def change(course: Course, old: str, new: str) -> None:
    path = course.root / "course.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (
            "80",
            "One part\n"
            "    1  done         sums   10 points  Adding\n"
            "Another part\n"
            "->  2  to do        words   5 points  Counting the words of a long text by Jane\n"
            "                                      Austen (you are here)\n",
        ),
        (
            "40",
            "One part\n"
            "    1  done         sums\n"
            "       10 points: Adding\n"
            "Another part\n"
            "->  2  to do        words\n"
            "       5 points: Counting the words of a\n"
            "       long text by Jane Austen (you are\n"
            "       here)\n",
        ),
    ],
)
def test_parts_states_points_and_whole_titles_fit_the_terminal(
    learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch, columns: str, shown: str
) -> None:
    finish(learner, learner.modules[0])
    change(learner, '"Counting"', '"Counting the words of a long text by Jane Austen"')
    monkeypatch.setenv("COLUMNS", columns)
    assert run("list") == (0, shown, "")


def test_at_the_end_the_arrow_is_gone(learner: Course, run: Run) -> None:
    for module in learner.modules:
        finish(learner, module)
    assert "->" not in run("list")[1]
    assert "you are here" not in run("list")[1]


@pytest.mark.parametrize("columns", ["40", "69", "70", "80", "200"])
def test_no_line_is_longer_than_the_terminal(
    learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    change(learner, 'name = "words"', 'name = "words"\nrequires = ["torch"]')
    monkeypatch.setenv("COLUMNS", columns)
    assert [line for line in run("list")[1].splitlines() if len(line) > int(columns)] == []


def test_what_needs_pytorch_is_named_with_its_size(learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "PyTorch" not in run("list")[1]
    change(learner, 'name = "words"', 'name = "words"\nrequires = ["torch"]')
    monkeypatch.setattr("llmlings.course.importlib.util.find_spec", lambda name: None)
    assert "\nwords needs PyTorch. Its CPU build is enough, about 200 MB: pytorch.org says how" in run("list")[1]
    change(learner, 'name = "sums"', 'name = "sums"\nrequires = ["torch"]')
    assert "\nsums and words need PyTorch. Its CPU" in run("list")[1]
    monkeypatch.setattr("llmlings.course.importlib.util.find_spec", lambda name: object())
    assert "\nsums and words need PyTorch, which is installed.\n" in run("list")[1]
    change(learner, '"torch"', '"nltk"')
    monkeypatch.setattr("llmlings.course.importlib.util.find_spec", lambda name: None)
    assert "\nsums and words need nltk.\n" in run("list")[1]
