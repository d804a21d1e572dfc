"""What the learner has done so far, kept in `.llmlings/progress.json` of the workspace."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from llmlings.course import Course, Module
from llmlings.errors import EnvironmentProblem
from llmlings.files import write_whole
from llmlings.learn.platforms import lock
from llmlings.learn.workspace import digest, is_untouched, load_origin

SCHEMA = 1

State = Literal["done", "in progress", "to do"]


@dataclass(frozen=True)
class ModuleResult:
    """The last run of all visible tests of one module: for each function, how many passed of how many.

    `file_sha256` is `workspace.digest` of the exercise file, taken before the tests ran.
    """

    module: str
    file_sha256: str
    passed: dict[str, int]
    total: dict[str, int]


@dataclass(frozen=True)
class Reveal:
    """A solution that was shown before it was done: of one function, or of the whole module."""

    module: str
    time: str
    function: str = ""


@dataclass(frozen=True)
class Reset:
    """A module that was reset, and the name of the copy of what it held."""

    module: str
    backup: str


@dataclass(frozen=True)
class Progress:
    """All that is remembered; `hints` holds the highest hint seen of each `module.function`."""

    results: dict[str, ModuleResult] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    reveals: tuple[Reveal, ...] = ()
    resets: tuple[Reset, ...] = ()


def module_result(module: str, file_sha256: str, outcomes: Iterable[tuple[str, bool]]) -> ModuleResult:
    """Count the outcomes of a module's tests, each a function and whether the test passed."""
    passed: dict[str, int] = {}
    total: dict[str, int] = {}
    for function, ok in outcomes:
        passed[function] = passed.get(function, 0) + ok
        total[function] = total.get(function, 0) + 1
    return ModuleResult(module, file_sha256, passed, total)


def record(course: Course, results: Iterable[ModuleResult]) -> None:
    """Remember test results; pass only modules of which every visible test ran against the learner's own file."""
    found = {result.module: result for result in results}
    change(course, lambda progress: replace(progress, results=progress.results | found))


def record_hint(course: Course, function: str, level: int) -> None:
    """Remember that the learner has seen the hints of `module.function` up to `level`."""

    def seen(progress: Progress) -> Progress:
        highest = max(level, progress.hints.get(function, 0))
        return replace(progress, hints=progress.hints | {function: highest})

    change(course, seen)


def record_reveal(course: Course, module: str, function: str = "") -> None:
    """Remember that the learner looked at the solution of a module, or of one function, that is not done."""
    reveal = Reveal(module, datetime.now(UTC).isoformat(timespec="seconds"), function)
    change(course, lambda progress: replace(progress, reveals=(*progress.reveals, reveal)))


def states(course: Course) -> dict[str, State]:
    """Return how far each module is: `done` only if every function passed and the file has not changed since."""
    results, origin = load(course).results, load_origin(course)
    return {module.name: _state(course, module, results.get(module.name), origin) for module in course.modules}


def _state(course: Course, module: Module, result: ModuleResult | None, origin: Mapping[str, str]) -> State:
    current = result is not None and result.file_sha256 == digest(course.exercise(module.name))
    if result and current and not unfinished(module, result):
        return "done"
    if is_untouched(course, module.name, origin) and not (result and current and any(result.passed.values())):
        return "to do"
    return "in progress"


def unfinished(module: Module, result: ModuleResult | None) -> list[str]:
    """Return the functions of `module` that have not passed all their tests, in course order; extras do not count."""
    return [name for name in module.functions if not is_finished(result, name)]


def is_finished(result: ModuleResult | None, function: str) -> bool:
    """Return whether a function passed all its tests."""
    return result is not None and result.passed.get(function, 0) >= result.total.get(function, 1)


def functions_done(course: Course) -> int:
    """Return how many functions of the course pass all their tests, as far as their files are what was tested."""
    results = load(course).results
    return sum(
        len(module.functions) - len(unfinished(module, result))
        for module in course.modules
        if (result := results.get(module.name)) and result.file_sha256 == digest(course.exercise(module.name))
    )


def current_module(course: Course, known: Mapping[str, State]) -> Module | None:
    """Return the first module that is not done, or None when all are; one that lacks a package comes last."""
    left = [module for module in course.modules if known[module.name] != "done"]
    return next((module for module in left if not module.lacks()), left[0] if left else None)


def load(course: Course) -> Progress:
    """Read the progress; a damaged file is moved aside, which is said on stderr, and counts as no progress."""
    path = _path(course)
    try:
        data = json.loads(path.read_bytes())
        if data["schema"] > SCHEMA:
            raise EnvironmentProblem(f"{path} is from a newer llmlings; upgrade with `pip install --upgrade llmlings`.")
        return _parse(data)
    except FileNotFoundError:
        return Progress()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        aside = _free(path)
        path.replace(aside)
        print(f"The record of your progress was damaged; it is kept as {aside.name}. Your code is safe.\n"
              "Run `llmlings check --all` to record your progress anew.", file=sys.stderr)  # fmt: skip
        return Progress()
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be read ({error.strerror}); check its permissions.") from None


def change(course: Course, edit: Callable[[Progress], Progress]) -> None:
    """Replace the progress by what `edit` makes of it; of processes that do so at once each has its turn."""
    with _turn(course):
        _save(course, edit(load(course)))


@contextlib.contextmanager
def _turn(course: Course) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        # In a folder that is read-only saving says so; on a drive that knows no locks it goes on without.
        with contextlib.suppress(OSError):
            _path(course).parent.mkdir(exist_ok=True)
            lock(stack.enter_context(_path(course).with_suffix(".lock").open("ab")))
        yield


def _save(course: Course, progress: Progress) -> None:
    """Write the progress; it cannot be left half written."""
    path = _path(course)
    data = {"schema": SCHEMA, **asdict(progress)}
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, json.dumps(data, indent=1).encode())
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be written ({error.strerror}); check its permissions.") from None


def _path(course: Course) -> Path:
    return course.private("progress.json")


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-damaged-{number}.json") for number in range(1, sys.maxsize))
    return next(name for name in names if not name.exists())


def _parse(data: Any) -> Progress:
    return Progress(
        {name: _result(entry) for name, entry in data["results"].items()},
        _counts(data["hints"]),
        tuple(_reveal(entry) for entry in data["reveals"]),
        tuple(Reset(str(entry["module"]), str(entry["backup"])) for entry in data["resets"]),
    )


def _reveal(entry: Any) -> Reveal:
    return Reveal(str(entry["module"]), str(entry["time"]), str(entry.get("function", "")))


def _result(entry: Any) -> ModuleResult:
    return ModuleResult(
        str(entry["module"]), str(entry["file_sha256"]), _counts(entry["passed"]), _counts(entry["total"])
    )


def _counts(data: Any) -> dict[str, int]:
    return {str(name): int(count) for name, count in data.items()}
