"""`llmlings dev check`: the course checks itself, rule by rule, as the contract lists them.

Each rule is a function that returns what breaks it, a sentence each; an empty list means that it holds.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from queue import Queue

from llmlings.counts import counts_file, counts_page
from llmlings.course import Course
from llmlings.errors import CourseError, EnvironmentProblem
from llmlings.grade.slot import Order, Sandbox, Slot
from llmlings.lab import lab_folder, stale_lab_files
from llmlings.learn.hint import read_hints
from llmlings.questions import read_questions
from llmlings.stubs import check_stubs
from llmlings.testing.catalogue import ANSWERS_FILE, answers_text, combined, read_mistake
from llmlings.testing.local import LocalImplementation
from llmlings.testing.results import TestResult
from llmlings.testing.suite import Suite, with_suite

SEEDS = 50

Report = Callable[[str, list[str]], None]


@dataclass(frozen=True)
class Trial:
    """A mistake or an alternative, tried as a whole submission."""

    module: str
    id: str
    source: str


def check(course: Course, sandbox: Sandbox, jobs: int, report: Report, names: Sequence[str] = ()) -> bool:
    """Check every rule, tell `report` the rule and what breaks it, and return whether all hold.

    With `names` only these modules are checked, and nothing that is about the course as a whole.
    """
    whole = not names
    if names:
        course = replace(course, modules=tuple(course.module(name) for name in dict.fromkeys(names)))
    for module in course.modules:
        if sentence := module.lacks():
            raise EnvironmentProblem(sentence)
    broken = False

    def tell(rule: str, problems: list[str]) -> None:
        nonlocal broken
        broken = broken or bool(problems)
        report(rule, problems)

    tell("1. Stubs equal what is derived from the solutions.", stub_file_problems(course))
    tell("6. Anchors, hints, questions and links of the lessons are right.", lesson_problems(course))
    tell("7. The files of each module line up.", missing_files(course) + (strangers(course) if whole else []))
    if broken:
        return False
    tell(f"2. Solutions pass every test, for {SEEDS} seeds.", solution_problems(course, jobs))
    with_suite(course, suite_files(course), "llmlings", lambda suite: _in_process(course, suite, tell, whole))
    results = try_all(course, sandbox, jobs)
    tell("4. Mistakes lose points and are named; alternatives get full marks.", trial_problems(course, results))
    tell("5. Every hidden test catches a mistake.", idle_tests(course, results))
    return not broken


def stub_file_problems(course: Course) -> list[str]:
    """Return the stubs that are not what is derived from their solution."""
    try:
        return [f"exercises/{name}.py differs; run `llmlings dev stubs`." for name in check_stubs(course)]
    except CourseError as error:
        return [str(error)]


def suite_files(course: Course, visibilities: Sequence[str] = ("visible", "hidden")) -> list[Path]:
    """Return the test files of all modules."""
    return [course.tests(module.name, visibility) for module in course.modules for visibility in visibilities]


def _in_process(course: Course, suite: Suite, tell: Report, whole: bool) -> None:
    tell("3. Every visible test of an untouched stub is to do.", stub_problems(course, suite))
    if not whole:
        return
    stale = []
    if _text(answers_file(course)) != mistakes_text(course, suite):
        stale.append(f"{_short(course, answers_file(course))} is out of date; run `llmlings dev mistakes`.")
    # The page's files hold those answers, so they are looked at once the answers are right.
    elif names := stale_lab_files(course):
        stale.append(f"{_short(course, lab_folder(course))}: {', '.join(names)} out of date; run `llmlings dev lab`.")
    if _text(counts_file(course)) != counts_page(course, suite.tests):
        stale.append(f"{_short(course, counts_file(course))} is out of date; run `llmlings dev counts`.")
    tell("   Derived data and pages are up to date.", stale)


def solution_problems(course: Course, jobs: int) -> list[str]:
    """Return the tests that a solution does not pass, each with the first seed at which it does not."""
    problems: dict[str, tuple[int, str]] = {}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for found in pool.map(_try_seeds, [course] * jobs, [range(start, SEEDS, jobs) for start in range(jobs)]):
            for test, problem in found.items():
                problems[test] = min(problem, problems.get(test, problem))
    return [f"{test} (seed {number}): {message}" for test, (number, message) in problems.items()]


def _try_seeds(course: Course, seeds: Sequence[int]) -> dict[str, tuple[int, str]]:
    problems: dict[str, tuple[int, str]] = {}

    def body(suite: Suite) -> None:
        solutions = LocalImplementation(course.root / "solutions")
        for number in seeds:
            suite.use_seed(f"seed {number}")
            for result in suite.verdicts(solutions):
                if result.status != "passed":
                    problems.setdefault(result.id, (number, result.message))

    with_suite(course, suite_files(course), "llmlings", body)
    return problems


def stub_problems(course: Course, suite: Suite) -> list[str]:
    """Return the visible tests that do not find an untouched stub to be to do."""
    results = suite.verdicts(LocalImplementation(course.root / "exercises"))
    visible = [result for result in results if result.visibility == "visible"]
    return [f"{r.id} is {r.status}, not todo: {r.message}" for r in visible if r.status != "todo"]


def answers_file(course: Course) -> Path:
    """Return the path of the file by which learners' tests name mistakes."""
    return course.root / "tests" / "visible" / ANSWERS_FILE


def mistakes_text(course: Course, suite: Suite) -> str:
    """Return what the file of answers has to hold."""
    return answers_text({module.name: suite.answers(module.name) for module in course.modules})


def write_mistakes(course: Course) -> None:
    """Derive the file of answers."""

    def body(suite: Suite) -> None:
        answers_file(course).write_text(mistakes_text(course, suite), encoding="utf-8", newline="\n")

    with_suite(course, suite_files(course, ["visible"]), "llmlings", body)


def write_counts(course: Course) -> None:
    """Derive the page that says what each module holds."""

    def body(suite: Suite) -> None:
        counts_file(course).parent.mkdir(parents=True, exist_ok=True)
        counts_file(course).write_text(counts_page(course, suite.tests), encoding="utf-8", newline="\n")

    with_suite(course, suite_files(course), "llmlings", body)


def try_all(course: Course, sandbox: Sandbox, jobs: int) -> dict[Trial, Sequence[TestResult]]:
    """Grade every mistake and every alternative as a submission, each in a sandbox of its own."""
    # A module's trials go to one slot: it tries the catalogued mistakes once to name them. The longest come first.
    trials = sorted((list(trials_of(course, name)) for name in _names(course)), key=len, reverse=True)
    slots: Queue[Slot] = Queue()
    for slot in [Slot(Order(str(course.root), tuple(_names(course)), "dev check", sandbox)) for _ in range(jobs)]:
        slot.tests()
        slots.put(slot)

    def grade(trials: Sequence[Trial]) -> list[tuple[Trial, Sequence[TestResult]]]:
        slot = slots.get()
        try:
            return [
                (trial, slot.grade({**_used(course, trial.module), trial.module: trial.source}, [trial.module]))
                for trial in trials
            ]
        finally:
            slots.put(slot)

    try:
        with ThreadPoolExecutor(jobs) as pool:
            return dict(graded for module in pool.map(grade, trials) for graded in module)
    finally:
        while not slots.empty():
            slots.get().close()


def _used(course: Course, module: str) -> dict[str, str]:
    """Return the solutions of the modules that a module is made of."""
    return {name: course.solution(name).read_text(encoding="utf-8") for name in course.module(module).uses}


def trials_of(course: Course, module: str) -> Iterator[Trial]:
    """Yield the mistakes, then the alternatives of a module."""
    for path in (*course.mistakes(module), *course.alternatives(module)):
        yield Trial(module, path.stem, combined(course, module, path.read_text(encoding="utf-8")))


def trial_problems(course: Course, results: Mapping[Trial, Sequence[TestResult]]) -> list[str]:
    """Return the mistakes that get through or go by another name, and the alternatives that lose points."""
    problems = []
    for trial, tests in results.items():
        failed = [test for test in tests if test.status != "passed"]
        if trial.id in {path.stem for path in course.alternatives(trial.module)}:
            problems += [f"alternative {trial.module}/{trial.id} fails {test.id}: {test.message}" for test in failed]
        elif not failed:
            problems.append(f"mistake {trial.module}/{trial.id} passes every test.")
        elif wrong := sorted({str(test.mistake) for test in failed} - {trial.id}):
            names = ", ".join(wrong)
            problems.append(f"mistake {trial.module}/{trial.id} is named {names} in {len(failed)} failed tests.")
    return problems


def idle_tests(course: Course, results: Mapping[Trial, Sequence[TestResult]]) -> list[str]:
    """Return the hidden tests that catch no mistake."""
    mistakes = {(name, path.stem) for name in _names(course) for path in course.mistakes(name)}
    hidden: set[str] = set()
    catching: set[str] = set()
    for trial, tests in results.items():
        hidden |= {test.id for test in tests if test.visibility == "hidden"}
        if (trial.module, trial.id) in mistakes:
            catching |= {test.id for test in tests if test.status != "passed"}
    return [f"{id} catches no catalogued mistake." for id in sorted(hidden - catching)]


def lesson_problems(course: Course) -> list[str]:
    """Return anchors that are missing or doubled, links and hints that lead nowhere, and incomplete questions."""
    problems = []
    lessons = sorted((course.root / "docs" / "lessons").glob("*.md"))
    found = {path.stem: re.findall(r"\{ *#([\w-]+) *\}", _text(path)) for path in lessons}
    for module in course.modules:
        for anchor in module.anchors:
            places = [name for name, anchors in found.items() for a in anchors if a == anchor]
            if places != [module.name]:
                problems.append(f"#{anchor} should be in {course.lesson(module.name).name} once; found in {places}.")
        for name, anchor in re.findall(r"docs/lessons/(\w+)\.md#([\w-]+)", _text(course.solution(module.name))):
            if anchor not in found.get(name, []):
                problems.append(f"solutions/{module.name}.py links to {name}.md#{anchor}, which does not exist.")
        hints = read_hints(_text(course.hints(module.name)))
        if list(hints) != list(module.functions):
            problems.append(f"docs/hints/{module.name}.md needs the headings {', '.join(module.functions)}, in order.")
        problems += [
            f"docs/hints/{module.name}.md has fewer than three hints for {function}."
            for function, rungs in hints.items()
            if len(rungs) < 3
        ]
        try:
            read_questions(course, module.name)
        except CourseError as error:
            problems.append(str(error))
    return problems


def missing_files(course: Course) -> list[str]:
    """Return the files that a module lacks, and its mistakes that cannot be read."""
    problems = []
    for name in _names(course):
        problems += [f"{_short(course, path)} is missing." for path in _files(course, name) if not path.is_file()]
        for kind in ("mistakes", "alternatives"):
            folder = course.root / "tests" / kind / name
            if not any(folder.glob("*.py")):
                problems.append(f"{_short(course, folder)} holds no file.")
        problems += _broken_mistakes(course, name)
    return problems


def strangers(course: Course) -> list[str]:
    """Return the files that belong to no module."""
    known = {path for name in _names(course) for path in _files(course, name)}
    found = {path for folder in {path.parent for path in known} for path in folder.glob("*.*")}
    unknown = {path for path in found - known if path.suffix in (".py", ".md")}
    for kind in ("mistakes", "alternatives"):
        folders = (course.root / "tests" / kind).iterdir()
        unknown |= {path for path in folders if path.is_dir() and path.name not in _names(course)}
    return [f"{_short(course, path)} belongs to no module of course.toml." for path in sorted(unknown)]


def _files(course: Course, name: str) -> list[Path]:
    tests = [course.tests(name, "visible"), course.tests(name, "hidden")]
    return [course.exercise(name), course.solution(name), course.lesson(name), course.hints(name), *tests]


def _broken_mistakes(course: Course, module: str) -> list[str]:
    problems = []
    for path in course.mistakes(module):
        try:
            read_mistake(path, module)
        except Exception as error:
            problems.append(str(error))
    return problems


def _names(course: Course) -> list[str]:
    return [module.name for module in course.modules]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _short(course: Course, path: Path) -> str:
    return path.relative_to(course.root).as_posix()
