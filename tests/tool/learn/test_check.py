"""`llmlings check`: which modules it tests, what it says about them, and what it remembers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.learn.progress import load, states
from llmlings.learn.screen import indented

Run = Callable[..., tuple[int, str, str]]

TODO = "# TODO: write this function, then save the file.\n    raise NotImplementedError"


def write(course: Course, module: str, function: str, body: str) -> None:
    path = course.exercise(module)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'{TODO}("{function}")', body), encoding="utf-8", newline="\n")


def finish(course: Course, module: str, *functions: tuple[str, str]) -> None:
    for function, body in functions:
        write(course, module, function, body)


ADD, DOUBLE, COUNT = ("add", "return a + b"), ("double", "return a + a"), ("count", "return len(text.split())")


def test_an_untouched_module_is_to_do_and_the_next_step_is_shown(learner: Course, run: Run) -> None:
    status, out, err = run("check")
    assert (status, err) == (1, "")
    assert out == (
        "sums - Adding\n"
        "  to do         add\n"
        "  to do         double\n"
        "\n"
        "What to do next:\n"
        "  Open   exercises/sums.py, line 4: add\n"
        "  Check  llmlings check sums\n"
        "  Hint   llmlings hint sums.add\n"
    )
    assert states(learner)["sums"] == "to do"


def test_the_first_failing_test_is_explained_and_the_others_counted(learner: Course, run: Run) -> None:
    write(learner, "sums", "double", 'print("[bold]here[/bold]")\n    return a')
    write(learner, "sums", "add", "return a * b")
    status, out, _ = run("check")
    assert status == 1
    lines = out.splitlines()
    assert lines[:4] == ["sums - Adding", "  1 of 2 fail   add", "  1 of 1 fail   double", ""]
    assert lines[4] == "add: 1 and 2 are 3."
    assert "sums.add(1, 2)" in out or "add(1, 2)" in out
    assert "  1 more test fails." in lines
    assert "  Hint   llmlings hint sums.add" in lines


def test_what_failed_comes_before_what_is_to_do_and_shows_what_was_printed(learner: Course, run: Run) -> None:
    write(learner, "sums", "double", 'print("[bold]here[/bold]")\n    return a')
    _, out, _ = run("check")
    assert "  to do         add" in out
    assert "double: Twice 4 is 8.\n" in out
    assert "Your code printed:\n  [bold]here[/bold]\n" in out
    assert "Open   exercises/sums.py, line 10: double\n" in out
    assert "more test" not in out


def test_a_module_whose_tests_all_pass_is_done_and_the_next_one_named(learner: Course, run: Run) -> None:
    finish(learner, "sums", ADD, DOUBLE)
    status, out, _ = run("check")
    assert status == 0
    assert "  done          add\n  done          double\n\nAll tests pass.\nNext is words - Counting." in out
    assert states(learner)["sums"] == "done"
    assert load(learner).results["sums"].total == {"add": 2, "double": 1}


def test_one_function_alone_is_praised_and_the_others_of_its_module_are_named(learner: Course, run: Run) -> None:
    write(learner, "sums", "add", "return a + b")
    status, out, _ = run("check", "sums.add")
    assert status == 0
    assert "All tests pass.\nStill to do in sums: double. To go on: llmlings\n" in out


def test_without_a_name_what_was_begun_is_tested(learner: Course, run: Run) -> None:
    write(learner, "words", "count", "return 0")
    status, out, _ = run("check")
    assert status == 1
    assert "words - Counting" in out
    assert "sums" not in out
    assert "Two words are two [bold]words[/bold]." in out


def test_all_tests_everything_and_the_end_is_said(learner: Course, run: Run) -> None:
    finish(learner, "sums", ADD, DOUBLE)
    finish(learner, "words", COUNT)
    status, out, _ = run("check", "--all")
    assert status == 0
    assert "sums - Adding" in out
    assert "words - Counting" in out
    assert "You have finished every module." in out
    assert run("check") == (status, out, "")


def test_named_modules_are_tested_in_that_order(learner: Course, run: Run) -> None:
    finish(learner, "sums", ADD, DOUBLE)
    status, out, _ = run("check", "words", "sums")
    assert status == 1
    assert out.index("words - Counting") < out.index("sums - Adding") < out.index("hint words.count")


def test_a_file_that_is_not_python_is_one_sentence(learner: Course, run: Run) -> None:
    learner.exercise("sums").write_text("def add(:\n", encoding="utf-8")
    status, out, _ = run("check")
    assert status == 1
    assert out.count("exercises/sums.py") == 1
    assert "line 1" in out
    assert "Correct the file, save it, and check again: llmlings check sums\n" in out


def test_a_file_of_which_all_tests_fail_differently_is_not_taken_for_a_broken_one(learner: Course, run: Run) -> None:
    write(learner, "sums", "add", "return None")
    write(learner, "sums", "double", "return None")
    _, out, _ = run("check")
    assert "  2 of 2 fail   add\n  1 of 1 fail   double\n" in out


def test_one_module_cannot_harm_another(learner: Course, run: Run) -> None:
    learner.exercise("sums").write_text("import sys\nsys.exit(0)\n", encoding="utf-8")
    finish(learner, "words", COUNT)
    status, out, _ = run("check", "--all")
    assert status == 1
    assert "words - Counting\n  done          count\n" in out


def test_a_second_run_in_one_process_sees_the_new_text(learner: Course, run: Run) -> None:
    run("check")
    finish(learner, "sums", ADD, DOUBLE)
    assert run("check")[0] == 0


def test_the_results_are_written_as_json(learner: Course, run: Run) -> None:
    finish(learner, "sums", ADD)
    assert run("check", "sums", "--json", "results.json")[0] == 1
    data = json.loads((learner.root / "results.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1
    assert [(test["function"], test["status"]) for test in data["tests"]] == [
        ("add", "passed"),
        ("add", "passed"),
        ("double", "todo"),
    ]
    assert set(data["tests"][0]) == {
            "id", "name", "module", "function", "visibility", "status", "message", "mistake", "seconds", "printed",
            "waits_for", "weight",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["sum"], "There is no module 'sum'; did you mean 'sums'?"),
        (["bert"], "There is no module 'bert'; choose one of: sums, words."),
        (["sums", "--all"], "Name modules or give --all, not both; `llmlings check --all` tests everything."),
    ],
)
@pytest.mark.usefixtures("learner")
def test_a_wrong_name_is_one_sentence(run: Run, words: list[str], sentence: str) -> None:
    assert run("check", *words) == (2, "", f"{sentence}\n")


def test_a_missing_test_file_is_one_sentence(learner: Course, run: Run) -> None:
    learner.tests("sums", "visible").unlink()
    status, out, err = run("check")
    assert (status, out) == (1, "sums - Adding\n")
    assert err.startswith("tests/visible/test_sums.py is missing; ")


def test_a_file_that_cannot_be_written_is_one_sentence(learner: Course, run: Run, tmp_path: Path) -> None:
    finish(learner, "sums", ADD, DOUBLE)
    status, _, err = run("check", "--json", str(tmp_path / "none" / "results.json"))
    assert status == 3
    assert err.count("\n") == 1
    assert "No such file" in err


def test_long_lines_go_on_below_their_start() -> None:
    text = "one two three four\n  called:  f(1,  2, 3)\n    return x + yy\n\nend\n"
    label = "    called:  f(1,\n             2, 3)"
    assert indented(text, 18) == f"  one two three\n    four\n{label}\n      return x +\n        yy\n\n  end"


def test_edited_tests_are_said_with_how_to_get_them_back(learner: Course, run: Run) -> None:
    finish(learner, "sums", ADD)
    tests = learner.tests("sums", "visible")
    advice = (
        "tests/visible/test_sums.py was edited; `llmlings update --restore tests/visible/test_sums.py` puts it back"
    )
    assert advice not in run("check", "sums")[1]
    tests.write_text(tests.read_text(encoding="utf-8") + "\n# Mine.\n", encoding="utf-8")
    assert advice in run("check", "sums")[1]
    tests.write_text("def test_(:\n", encoding="utf-8")
    status, _, error = run("check", "sums")
    assert status == 1
    assert error.startswith(advice)
    assert error.count("\n") == 1
