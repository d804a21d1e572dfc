"""`llmlings check`: the visible tests, module by module, and what they say."""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from llmlings.course import Course, Module
from llmlings.errors import CourseError, LlmlingsError
from llmlings.learn.due import is_done, left
from llmlings.learn.handed_out import changed_files
from llmlings.learn.leftover import defined_twice, left_raises
from llmlings.learn.names import find
from llmlings.learn.progress import current_module, load, module_result, record, states, unfinished
from llmlings.learn.screen import ASCII, Signs, columns, indented, make_console, print_finished, print_next
from llmlings.learn.supervisor import Child, run_module
from llmlings.learn.workspace import digest
from llmlings.testing.newer_syntax import not_for_all
from llmlings.testing.results import Event, TestResult
from llmlings.testing.source_text import SourceProblem, source_text

SCHEMA = 1
#: The lines of a message that say what to make of it.
_SAYS_WHY = ("likely:", "one cause can be:", "means:")
#: Of what an answer prints.
MAX_LINES = 20
Start = Callable[[Sequence[str]], Child]


def run(course: Course, words: Sequence[str], everything: bool, json_file: Path | None) -> int:
    """Test what the words name; the exit status is 0 if every test passes, 3 if only a package stands against it."""
    chosen: dict[str, list[str]] = {}
    for module, function in [find(course, word) for word in words]:
        chosen.setdefault(module.name, []).append(function)
    if not words:
        chosen = {module.name: [""] for module in (course.modules if everything else _begun(course))}
    console = make_console()
    results: list[TestResult] = []
    open_module = None
    lacking = False
    for module in (course.module(name) for name in chosen):
        console.print(f"{module.name} - {module.title}", style="bold")
        if sentence := module.lacks():
            console.print(f"{sentence}\n", soft_wrap=True)
            lacking = True
            continue
        # A whole module beside some of its functions is the whole module.
        functions = [] if "" in chosen[module.name] else chosen[module.name]
        with _progress(console, module) as tell:
            found = check_module(course, module, functions, Child, tell)
        if sentence := edited_tests(course, module):
            console.print(f"{sentence}\n", style="yellow", soft_wrap=True)
        show_results(console, module, found)
        if sentence := not_for_all(_text_of(course, module)):
            console.print(f"exercises/{module.name}.py: {sentence}\n", style="yellow", soft_wrap=True)
        results += found
        if open_module is None and not is_done(module, found):
            open_module = module
    if json_file is not None:
        data = {"schema": SCHEMA, "tests": [asdict(result) for result in results]}
        json_file.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8", newline="\n")
    if open_module is not None:
        mine = [result for result in results if result.module == open_module.name]
        _next(console, course, open_module, mine)
        return 1
    if lacking:
        return 3
    _praise(console, course, results)
    return 0


def _text_of(course: Course, module: Module) -> str:
    """Return the text of a module's file; of one that cannot be read its tests have told."""
    with contextlib.suppress(OSError, SourceProblem):
        return source_text(course.exercise(module.name).read_bytes())
    return ""


def _begun(course: Course) -> Sequence[Module]:
    """Return the modules in progress; if there are none, the next one to do; if that is none either, all."""
    known = states(course)
    begun = [module for module in course.modules if known[module.name] == "in progress"]
    following = current_module(course, known)
    return begun or ([following] if following else course.modules)


def check_module(
    course: Course, module: Module, functions: Sequence[str], start: Start, tell: Callable[[Event], None]
) -> list[TestResult]:
    """Run a module's visible tests, or those of some functions, and remember what passed if all ran."""
    tests = course.tests(module.name, "visible")
    if not tests.is_file():
        raise CourseError(f"tests/visible/{tests.name} is missing; `llmlings update` brings it back.")
    # The file as it is before the run: a save during the run is not what is tested.
    before = digest(course.exercise(module.name))
    try:
        results = run_module(course, module, functions, start, tell)
    except CourseError as error:
        raise CourseError(edited_tests(course, module) or str(error)) from None
    if not functions:
        outcomes = [(result.function, result.status == "passed") for result in results]
        # A learner whose folder is read-only still gets the results.
        with contextlib.suppress(LlmlingsError):
            record(course, [module_result(module.name, before, outcomes)])
    return results


def edited_tests(course: Course, module: Module) -> str:
    """Return a sentence if a module's visible tests are not as they were handed out, or nothing."""
    name = f"tests/visible/{course.tests(module.name, 'visible').name}"
    if name not in changed_files(course):
        return ""
    return f"{name} was edited; `llmlings update --restore {name}` puts it back as it was, and keeps a copy."


@contextlib.contextmanager
def _progress(console: Console, module: Module) -> Iterator[Callable[[Event], None]]:
    """Show what is being tested, on a terminal, while nothing else is shown."""
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(f"checking {module.name}", spinner="line") as status:

        def tell(event: Event) -> None:
            if event["kind"] == "begin":
                status.update(f"checking {event['test']['function']}")

        yield tell


def show_results(console: Console, module: Module, results: Sequence[TestResult]) -> None:
    """Print the state of each function that has results, and explain the first test that fails."""
    show_states(console, module, results)
    explain_first(console, results)


def show_states(console: Console, module: Module, results: Sequence[TestResult], signs: Signs = ASCII) -> None:
    """Print a line for each function that has results; those to do share one once something was written."""
    sign_of = {"done": signs.done, "to do": signs.waits, "waits": signs.waits}
    if is_broken(results):
        return
    states = {
        name + " (extra)" * (name in module.extra): _state(own)
        for name in module.all_functions
        if (own := [result for result in results if result.function == name])
    }
    begun = any(word != "to do" for word, _ in states.values())
    waiting = [name for name, (word, _) in states.items() if word == "to do"]
    for name, (word, style) in states.items():
        if not begun or name not in waiting:
            shown = f"{sign_of.get(word, signs.fails)}{word}"
            console.print(columns((shown, 12, style), (name, 0, "")), soft_wrap=True)
    if begun and waiting:
        console.print(indented(f"{signs.waits + 'to do':12}  {', '.join(waiting)}", console.width), soft_wrap=True)
    console.print()


def explain_first(console: Console, results: Sequence[TestResult], max_lines: int = MAX_LINES) -> None:
    """Explain the first test that fails, or why none of them can run; show so many lines that an answer printed."""
    if is_broken(results):
        console.print(f"\n{indented(results[0].message, console.width)}\n", style="red", soft_wrap=True)
        return
    failing = list(filter(_fails, results))
    if failing:
        _explain(console, failing[0], len(failing) - 1, max_lines)


def _state(results: Sequence[TestResult]) -> tuple[str, str]:
    """Return the state of a function in words, and its colour."""
    statuses = {result.status for result in results}
    if statuses == {"passed"}:
        return "done", "green"
    if statuses == {"todo"}:
        return "to do", ""
    if statuses <= {"todo", "passed", "blocked"}:
        return "waits", "yellow"
    return f"{sum(result.status != 'passed' for result in results)} of {len(results)} fail", "red"


def is_broken(results: Sequence[TestResult]) -> bool:
    """Return whether the file itself is wrong: then every test of every function fails with the same words."""
    same = len({result.message for result in results}) == 1 < len({result.function for result in results})
    return same and all(map(_fails, results))


def _fails(result: TestResult) -> bool:
    return result.status not in ("passed", "todo", "blocked")


def _explain(console: Console, result: TestResult, others: int, max_lines: int) -> None:
    console.print(f"{result.function}: {result.name}", style="bold red")
    for line in result.message.split("\n"):
        style = "cyan" if line.lstrip().startswith(_SAYS_WHY) else ""
        console.print(indented(line, console.width), style=style, soft_wrap=True)
    if result.printed:
        lines = result.printed.splitlines()
        more = f" (the first {max_lines} of {len(lines)} lines)" if len(lines) > max_lines else ""
        console.print(f"  Your code printed{more}:")
        console.print(indented("\n".join(lines[:max_lines]), console.width), soft_wrap=True)
    if others:
        console.print(f"  {others} more {'test fails' if others == 1 else 'tests fail'}.")
    console.print()


def _next(console: Console, course: Course, module: Module, results: Sequence[TestResult]) -> None:
    if is_broken(results):
        console.print(f"Correct the file, save it, and check again: llmlings check {module.name}")
        return
    unfinished = left(module, results)
    show_leftovers(console, course, module, unfinished)
    # What was explained above comes before what is still to be written.
    first = next(filter(_fails, unfinished), unfinished[0])
    print_next(console, course, *place_to_go_on(course, first))


def show_leftovers(console: Console, course: Course, module: Module, results: Sequence[TestResult]) -> None:
    """Say what is defined twice, and of what is to do where it was written and the stub's last line left."""
    for name, lines in defined_twice(course, module).items():
        where = ", ".join(map(str, lines[:-1]))
        sentence = f"{name} is defined in line {where} and again in line {lines[-1]}: the last one counts."
        console.print(f"{sentence} Delete the other.\n", style="yellow")
    raises = left_raises(course, module)
    for result in results:
        if result.status == "todo" and (line := raises.pop(result.function, 0)):
            sentence = f"{result.function} still has `raise NotImplementedError(...)`, in line {line}."
            console.print(f"{sentence} If the rest is written, delete that line.\n", style="yellow")


def place_to_go_on(course: Course, result: TestResult) -> tuple[str, str]:
    """Return the module and the function to write next: what a blocked test waits for, which may wait itself."""
    wanted = result.waits_for or result.function
    for module in (course.module(result.module), *course.modules):
        function = wanted.removeprefix(f"{module.name}.")
        if function in module.all_functions:
            return module.name, function
    return result.module, result.function


def _praise(console: Console, course: Course, results: Sequence[TestResult]) -> None:
    rest = "" if all(result.status == "passed" for result in results) else " but those of extras"
    console.print(f"All tests pass{rest}.", style="green")
    module = current_module(course, states(course))
    if module is None:
        print_finished(console)
        return
    tested = {result.function for result in results if result.module == module.name}
    missing = [name for name in unfinished(module, load(course).results.get(module.name)) if name not in tested]
    if tested and missing:
        console.print(f"Still to do in {module.name}: {', '.join(missing)}. To go on: llmlings")
    else:
        console.print(f"Next is {module.name} - {module.title}. To begin: llmlings")
