"""`llmlings check`: the visible tests, module by module, and what they say."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from llmlings.course import Course, Module
from llmlings.errors import CourseError
from llmlings.learn.names import find_module
from llmlings.learn.progress import current_module, states
from llmlings.learn.screen import columns, indented, make_console, print_next
from llmlings.testing.results import TestResult
from llmlings.testing.run import run_tests

SCHEMA = 1


def run(course: Course, words: Sequence[str], everything: bool, json_file: Path | None) -> int:
    """Test the chosen modules; the exit status is 0 if every test passes, 3 if only a package stands against it."""
    modules = course.modules if everything else [find_module(course, word) for word in words] or _begun(course)
    console = make_console()
    results: list[TestResult] = []
    open_module = None
    lacking = False
    for module in modules:
        console.print(f"{module.name} - {module.title}", style="bold")
        if sentence := module.lacks():
            console.print(f"{sentence}\n", soft_wrap=True)
            lacking = True
            continue
        found = _test(course, module)
        show_results(console, module, found)
        results += found
        if open_module is None and any(result.status != "passed" for result in found):
            open_module = module
    if json_file is not None:
        data = {"schema": SCHEMA, "tests": [asdict(result) for result in results]}
        json_file.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8", newline="\n")
    if open_module is not None:
        _next(console, course, open_module, [result for result in results if result.module == open_module.name])
        return 1
    if lacking:
        return 3
    _praise(console, course)
    return 0


def _begun(course: Course) -> Sequence[Module]:
    """Return the modules in progress; if there are none, the next one to do; if that is none either, all."""
    known = states(course)
    begun = [module for module in course.modules if known[module.name] == "in progress"]
    following = current_module(course, known)
    return begun or ([following] if following else course.modules)


def _test(course: Course, module: Module) -> list[TestResult]:
    tests = course.tests(module.name, "visible")
    if not tests.is_file():
        raise CourseError(f"tests/visible/{tests.name} is missing; take it from a new workspace (`llmlings init DIR`).")
    # The pytest plugin keeps the progress, so that plain pytest does it too.
    return run_tests(course, [tests])


def show_results(console: Console, module: Module, results: Sequence[TestResult]) -> None:
    """Print the state of each function that has results, and explain the first test that fails."""
    if _is_broken(results):
        console.print(f"\n{indented(results[0].message, console.width)}\n", style="red", soft_wrap=True)
        return
    for function in module.functions:
        own = [result for result in results if result.function == function]
        if not own:
            continue
        passed = sum(result.status == "passed" for result in own)
        word, style = f"{passed} of {len(own)} pass", "red"
        if passed == len(own):
            word, style = "done", "green"
        elif all(result.status == "todo" for result in own):
            word, style = "to do", "yellow"
        console.print(columns((word, 12, style), (function, 0, "")), soft_wrap=True)
    console.print()
    failing = list(filter(_fails, results))
    if failing:
        _explain(console, failing[0], len(failing) - 1)


def _is_broken(results: Sequence[TestResult]) -> bool:
    """Return whether the file itself is wrong: then every test of every function fails with the same words."""
    same = len({result.message for result in results}) == 1 < len({result.function for result in results})
    return same and all(map(_fails, results))


def _fails(result: TestResult) -> bool:
    return result.status not in ("passed", "todo")


def _explain(console: Console, result: TestResult, others: int) -> None:
    console.print(f"{result.function}: {result.name}", style="bold red")
    console.print(indented(result.message, console.width), soft_wrap=True)
    if result.printed:
        console.print("  Your code printed:")
        console.print(indented(result.printed, console.width), soft_wrap=True)
    if others:
        console.print(f"  {others} more {'test fails' if others == 1 else 'tests fail'}.")
    console.print()


def _next(console: Console, course: Course, module: Module, results: Sequence[TestResult]) -> None:
    if _is_broken(results):
        console.print(f"Correct the file, save it, and check again: llmlings check {module.name}")
        return
    unfinished = [result for result in results if result.status != "passed"]
    # What was explained above comes before what is still to be written.
    first = next(filter(_fails, unfinished), unfinished[0])
    print_next(console, course, module.name, first.function)


def _praise(console: Console, course: Course) -> None:
    console.print("All tests pass.", style="green")
    module = current_module(course, states(course))
    if module is None:
        console.print("You have finished every module. Hand in your work: llmlings submit")
    else:
        console.print(f"Next is {module.name} - {module.title}. To begin: llmlings")
