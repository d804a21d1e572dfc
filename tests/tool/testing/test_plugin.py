"""Plain pytest in a course folder, as a learner sees it."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from toy_answers import RIGHT

from llmlings.course import Course
from llmlings.dev.derived import derive
from llmlings.learn.progress import states


def run(course: Course, *arguments: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    """Run pytest in the course's folder, `answer` written to the exercise file first."""
    if answer:
        course.exercise("toy").write_text(dedent(answer), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", *arguments]
    return subprocess.run(command, cwd=course.root, capture_output=True, text=True, timeout=60, check=False)


def test_an_untouched_stub_is_to_do_without_a_traceback(toy: Course) -> None:
    done = run(toy)
    assert done.returncode == 1
    assert "4 todo" in done.stdout
    assert "failed" not in done.stdout
    assert "NotImplementedError" not in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_unfinished_work_is_yellow(toy: Course) -> None:
    done = run(toy, "--color=yes")
    assert done.stdout.count("\x1b[33mt\x1b[0m") == 4


def test_the_summary_names_what_is_next(toy: Course) -> None:
    done = run(toy)
    assert "Next: double in exercises/toy.py, line 3." in done.stdout
    assert "llmlings hint toy.double" in done.stdout


def test_a_finished_file_passes(toy: Course) -> None:
    done = run(toy, answer=RIGHT)
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_an_extra_that_is_not_written_fails_nothing(toy: Course) -> None:
    facts, functions = toy.root / "course.toml", 'functions = ["double", "total"]\n'
    facts.write_text(facts.read_text().replace(functions, f'{functions}extra = ["triple"]\n'))
    with toy.tests("toy", "visible").open("a") as file:
        file.write('\n@about("triple")\ndef test_triple():\n    """Three times 1 is 3."""\n    toy.triple(1)\n')
    triple = "\ndef triple(number):\n    {}\n".format
    done = run(toy, answer=RIGHT + triple('raise NotImplementedError("triple")'))
    assert done.returncode == 0, done.stdout
    assert "4 passed, 1 todo" in done.stdout
    assert "Next: triple in exercises/toy.py" in done.stdout
    assert run(toy, answer=RIGHT + triple("return 1 / 0")).returncode == 1


def test_answers_of_another_folder_are_tested(toy: Course) -> None:
    assert run(toy, "--answers", "solutions").returncode == 0
    assert run(toy).returncode == 1


def test_an_answers_folder_that_does_not_exist_is_one_sentence(toy: Course) -> None:
    done = run(toy, "--answers", "nowhere")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "there is no folder" in done.stderr


def test_a_failure_says_what_was_called_what_came_out_and_what_was_expected(toy: Course) -> None:
    done = run(toy, answer=RIGHT.replace("2.0 *", "3.0 *"))
    wanted = [
        "Every number is doubled.",
        "double gave 3 at [0] where 2 is expected; 2 of 2 entries are wrong.",
        "called:    double([1. 2.5] (float64 array of shape (2,)))",
        "came out:  [3. 7.5] (float64 array of shape (2,))",
        "expected:  [2. 5.] (float64 array of shape (2,))",
        "because:   Doubling is times two.",
    ]
    places = [done.stdout.find(text) for text in wanted]
    assert -1 not in places, done.stdout
    assert places == sorted(places)


def test_a_misconception_is_named_from_derived_data_alone(toy: Course) -> None:
    list(derive(toy, ["mistakes"], check=False))
    toy.mistakes("toy").unlink()
    done = run(toy, answer=RIGHT.replace("sum(numbers)", "sum(numbers[:-1])"))
    assert "likely:    Your sum leaves out the last number." in done.stdout


def test_a_syntax_error_is_one_sentence(toy: Course) -> None:
    done = run(toy, answer="def double(numbers:\n    return 1\n")
    assert done.returncode == 1
    assert done.stdout.count("exercises/toy.py: line 1:") == 1
    assert "Traceback" not in done.stdout + done.stderr


def test_a_missing_function_is_one_sentence_and_harms_no_other(toy: Course) -> None:
    done = run(toy, answer="def total(numbers):\n    return 3")
    assert done.stdout.count("exercises/toy.py: there is no function 'double'.") == 1
    assert "1 passed" in done.stdout


def test_an_error_in_the_answer_names_its_line(toy: Course) -> None:
    answer = RIGHT.replace("return sum(numbers)", "return numbers[99]")
    line = answer.split("\n").index("    return numbers[99]") + 1
    done = run(toy, answer=answer)
    assert f"total raised IndexError: list index out of range (line {line})." in done.stdout


def test_a_changed_argument_is_caught(toy: Course) -> None:
    done = run(toy, answer=RIGHT.replace("return 2.0 *", "numbers *= 2\n    return 1.0 *"))
    assert "double changed its argument numbers" in done.stdout


def test_a_result_that_aliases_an_argument_is_caught_after_its_values_are_right(toy: Course) -> None:
    answer = RIGHT.replace("return 2.0 * np.asarray(numbers, dtype=np.float64)", "return numbers[:]")
    assert "double gave 1 at [0] where 2 is expected" in run(toy, answer=answer).stdout
    path = toy.tests("toy", "visible")
    path.write_text(path.read_text().replace("[1.0, 2.5]", "[0.0, 0.0]").replace("[2.0, 5.0]", "[0.0, 0.0]"))
    assert "What double returned shares its memory with its argument numbers" in run(toy, answer=answer).stdout


def test_an_endless_loop_ends(toy: Course) -> None:
    done = run(toy, answer=RIGHT.replace("return sum(numbers)", "while True: pass"))
    assert "total ran out of time." in done.stdout
    assert "3 passed" in done.stdout


def test_an_endless_loop_ends_also_where_interrupts_are_ignored(toy: Course) -> None:
    toy.exercise("toy").write_text(RIGHT.replace("return sum(numbers)", "while True: pass"))
    code = "import signal, sys, pytest; signal.signal(signal.SIGINT, signal.SIG_IGN); sys.exit(pytest.main(['-q']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=toy.root, capture_output=True, text=True, timeout=60, check=False
    )
    assert "total ran out of time." in done.stdout


def test_what_the_answer_prints_is_shown_with_the_failure(toy: Course) -> None:
    done = run(toy, answer=RIGHT.replace("return sum(numbers)", "print('so far', numbers)"))
    assert "so far [1, 2]" in done.stdout
    assert "total gave None where an int is expected (is there a return?)." in done.stdout


def test_exit_of_the_answer_does_not_end_the_run(toy: Course) -> None:
    done = run(toy, answer=RIGHT.replace("return sum(numbers)", "raise SystemExit(0)"))
    assert done.returncode == 1
    assert "total raised SystemExit" in done.stdout


def test_waiting_for_another_function_is_blocked(toy: Course) -> None:
    answer = 'def double(numbers):\n    raise NotImplementedError("double")\ndef total(n):\n    return double(n)\n'
    done = run(toy, answer=answer)
    assert "2 blocked" in done.stdout
    assert "2 todo" in done.stdout


def test_a_warning_in_the_answer_is_no_failure(toy: Course) -> None:
    answer = RIGHT.replace("return sum", "np.log(np.zeros(1))\n    return sum")
    assert run(toy, answer=answer).returncode == 0


def test_modules_may_import_each_other(toy: Course) -> None:
    (toy.root / "exercises" / "helper.py").write_text("def add(numbers):\n    return sum(numbers)\n")
    answer = RIGHT.replace("return sum(", "from exercises import helper\n    return helper.add(")
    assert run(toy, answer=answer).returncode == 0


def test_hidden_tests_draw_from_the_seed(toy: Course) -> None:
    answer = RIGHT.replace("return sum(numbers)", "return print(numbers)")
    shown = [run(toy, "tests/hidden", "--seed", seed, answer=answer).stdout for seed in ("a", "a", "b")]
    lines = [[line for line in text.splitlines() if "called:" in line] for text in shown]
    assert lines[0] == lines[1] != lines[2]


def test_tests_without_a_sentence_are_refused(toy: Course) -> None:
    path = toy.tests("toy", "visible")
    path.write_text(path.read_text().replace('    """1 and 2 are 3."""\n', ""))
    done = run(toy)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "test_adds_up needs @about(...)" in done.stderr


@pytest.mark.parametrize("weight", ["0", "1.5", "True"])
def test_a_weight_is_a_whole_number_above_zero(toy: Course, weight: str) -> None:
    path = toy.tests("toy", "visible")
    path.write_text(path.read_text().replace('@about("total")', f'@about("total", weight={weight})', 1))
    done = run(toy)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"test_adds_up has the weight {weight}; write a whole number, 1 or more." in done.stderr


def test_the_plugin_sleeps_outside_of_a_course(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it():\n    assert False, 'own message'\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir=."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert "own message" in done.stdout
    assert "Next:" not in done.stdout


def test_plain_pytest_remembers_progress(toy: Course) -> None:
    run(toy, answer=RIGHT)
    assert states(toy)["toy"] == "done"


@pytest.mark.parametrize("arguments", [["tests/visible/test_toy.py::test_adds_up"], ["-k", "adds_up"]])
def test_a_run_of_some_tests_makes_no_module_done(toy: Course, arguments: list[str]) -> None:
    assert "1 passed" in run(toy, *arguments, answer=RIGHT).stdout
    assert states(toy)["toy"] != "done"


def test_answers_of_another_folder_are_no_progress(toy: Course) -> None:
    run(toy, "--answers", "solutions")
    assert states(toy)["toy"] == "to do"


def test_a_module_whose_package_is_missing_is_left_out_with_a_sentence(toy: Course) -> None:
    path = toy.root / "course.toml"
    path.write_text(path.read_text() + 'requires = ["no_such_package"]\n')
    done = run(toy)
    assert "Left out: toy needs the package no_such_package; install it with" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
