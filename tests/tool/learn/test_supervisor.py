"""A learner's code may do to Python whatever it likes: its function is told so, the other functions are tested."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from some import some

from llmlings.course import Course, load_course
from llmlings.learn.supervisor import run_module
from llmlings.testing.results import TestResult

TOTAL = "\n\ndef total(numbers):\n    if not numbers:\n        raise ValueError('numbers')\n    return sum(numbers)\n"
GOOD = "import numpy as np\n\n\ndef double(numbers):\n    return 2.0 * np.asarray(numbers, dtype=float)\n"

#: What stands in `double`, the status of its first test, and a part of what is said.
ENDINGS = {
    "exit with success": ("import os; os._exit(0)", "crashed", "double ended Python (exit status 0)"),
    "exit with failure": ("import os; os._exit(7)", "crashed", "double ended Python (exit status 7)"),
    "a fault in C": ("import ctypes; ctypes.string_at(0)", "crashed", "at line 5 of exercises/toy.py"),
    "sys.exit": ("import sys; sys.exit(3)", "error", "double raised SystemExit: 3"),
    "a loop": ("while True: pass", "timeout", "it was at line 5"),
    "a loop that heeds nothing": (
        "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
        "timeout",
        "double ran out of time",
    ),
    "a loop in C": ("import itertools; sum(itertools.repeat(0))", "timeout", "at line 5 of exercises/toy.py"),
    "a pause without end": ("import time; time.sleep(1000)", "timeout", "most of which it waited (it was at line 5)"),
    "prints without end": ("while True: print('again')", "timeout", "double ran out of time"),
    "a question": ("return input('?')", "error", "nobody is there to answer input()"),
    "a breakpoint": ("breakpoint()", "error", "nobody is there to answer input() or a breakpoint()"),
    "another process": ("import subprocess; subprocess.run(['true'])", "error", "no other process can be started"),
    "a pool": (
        "import multiprocessing\n    with multiprocessing.Pool(1) as pool: return pool.map(abs, numbers)",
        "error",
        "no other process can be started",
    ),
    "a package that is installed here": (
        "import IPython; return IPython",
        "error",
        "There is no IPython when your work",
    ),
    "a pool of threads": (
        "from multiprocessing.pool import ThreadPool\n    with ThreadPool(1) as pool: return pool.map(abs, numbers)",
        "error",
        "no other process can be started",
    ),
    "a process by spawn": (
        "import multiprocessing\n    multiprocessing.get_context('spawn').Process(target=print).start()",
        "error",
        "no other process can be started",
    ),
    "the network": ("import urllib.request; urllib.request.urlopen('http://localhost:9')", "error", "no network when"),
    "memory without end": ("return 'x' * 10**13", "memory", "double ran out of memory"),
}


def by_function(results: list[TestResult]) -> dict[str, list[TestResult]]:
    return {name: [r for r in results if r.function == name] for name in ("double", "total")}


@pytest.fixture
def run(toy: Course) -> Callable[[str], dict[str, list[TestResult]]]:
    """Test an answer."""

    def run(text: str) -> dict[str, list[TestResult]]:
        toy.exercise("toy").write_text(text, encoding="utf-8")
        return by_function(run_module(toy, toy.modules[0]))

    return run


SHORT = (
    "exit with success", "a fault in C", "sys.exit", "a loop", "prints without end", "a question", "a pool",
    "the network", "a package that is installed here", "memory without end",
)  # fmt: skip


@pytest.mark.parametrize(("code", "status", "words"), some(ENDINGS, *SHORT))
def test_an_ending_costs_its_own_function_alone(run, code: str, status: str, words: str) -> None:  # type: ignore[no-untyped-def]
    found = run(f"import numpy as np\n\n\ndef double(numbers):\n    {code}\n{TOTAL}")
    assert found["double"][0].status == status
    assert words in found["double"][0].message
    assert [result.status for result in found["total"]] == ["passed", "passed"]


@pytest.mark.parametrize("code", ["while True: pass", "import os; os._exit(1)"])
def test_a_file_that_does_not_import_ends_at_once(toy: Course, run, code: str) -> None:  # type: ignore[no-untyped-def]
    found = run(f"{code}\n{GOOD}{TOTAL}")
    statuses = {result.status for results in found.values() for result in results}
    assert statuses <= {"error", "crashed", "blocked"}
    assert all(results for results in found.values())


def test_a_loop_outside_is_told_once_with_its_line(run) -> None:  # type: ignore[no-untyped-def]
    found = run(f"while True: pass\n{GOOD}{TOTAL}")
    (told,) = {result.message for results in found.values() for result in results}
    assert told.startswith("exercises/toy.py: its import did not finish within ")
    assert "it was at line 1: is there a loop outside its functions?\n" in told


def test_what_makes_use_of_an_endless_function_waits_for_it(toy: Course) -> None:
    source = "def double(numbers):\n    while True: pass\n\n\ndef total(numbers):\n    return double(numbers)\n"
    toy.exercise("toy").write_text(source, encoding="utf-8")
    found = by_function(run_module(toy, toy.modules[0]))
    assert {result.status for result in found["double"]} == {"timeout"}
    assert {result.status for result in found["total"]} == {"blocked"}
    assert found["total"][0].waits_for == "double"


@pytest.mark.parametrize(
    "code",
    [
        "import sys\nsys.stdout.reconfigure(encoding='utf-8')",
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')",
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding='utf-8')",
        "import codecs, sys\nsys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer)",
        "import sys\nsys.stdout.close()",
        "import sys\nsys.stdout = sys.stderr = None",
    ],
)
def test_a_stdout_that_is_wrapped_anew_changes_nothing(run, code: str) -> None:  # type: ignore[no-untyped-def]
    found = run(f"{code}\nprint('Zoë') if sys.stdout else None\n{GOOD}{TOTAL}".replace("print", "0 and print", 0))
    assert {result.status for results in found.values() for result in results} == {"passed"}


def test_what_an_answer_prints_comes_with_its_test(run) -> None:  # type: ignore[no-untyped-def]
    found = run(dedent(GOOD).replace("    return", "    print('Zoë', len(numbers))\n    return") + TOTAL)
    assert found["double"][0].printed == "Zoë 2\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PYTEST_ADDOPTS", "-n 2 --maxfail=1"),
        ("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1"),
        ("PYTEST_PLUGINS", "no_such_plugin"),
        ("PYTHONWARNINGS", "error"),
        ("PYTHONHASHSEED", "77"),
    ],
)
def test_what_is_set_for_other_work_changes_nothing(run, monkeypatch, name: str, value: str) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv(name, value)
    found = run(GOOD + TOTAL)
    assert {result.status for results in found.values() for result in results} == {"passed"}


@pytest.mark.parametrize("folder", ["NLP [2026]", "a b", "Zoë's Übung", "100%", "tests::more"])
def test_any_name_of_a_folder_will_do(toy: Course, tmp_path: Path, folder: str) -> None:
    toy.root.rename(tmp_path / folder)
    course = load_course(tmp_path / folder)
    course.exercise("toy").write_text(GOOD + TOTAL, encoding="utf-8")
    assert {result.status for result in run_module(course, course.modules[0])} == {"passed"}


def test_some_functions_alone(toy: Course) -> None:
    toy.exercise("toy").write_text(GOOD + TOTAL, encoding="utf-8")
    assert {result.function for result in run_module(toy, toy.modules[0], ["total"])} == {"total"}


def test_it_is_told_what_runs(toy: Course) -> None:
    events = []
    run_module(toy, toy.modules[0], tell=events.append)
    kinds = [event["kind"] for event in events]
    assert kinds == ["ready", *["begin", "end"] * 4, "done"]


def test_tests_run_with_one_thread_and_one_order_of_sets(run) -> None:  # type: ignore[no-untyped-def]
    code = GOOD.replace("    return", "    import os; print(os.environ['OMP_NUM_THREADS'], hash('a'))\n    return")
    first, second = (run(code + TOTAL)["double"][0].printed for _ in range(2))
    assert first == second
    assert first.startswith("1 ")
