"""Guided mode: what keys and saves do, and what is shown."""

import io
import queue
import re

import pytest
from rich.console import Console

from llmlings.course import Course, Module
from llmlings.errors import LlmlingsError
from llmlings.learn.watch import Watch
from llmlings.testing.results import TestResult


class FakeRun:
    """Tells what a test puts into it."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.told: queue.SimpleQueue[object] = queue.SimpleQueue()
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


def result(function: str, status: str, message: str = "", **more: str) -> TestResult:
    return TestResult(f"tests/visible/test_sums.py::test_{function}", "A sentence.", "sums", function, "visible",
                      status, message, **more)  # type: ignore[arg-type]  # fmt: skip


class Screen:
    """A watch over the toy course, its runs, and what it has shown since this was last asked."""

    def __init__(self, course: Course) -> None:
        self.text = io.StringIO()
        self.runs: list[FakeRun] = []
        console = Console(file=self.text, width=80, force_terminal=False, markup=False, highlight=False)
        self.watch = Watch(course, console, self._start)
        self.watch.check()

    def _start(self, _: Course, module: Module) -> FakeRun:  # type: ignore[override]
        self.runs.append(FakeRun(module))
        return self.runs[-1]

    def told(self, what: object) -> str:
        self.shown()
        self.runs[-1].told.put(what)
        self.watch.look()
        return self.shown()

    def shown(self) -> str:
        text = self.text.getvalue()
        self.text.seek(0)
        self.text.truncate()
        return text

    def press(self, key: str) -> str:
        self.shown()
        self.watch.press(key)
        return self.shown()


@pytest.fixture
def screen(learner: Course) -> Screen:
    return Screen(learner)


def save(course: Course, name: str, text: str) -> None:
    course.exercise(name).write_text(text, encoding="utf-8")


def test_it_begins_with_a_test_of_the_first_module_that_is_not_done(screen: Screen) -> None:
    text = screen.shown()
    assert [run.module.name for run in screen.runs] == ["sums"]
    assert "0 of 3 functions" in text
    assert "sums - Adding" in text
    assert "checking sums ..." in text
    assert "  quit" in text


def test_results_are_shown_with_the_first_failure_and_what_to_write(screen: Screen) -> None:
    text = screen.told([result("add", "failed", "add gave 1 where 3 is expected."), result("double", "todo")])
    assert "1 of 1 fail   add" in text
    assert "add gave 1 where 3 is expected." in text
    assert "Write add in exercises/sums.py, line " in text
    assert "checking" not in text


def test_a_last_line_of_the_stub_that_was_left_is_named(screen: Screen, learner: Course) -> None:
    save(learner, "sums", "def add(a, b):\n    total = a + b\n    raise NotImplementedError('add')\n")
    screen.watch.look()
    text = screen.told([result("add", "todo"), result("double", "todo")])
    assert "add still has `raise NotImplementedError(...)`, in line 3." in text


def test_a_file_that_cannot_be_read_is_to_be_corrected(screen: Screen) -> None:
    broken = "exercises/sums.py: line 9: '(' was never closed."
    text = screen.told([result("add", "error", broken), result("double", "error", broken)])
    assert "Correct exercises/sums.py and save it" in text
    assert "Write" not in text


def test_a_function_that_is_gone_comes_with_a_way_back(screen: Screen, learner: Course) -> None:
    save(learner, "sums", "def double(a):\n    return 2 * a\n")
    screen.watch.look()
    text = screen.told([result("add", "error", "there is no function 'add'."), result("double", "passed")])
    sentence = "exercises/sums.py has no add; `llmlings reset sums.add` puts it back as it was handed out."
    assert sentence in " ".join(text.split())
    assert "None" not in text


def test_what_an_answer_prints_does_not_push_its_failure_off_the_screen(screen: Screen) -> None:
    printed = "".join(f"line {number}\n" for number in range(100))
    text = screen.told([result("add", "failed", "add gave 1 where 3 is expected.", printed=printed)])
    assert "Your code printed (the first 4 of 100 lines):" in text
    assert len(text.splitlines()) <= 24


def test_what_waits_says_for_what_and_names_its_place(screen: Screen) -> None:
    waiting = result("double", "blocked", "double waits for add.", waits_for="add")
    text = screen.told([result("add", "passed"), waiting])
    assert "double waits for add." in text
    assert "Write add in exercises/sums.py, line " in text


def test_what_waits_for_a_function_of_a_later_module_names_that_module(screen: Screen) -> None:
    waiting = result("add", "blocked", "add waits for count.", waits_for="count")
    assert "Write count in exercises/words.py, line " in screen.told([waiting])


def test_a_save_ends_the_run_that_is_under_way_and_begins_another(screen: Screen, learner: Course) -> None:
    save(learner, "sums", "x = 1\n")
    screen.watch.look()
    assert [run.cancelled for run in screen.runs] == [True, False]
    screen.watch.look()
    assert len(screen.runs) == 2


def test_a_save_of_another_module_changes_nothing(screen: Screen, learner: Course) -> None:
    save(learner, "words", "x = 1\n")
    screen.watch.look()
    assert len(screen.runs) == 1


def test_it_never_goes_on_by_itself_and_n_does(screen: Screen, learner: Course) -> None:
    text = screen.told([result("add", "passed"), result("double", "passed")])
    assert "sums is done: " in text
    assert "hidden tests ask" in text
    assert screen.watch.module.name == "sums"
    screen.press("n")
    # Its file is untouched, so by the record it is not done; the next one of the course follows all the same.
    assert screen.watch.module.name in ("sums", "words")
    assert len(screen.runs) == 2


def test_a_module_that_is_not_done_is_left_by_pressing_n_twice(screen: Screen) -> None:
    screen.told([result("add", "failed", "No."), result("double", "todo")])
    assert "Press n again" in screen.press("n")
    assert screen.watch.module.name == "sums"
    screen.press("n")
    assert screen.watch.module.name == "words"
    assert [run.module.name for run in screen.runs] == ["sums", "words"]


def test_another_key_forgets_the_first_n(screen: Screen) -> None:
    screen.told([result("add", "failed", "No."), result("double", "todo")])
    screen.press("n")
    screen.press("t")
    assert "Press n again" in screen.press("n")


def test_after_three_different_failing_saves_a_hint_is_offered(screen: Screen, learner: Course) -> None:
    failing = [result("add", "failed", "No."), result("double", "todo")]
    for number in range(2):
        assert "the key h gives a hint" not in screen.told(failing)
        save(learner, "sums", f"x = {number}\n")
        screen.watch.look()
    assert "the key h gives a hint" in screen.told(failing)


def test_keys_show_hint_list_and_the_source_of_the_test(screen: Screen, capsys: pytest.CaptureFixture[str]) -> None:
    visible = screen.watch.course.tests("sums", "visible").read_text(encoding="utf-8")
    name = re.findall(r"def test_(\w+)", visible)[0]
    failing = TestResult(f"tests/visible/test_sums.py::test_{name}", "A.", "sums", "add", "visible", "failed", "No.")
    screen.told([failing, result("double", "todo")])
    screen.press("h")
    assert "sums.add: hint 1 of" in capsys.readouterr().out
    screen.press("l")
    assert "words" in capsys.readouterr().out
    text = screen.press("t")
    assert f"def test_{name}" in text
    assert "  quit" in text


def test_what_a_key_cannot_do_is_one_sentence(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LlmlingsError("The disk is full; make room.")

    monkeypatch.setattr("llmlings.learn.hint.run", fail)
    assert "The disk is full; make room." in screen.press("h")


def test_a_run_that_cannot_be_is_one_sentence(screen: Screen) -> None:
    text = screen.told(LlmlingsError("tests/visible/test_sums.py is missing; take it from a new workspace."))
    assert "tests/visible/test_sums.py is missing" in text
    assert "checking" not in text


def test_other_keys_do_nothing_and_q_ends(screen: Screen) -> None:
    assert screen.press("x") == ""
    assert not screen.watch.ended
    screen.press("q")
    assert screen.watch.ended
