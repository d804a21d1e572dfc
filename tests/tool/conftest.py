"""A course of two tiny modules, and a learner's workspace made from it."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from workers import HONEST

from llmlings import cli
from llmlings import course as courses
from llmlings.course import Course, Limits
from llmlings.grade import self_test
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox.nursery import Nursery
from llmlings.grade.sandbox.start import SandboxKind, start
from llmlings.learn.workspace import create

COURSE = """\
title = "Toy"

[limits]
call_seconds = 10
timeouts_per_function = 3
cpu_seconds = 60
memory_megabytes = 512
scratch_megabytes = 16
message_megabytes = 16

[[part]]
title = "One part"

[[part.module]]
name = "sums"
title = "Adding"
points = 10
functions = ["add", "double"]
anchors = []

[[part]]
title = "Another part"

[[part.module]]
name = "words"
title = "Counting"
points = 5
functions = ["count"]
anchors = []
"""

SUMS = '''\
"""Adding."""


def add(a: int, b: int) -> int:
    """Return the sum."""
    return a + b


def double(a: int) -> int:
    """Return twice the number."""
    return 2 * a
'''

WORDS = '''\
"""Counting."""

import re


def count(text: str) -> int:
    """Return how many words there are."""
    return len(re.findall("[a-z]+", text))
'''

TEST_SUMS = '''\
from exercises import sums
from llmlings.testing import about, check_close


@about("add")
def test_one_and_two():
    """1 and 2 are 3."""
    check_close(sums.add(1, 2), 3)


@about("add")
def test_nothing():
    """0 and 0 are 0."""
    check_close(sums.add(0, 0), 0)


@about("double")
def test_twice():
    """Twice 4 is 8."""
    check_close(sums.double(4), 8)
'''

TEST_WORDS = '''\
from exercises import words
from llmlings.testing import about, check_close


@about("count")
def test_two_words():
    """Two words are two [bold]words[/bold]."""
    check_close(words.count("two words"), 2)
'''

HINTS_SUMS = """\
# Hints: sums

## add

1. What does
   the plus sign do?
2. Look at `+`.
   For instance:

   ```
   1 + 1
   ```
3. Put it between the two names.

## double

1. Twice is two times.
"""

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]


def run_nbgrader(folder: Path, *words: str, status: int = 0) -> str:
    """Run a command of nbgrader in its course directory and return what it printed."""
    # nbgrader calls alembic by its name.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True,
                          timeout=500, check=False)  # fmt: skip
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def nbgrader() -> Callable[..., str]:
    """Run a command of nbgrader in a course directory and return what it printed."""
    return run_nbgrader


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An nbgrader course directory whose assignments have all been generated; do not change it."""
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert cli.main(["notebooks", str(folder)]) == 0
    run_nbgrader(folder, "generate_assignment", "--assignment=*")
    return folder


@pytest.fixture
def course_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An nbgrader course directory as `llmlings notebooks` makes it."""
    monkeypatch.chdir(ROOT)
    assert cli.main(["notebooks", str(tmp_path / "my-course")]) == 0
    return tmp_path / "my-course"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty class: a folder that students hand in to."""
    top = tmp_path / "class"
    top.mkdir()
    return top


#: Who tries out the sandbox before anything runs in it.
TRIES_IT = ("llmlings.grade.grading", "llmlings.nbgrader.graded_cells", "llmlings.dev.trials")


@pytest.fixture(scope="session", autouse=True)
def tried_once() -> Iterator[None]:
    """Let each process of the tests try out the sandbox once: the machine does not change below them."""
    notes: dict[str, list[str]] = {}

    def require(kind: SandboxKind, hidden: Iterable[Path] = ()) -> list[str]:
        if kind not in notes:
            notes[kind] = self_test.require(kind, hidden)
        return notes[kind]

    with pytest.MonkeyPatch.context() as patch:
        for user in TRIES_IT:
            patch.setattr(f"{user}.require", require)
        yield


@pytest.fixture
def tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sandbox be tried out whenever it is used, for tests that change the machine."""
    for user in TRIES_IT:
        monkeypatch.setattr(f"{user}.require", self_test.require)


@pytest.fixture(scope="session")
def forks():
    """A `Nursery` that forks workers; on a machine where it cannot, the tests that need one are left out."""
    limits = Limits(20, 3, 60, 1024, 8, 16)
    with Nursery() as nursery:
        start("bwrap", limits, nursery=nursery).close()
        if nursery.trouble:
            pytest.skip(f"this machine forks no workers: {nursery.trouble}")
        yield nursery
        # What is launched instead would have been tried twice, and forking not at all.
        assert not nursery.trouble


# Those that are launched are the fallback, and slow.
@pytest.fixture(scope="session", params=[pytest.param("launched", marks=pytest.mark.long), "forked"])
def nursery(request):
    """None, or what forks workers: whatever holds for workers holds for both kinds."""
    return None if request.param == "launched" else request.getfixturevalue("forks")


@pytest.fixture
def submission(nursery):
    """Make a `RemoteImplementation` of `honest` and of the given modules; limits can be changed by name."""
    made = []

    def make(kind_of_sandbox="bwrap", limits=None, packages=None, **sources):
        values = {
            "call_seconds": 20, "timeouts_per_function": 3, "cpu_seconds": 60, "memory_megabytes": 1024,
            "scratch_megabytes": 8, "message_megabytes": 16,
        }  # fmt: skip
        texts = {name: dedent(source) for name, source in sources.items()}
        texts["honest"] = dedent(HONEST)
        allowed = Limits(**values | (limits or {}))
        implementation = RemoteImplementation(texts, allowed, kind_of_sandbox, packages, nursery=nursery)
        made.append(implementation)
        return implementation

    yield make
    for implementation in made:
        implementation.close()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout of the toy course and let the installed package be in it."""
    root = tmp_path / "checkout"
    files = {
        "course.toml": COURSE,
        "solutions/sums.py": SUMS,
        "solutions/words.py": WORDS,
        "exercises/sums.py": "somebody's answers, not a stub",
        "tests/visible/test_sums.py": TEST_SUMS,
        "tests/visible/test_words.py": TEST_WORDS,
        "tests/visible/__pycache__/test_words.pyc": "",
        "tests/hidden/test_sums.py": "secret",
        "tests/mistakes/sums/subtracts.py": "secret",
        "docs/hints/sums.md": HINTS_SUMS,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.setattr(courses, "__file__", str(root / "src" / "llmlings" / "course.py"))
    return root


@pytest.fixture
def learner(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Make a workspace of the toy course, and go there."""
    course = create(checkout.parent / "work")
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("COLUMNS", "80")
    return course


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return its exit status, what it printed and what it complained about."""

    def run_command(*argv: str) -> tuple[int, str, str]:
        status = cli.main(argv)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Type something on a terminal."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    return lambda text: monkeypatch.setattr("sys.stdin", Terminal(text))
