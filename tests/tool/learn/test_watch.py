"""Guided mode: what keys and saves do, and what is shown."""

import contextlib
import io
import queue
import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from llmlings.course import Course, Module
from llmlings.errors import LlmlingsError
from llmlings.learn.progress import ModuleResult, record
from llmlings.learn.screen import ASCII, DRAWN, Signs
from llmlings.learn.watch import Watch
from llmlings.learn.workspace import digest
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

    def __init__(self, course: Course, signs: Signs = ASCII) -> None:
        self.text = io.StringIO()
        self.runs: list[FakeRun] = []
        console = Console(file=self.text, width=80, force_terminal=False, markup=False, highlight=False)
        self.watch = Watch(course, console, self._start, signs=signs)
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

    def save(self, text: str) -> None:
        """Save the file that is watched; it is looked at as rarely as a slow drive asks for."""
        count = len(self.runs)
        self.watch.course.exercise(self.watch.module.name).write_text(text, encoding="utf-8")
        deadline = time.monotonic() + 60
        while len(self.runs) == count and time.monotonic() < deadline:
            self.watch.look()

    def press(self, key: str) -> str:
        self.shown()
        self.watch.press(key)
        return self.shown()


@pytest.fixture
def screen(learner: Course, monkeypatch: pytest.MonkeyPatch) -> Screen:
    # What answers questions here is no terminal, whose way of reading could be changed.
    monkeypatch.setattr("llmlings.learn.watch.whole_lines", contextlib.nullcontext)
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


def test_signs_beside_the_words_are_for_terminals_that_can_show_them(learner: Course) -> None:
    results = [result("add", "failed", "No."), result("double", "passed")]
    for signs, shown in (
        (DRAWN, ("[░░░", "  × 1 of 1 fail", "  √ done ")),
        (ASCII, ("[---", "  1 of 1 fail", "  done ")),
    ):
        screen = Screen(learner, signs)
        text = screen.told(results)
        assert all(sign in text for sign in shown), text
        assert text.isascii() == (signs is ASCII)


def test_a_last_line_of_the_stub_that_was_left_is_named(screen: Screen, learner: Course) -> None:
    screen.save("def add(a, b):\n    total = a + b\n    raise NotImplementedError('add')\n")
    text = screen.told([result("add", "todo"), result("double", "todo")])
    assert "add still has `raise NotImplementedError(...)`, in line 3." in text


def test_a_file_that_cannot_be_read_is_to_be_corrected(screen: Screen) -> None:
    broken = "exercises/sums.py: line 9: '(' was never closed."
    text = screen.told([result("add", "error", broken), result("double", "error", broken)])
    assert "Correct exercises/sums.py and save it" in text
    assert "Write" not in text


def test_a_function_that_is_gone_comes_with_a_way_back(screen: Screen, learner: Course) -> None:
    screen.save("def double(a):\n    return 2 * a\n")
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
    screen.save("x = 1\n")
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
    screen.press("l")
    screen.press("escape")
    assert "Press n again" in screen.press("n")


def test_after_three_different_failing_saves_a_hint_is_offered(screen: Screen, learner: Course) -> None:
    failing = [result("add", "failed", "No."), result("double", "todo")]
    for number in range(2):
        assert "the key h gives a hint" not in screen.told(failing)
        screen.save(f"x = {number}\n")
    assert "the key h gives a hint" in screen.told(failing)


def test_keys_show_hint_list_and_the_source_of_the_test(screen: Screen, capsys: pytest.CaptureFixture[str]) -> None:
    visible = screen.watch.course.tests("sums", "visible").read_text(encoding="utf-8")
    name = re.findall(r"def test_(\w+)", visible)[0]
    failing = TestResult(f"tests/visible/test_sums.py::test_{name}", "A.", "sums", "add", "visible", "failed", "No.")
    screen.told([failing, result("double", "todo")])
    screen.press("h")
    assert "sums.add: hint 1 of" in capsys.readouterr().out
    text = screen.press("t")
    assert f"def test_{name}" in text
    assert " Enter  back" in text
    assert "  quit" in text


def test_the_list_has_a_cursor_that_goes_to_a_module(screen: Screen) -> None:
    screen.told([result("add", "failed", "No."), result("double", "todo")])
    text = screen.press("l")
    assert ">   1  to do        sums" in text
    assert "    2  to do        words" in text
    for key, cursor in (
        ("j", "words"),
        ("down", "sums"),
        ("up", "words"),
        ("1", "sums"),
        ("2", "words"),
        ("x", "words"),
    ):
        assert re.search(rf"^>   \d  to do        {cursor} ", screen.press(key), re.MULTILINE), key
    screen.press("\n")
    assert screen.watch.module.name == "words"
    assert [run.module.name for run in screen.runs] == ["sums", "words"]


@pytest.mark.parametrize("key", ["escape", "l", "\n"])
def test_the_list_is_left_for_the_file_as_it_stands(screen: Screen, key: str) -> None:
    screen.told([result("add", "failed", "add gave 1."), result("double", "todo")])
    screen.press("l")
    assert "add gave 1." in screen.press(key)
    assert len(screen.runs) == 1


def test_a_save_while_the_list_is_shown_is_tested_behind_it(screen: Screen, learner: Course) -> None:
    screen.told([result("add", "failed", "No."), result("double", "todo")])
    screen.press("l")
    screen.save("x = 1\n")
    assert "add gave 2." not in screen.told([result("add", "failed", "add gave 2."), result("double", "todo")])
    assert "add gave 2." in screen.press("l")


def test_the_list_resets_a_module_and_says_how_to_undo_it(
    screen: Screen, learner: Course, answer: Callable[[str], None]
) -> None:
    stub = learner.exercise("words").read_text(encoding="utf-8")
    screen.told([result("add", "todo"), result("double", "todo")])
    save(learner, "words", "x = 1\n")
    screen.press("l")
    screen.press("j")
    answer("y\n")
    text = screen.press("r")
    assert learner.exercise("words").read_text(encoding="utf-8") == stub
    assert "words is as it was handed out. To take that back: key u" in text
    assert "exercises/words.py holds your code from before the reset again." in screen.press("u")
    assert learner.exercise("words").read_text(encoding="utf-8") == "x = 1\n"


def test_after_a_reset_the_way_back_stays_until_the_next_save(
    screen: Screen, learner: Course, answer: Callable[[str], None]
) -> None:
    screen.save("def add(a, b):\n    return 1\n")
    answer("y\n")
    screen.press("r")
    assert len(screen.runs) == 3
    untouched = [result("add", "todo"), result("double", "todo")]
    assert "To take that back: key u" in screen.told(untouched)
    screen.press("u")
    assert "return 1" in learner.exercise("sums").read_text(encoding="utf-8")
    screen.save("def add(a, b):\n    return 2\n")
    assert "before the reset" not in screen.told(untouched)


def test_what_is_done_is_shown_beside_the_courses_answer_function_by_function(screen: Screen, learner: Course) -> None:
    screen.save("def add(a, b):\n    return b + a\n\n\ndef double(a):\n    return a * 2\n")
    screen.told([result("add", "passed"), result("double", "passed")])
    first, second, third = (screen.press("s") for _ in range(3))
    assert "add (1 of 2)" in first
    assert re.search(r"yours:\s+return b \+ a\s+the course's:\s+return a \+ b", first)
    assert "return 2 * a" in second
    assert "add (1 of 2)" in third


def test_what_fails_is_shown_alone_and_after_a_question(
    screen: Screen, capsys: pytest.CaptureFixture[str], answer: Callable[[str], None]
) -> None:
    screen.told([result("add", "passed"), result("double", "failed", "No.")])
    answer("y\n")
    screen.press("s")
    out = capsys.readouterr().out
    assert "return 2 * a" in out
    assert "return a + b" not in out


def test_a_file_that_is_no_python_takes_nothing_back(screen: Screen, learner: Course) -> None:
    counts = {"add": 1, "double": 1}
    record(learner, [ModuleResult("sums", digest(learner.exercise("sums")), {"add": 1}, counts)])
    assert "1 of 3 functions" in screen.told([result("add", "passed"), result("double", "todo")])
    broken = "exercises/sums.py: line 9: '(' was never closed."
    for number in range(3):
        screen.save(f"x = {number}\n(")
        text = screen.told([result("add", "error", broken), result("double", "error", broken)])
        assert "1 of 3 functions" in text
        assert "the key h gives a hint" not in text


def test_tests_that_were_edited_are_named_before_what_they_say(screen: Screen, learner: Course) -> None:
    with learner.tests("sums", "visible").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    text = screen.told([result("add", "failed", "add gave 1."), result("double", "todo")])
    assert text.index("test_sums.py was edited") < text.index("add gave 1.")


def test_what_is_defined_twice_is_named(screen: Screen, learner: Course) -> None:
    stub = learner.exercise("sums").read_text(encoding="utf-8")
    screen.save(f"def add(a, b):\n    return a + b\n\n\n{stub}")
    text = screen.told([result("add", "todo"), result("double", "todo")])
    assert "add is defined in line 1 and again in line " in text


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


def test_an_extra_keeps_no_module_open(learner: Course, screen: Screen) -> None:
    screen.watch.module = replace(screen.watch.module, extra=("triple",))
    passed = [result("add", "passed"), result("double", "passed")]
    text = screen.told([*passed, result("triple", "todo")])
    assert "sums is done: " in text
    assert "For those who like, worth no points: triple in exercises/sums.py." in text
    assert screen.watch._function() == "triple"
    assert "add (1 of 2)" in screen.press("s")


def test_an_extra_comes_after_all_that_counts(screen: Screen) -> None:
    screen.watch.module = replace(screen.watch.module, extra=("triple",))
    text = screen.told([result("add", "passed"), result("double", "todo"), result("triple", "failed", "No.")])
    assert "Write double in exercises/sums.py" in text
    assert "worth no points" not in text
