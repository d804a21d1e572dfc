"""The course as data: `course.toml` read into frozen dataclasses, and where each module's files are."""

import importlib.util
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llmlings.errors import CourseError, EnvironmentProblem, UsageError

COURSE_FILE = "course.toml"
#: In a workspace or checkout: what the tool keeps there for itself, out of version control.
PRIVATE_FOLDER = ".llmlings"


@dataclass(frozen=True)
class Limits:
    """What one learner's code may use; units are in the names."""

    call_seconds: float
    timeouts_per_function: int
    cpu_seconds: int
    memory_megabytes: int
    scratch_megabytes: int
    message_megabytes: int


@dataclass(frozen=True)
class Module:
    """One module of the course: one lesson, one exercise file, one name.

    `functions` make its points, `extra` are functions for those who like more: they are worth none. `anchors` are the
    anchors of the questions that its lesson answers, `uses` the modules of the learner's own that it is made of,
    `requires` the packages that not everybody has.
    """

    name: str
    title: str
    part: str
    points: int
    functions: tuple[str, ...]
    anchors: tuple[str, ...]
    uses: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def all_functions(self) -> tuple[str, ...]:
        """The functions that have a stub: those that count, then the extras."""
        return self.functions + self.extra

    def lacks(self) -> str:
        """Return a sentence on the package that this environment lacks for the module; empty if it lacks none."""
        for package in self.requires:
            if importlib.util.find_spec(package) is None:
                return f'{self.name} needs the package {package}; install it with `pip install "llmlings[{package}]"`.'
        return ""


@dataclass(frozen=True)
class Course:
    """The whole course, and the folder that it was read from."""

    root: Path
    title: str
    modules: tuple[Module, ...]
    limits: Limits

    def module(self, name: str) -> Module:
        """Return the module called `name`; a `UsageError` lists the names if there is none."""
        for module in self.modules:
            if module.name == name:
                return module
        known = ", ".join(module.name for module in self.modules)
        raise UsageError(f"There is no module '{name}'; choose one of: {known}.")

    def exercise(self, name: str) -> Path:
        """Return the path of the learner's file for module `name`."""
        return self.root / "exercises" / f"{name}.py"

    def solution(self, name: str) -> Path:
        """Return the path of the solution of module `name`; a workspace does not have it."""
        return self.root / "solutions" / f"{name}.py"

    def tests(self, name: str, visibility: str) -> Path:
        """Return the path of the `visible` or `hidden` test file of module `name`."""
        return self.root / "tests" / visibility / f"test_{name}.py"

    def hints(self, name: str) -> Path:
        """Return the path of the hints of module `name`."""
        return self.root / "docs" / "hints" / f"{name}.md"

    def lesson(self, name: str) -> Path:
        """Return the path of the lesson of module `name`."""
        return self.root / "docs" / "lessons" / f"{name}.md"

    def mistakes(self, name: str) -> Path:
        """Return the path of the page of catalogued mistakes of module `name`."""
        return self.root / "tests" / "mistakes" / f"{name}.py"

    def extra_mistakes(self, name: str) -> Path:
        """Return the path of the page of catalogued mistakes of the extras of module `name`, if it has any."""
        return self.root / "tests" / "mistakes" / "extra" / f"{name}.py"

    def alternatives(self, name: str) -> tuple[Path, ...]:
        """Return the files of the accepted alternatives of module `name`, sorted."""
        return tuple(sorted(self.alternatives_folder(name).glob("*.py")))

    def alternatives_folder(self, name: str) -> Path:
        """Return the folder of the accepted alternatives of module `name`."""
        return self.root / "tests" / "alternatives" / name

    def questions(self, name: str) -> Path:
        """Return the path of the self-check questions of the lesson of module `name`."""
        return self.root / "docs" / "questions" / f"{name}.toml"

    def answers(self) -> Path:
        """Return the path of what mistakes answer to the visible tests, by which learners' tests name them."""
        return self.root / "tests" / "visible" / "mistakes.json"

    def private(self, *names: str) -> Path:
        """Return the path of something that the tool keeps in this folder for itself."""
        return self.root.joinpath(PRIVATE_FOLDER, *names)


def load_course(root: Path) -> Course:
    """Read `root/course.toml`; a `CourseError` says what is wrong with it."""
    path = root / COURSE_FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        modules = tuple(_module(part, entry) for part in data["part"] for entry in part["module"])
        return Course(root.resolve(), data["title"], modules, Limits(**data["limits"]))
    except FileNotFoundError:
        raise CourseError(f"There is no {COURSE_FILE} in {root}; `llmlings init DIR` makes a workspace.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        mend = f"in a workspace, `llmlings update --restore {COURSE_FILE}` brings it back"
        raise CourseError(f"{path} cannot be read ({error}); {mend}.") from None


def _module(part: Mapping[str, Any], entry: Mapping[str, Any]) -> Module:
    functions, anchors = tuple(entry["functions"]), tuple(entry["anchors"])
    more = (tuple(entry.get(key, ())) for key in ("uses", "requires", "extra"))
    return Module(entry["name"], entry["title"], part["title"], entry["points"], functions, anchors, *more)


def find_course(start: Path | None = None) -> Course:
    """Return the course of the nearest folder at or above `start` (default: here) that holds a `course.toml`."""
    return load_course(find_folder(start))


def find_folder(start: Path | None = None) -> Path:
    """Return the folder of `find_course`, whose `course.toml` may be damaged."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / COURSE_FILE).is_file():
            return folder
    raise EnvironmentProblem(
        f"{here} is not in a workspace; make one with `llmlings init my-course`, then `cd my-course`."
    )


def course_files() -> Path:
    """Return the folder with the course as it is handed out: in the installed package, or else the checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "bundle", package.parents[1]):
        if (folder / COURSE_FILE).is_file():
            return folder
    raise EnvironmentProblem("This installation of llmlings lacks the course's files; install it again.")
