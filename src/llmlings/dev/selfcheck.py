"""`llmlings dev check`: the course checks itself, rule by rule.

Each rule is a function that returns what breaks it, a sentence each; an empty list means that it holds. What only
running tests can show is in `trials`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from llmlings.course import Course
from llmlings.dev.derived import derive
from llmlings.dev.new import SCAFFOLD, scaffold
from llmlings.dev.trials import ALL_SEEDS, Findings, Seeds, examine_all
from llmlings.errors import CourseError, EnvironmentProblem
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.learn.hint import read_hints
from llmlings.site.questions import read_questions
from llmlings.testing.catalogue import read_alternative, read_mistakes
from llmlings.testing.visible_mistakes import answers_text

Report = Callable[[str, list[str]], None]

#: Of one function: a reader should see at once what can go wrong.
MOST_MISTAKES = 12


def check(
    course: Course,
    sandbox: SandboxKind,
    jobs: int,
    report: Report,
    names: Sequence[str] = (),
    *,
    seeds: Seeds = ALL_SEEDS,
    cached: bool = True,
) -> bool:
    """Check every rule, tell `report` the rule and what breaks it, and return whether all hold.

    With `names` only these modules are checked, whatever there is of them, and nothing that is about the course as a
    whole. What was found for a module is kept, and holds until a file that it depends on changes; without `cached`
    everything is run again.
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
    if broken and (whole or not all(map(partial(_can_be_tried, course), _names(course)))):
        return False
    found = examine_all(course, sandbox, jobs, seeds, cached=cached)

    def problems(part: Callable[[Findings], Sequence[str]]) -> list[str]:
        return [problem for findings in found for problem in part(findings)]

    tries = f"for {seeds.chance} seeds where chance decides"
    tell(f"2. Solutions pass every test, {tries}.", problems(lambda f: f.solution))
    tell("3. Every visible test of an untouched stub is to do.", problems(lambda f: f.stub))
    tell("4. Mistakes lose enough points and are named; alternatives get full marks.", problems(lambda f: f.trials))
    tell("5. Every hidden test catches a mistake.", problems(lambda f: f.idle))
    if whole:
        tell("   Derived data and pages are up to date.", stale_files(course, found))
    return not broken


def stub_file_problems(course: Course) -> list[str]:
    """Return the stubs that are not what is derived from their solution."""
    try:
        return _stale(course, "stubs")
    except CourseError as error:
        return [str(error)]


def _stale(course: Course, name: str) -> list[str]:
    files = [path for _, found in derive(course, [name], check=True) for path in found]
    return [f"{_short(course, path)} is out of date; run `llmlings dev derive {name}`." for path in files]


def stale_files(course: Course, found: Sequence[Findings]) -> list[str]:
    """Return the derived files that are out of date, given what was found in all modules."""
    answers = answers_text({findings.module: list(findings.answers) for findings in found})
    stale = []
    if _text(course.answers()) != answers:
        stale.append(f"{_short(course, course.answers())} is out of date; run `llmlings dev derive mistakes`.")
    for name in ("modules", "figures", "formulas"):
        stale += _stale(course, name)
    return stale


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
        if list(hints) != list(module.all_functions):
            problems.append(
                f"docs/hints/{module.name}.md needs the headings {', '.join(module.all_functions)}, in order."
            )
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


def _can_be_tried(course: Course, name: str) -> bool:
    """Return whether there is enough of a module to run tests: other rules say what is missing or wrong."""
    needed = (course.solution(name), course.exercise(name), course.tests(name, "visible"))
    return all(path.is_file() for path in needed) and not _broken_catalogue(course, name)


def missing_files(course: Course) -> list[str]:
    """Return the files that a module lacks, and what is wrong with its mistakes and alternatives."""
    problems = []
    for name in _names(course):
        problems += [f"{_short(course, path)} is missing." for path in _files(course, name) if not path.is_file()]
        problems += _examples(course, name)
        folder = course.alternatives_folder(name)
        if not any(folder.glob("*.py")):
            problems.append(f"{_short(course, folder)} holds no file.")
        problems += _broken_catalogue(course, name)
    return problems


def _examples(course: Course, name: str) -> list[str]:
    """Return the files of a module that still are what `llmlings dev new` wrote."""
    marked = [path for path in scaffold(course.root, name) if re.search(rf"\b{SCAFFOLD}\b", _text(path))]
    listed = ", ".join(_short(course, path) for path in marked)
    return [f"Examples still to be replaced; take out the word {SCAFFOLD} of each: {listed}."] if marked else []


def strangers(course: Course) -> list[str]:
    """Return the files that belong to no module."""
    known = {path for name in _names(course) for path in _files(course, name)}
    # In tests/course/ rules of the repository have tests as well.
    folders = {path.parent for path in known} - {course.root / "tests" / "course"}
    folders.add(course.root / "tests" / "mistakes" / "extra")
    found = {path for folder in folders for path in folder.glob("*.*")}
    unknown = {path for path in found - known if path.suffix in (".py", ".md")}
    others = (course.root / "tests" / "alternatives").iterdir()
    unknown |= {path for path in others if path.is_dir() and path.name not in _names(course)}
    return [f"{_short(course, path)} belongs to no module of course.toml." for path in sorted(unknown)]


def _files(course: Course, name: str) -> list[Path]:
    tests = [course.tests(name, "visible"), course.tests(name, "hidden"), course.mistakes(name)]
    if course.module(name).extra:
        tests.append(course.extra_mistakes(name))
    own = course.root / "tests" / "course" / f"test_{name}.py"
    return [course.solution(name), course.exercise(name), *tests, own, course.hints(name), course.lesson(name)]


def _broken_catalogue(course: Course, module: str) -> list[str]:
    if not course.mistakes(module).is_file() or not course.solution(module).is_file():
        return []
    problems = []
    try:
        found = read_mistakes(course, module)
        for function in course.module(module).all_functions:
            ids = [wrong.id for wrong in found if wrong.function == function]
            if not 0 < len(ids) <= MOST_MISTAKES:
                place = _short(course, course.mistakes(module))
                problems.append(f"{place} has {len(ids)} mistakes of {function}; write 1 to {MOST_MISTAKES}.")
    except CourseError as error:
        problems.append(str(error))
    for path in course.alternatives(module):
        try:
            read_alternative(course, module, path)
        except CourseError as error:
            problems.append(str(error))
    return problems


def _names(course: Course) -> list[str]:
    return [module.name for module in course.modules]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _short(course: Course, path: Path) -> str:
    return path.relative_to(course.root).as_posix()
