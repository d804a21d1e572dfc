"""One table of all derived files that are committed: how each is derived, and what of it is out of date.

What the site can derive when it is built is not among them (`llmlings.site.generated`).
"""

import runpy
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmlings.course import Course
from llmlings.dev.trials import known_answers
from llmlings.errors import UsageError
from llmlings.grade.grading import default_jobs
from llmlings.site.formulas import formulas_file, formulas_text
from llmlings.site.modules_page import modules_page
from llmlings.stubs import stub_of
from llmlings.testing.suite import Suite, with_suite
from llmlings.testing.visible_mistakes import answers_text

#: The texts of files.
Texts = Mapping[Path, str]


@dataclass(frozen=True)
class Derived:
    """Files of one kind.

    `name` is what `llmlings dev derive` calls them, `what` says what they are, `texts` derives them.
    """

    name: str
    what: str
    texts: Callable[[Course], Texts]


def stale(texts: Texts) -> dict[Path, str]:
    """Return those of the derived files that do not hold what they should, with what that is."""
    return {path: text for path, text in texts.items() if not path.is_file() or path.read_bytes() != text.encode()}


def derive(course: Course, names: Collection[str], *, check: bool) -> Iterator[tuple[str, list[Path]]]:
    """Bring derived files up to date; with `check`, only look.

    Yields the name of each kind and its files that were not what is derived.

    Raises:
        UsageError: there is no kind of that name.
    """
    known = [kind.name for kind in DERIVED]
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"There is nothing derived called '{unknown[0]}'; choose from: {', '.join(known)}.")
    for kind in DERIVED:
        if names and kind.name not in names:
            continue
        found = stale(kind.texts(course))
        if not check:
            write(found)
        yield kind.name, list(found)


def write(texts: Texts) -> None:
    """Write derived files."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _stubs(course: Course) -> Texts:
    return {course.exercise(module.name): stub_of(course, module) for module in course.modules}


def _mistakes(course: Course) -> Texts:
    return {course.answers(): answers_text(known_answers(course, default_jobs()))}


def _modules(course: Course) -> Texts:
    pages: list[str] = []

    def body(suite: Suite) -> None:
        pages.append(modules_page(course, suite))

    names = [module.name for module in course.modules]
    tests = [course.tests(name, visibility) for name in names for visibility in ("visible", "hidden")]
    with_suite(course, tests, "llmlings", body)
    return {course.root / "docs" / "guides" / "modules.md": pages[0]}


def _figures(course: Course) -> Texts:
    path = course.root / "tests" / "course" / "figure_cases.py"
    if not path.is_file():
        return {}
    # Found by its path, as all files of the course are.
    page = runpy.run_path(str(path))
    texts: Texts = page["case_files"]()
    # The last digits of an exponential depend on the machine.
    same = page["same"]
    return {path: found if (found := _read(path)) and same(found, text) else text for path, text in texts.items()}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _formulas(course: Course) -> Texts:
    return {formulas_file(course): formulas_text(course)} if (course.root / "mkdocs.yml").is_file() else {}


#: Each one after those that it is made of.
DERIVED: Sequence[Derived] = (
    Derived("stubs", "exercises/, from solutions/", _stubs),
    Derived("mistakes", "tests/visible/mistakes.json, by which learners' tests name mistakes", _mistakes),
    Derived("modules", "docs/guides/modules.md, which counts what the course holds", _modules),
    Derived("figures", "tests/figures/*.json, what the figures must compute", _figures),
    Derived("formulas", "docs/lab/formulas.json, what KaTeX makes of the formulas (needs Node)", _formulas),
)
