"""What a worker process of a cluster does: it keeps a slot for a run, and puts one submission after another through it.

Its working folder is a checkout of the same course. What it is sent and what it answers is plain data, as JSON.
"""

import atexit
import os
import platform
import threading
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from llmlings.course import COURSE_FILE, Course, load_course
from llmlings.errors import EnvironmentProblem, LlmlingsError
from llmlings.grade.dependencies import suites_sha256
from llmlings.grade.sandbox.start import notebook_libraries
from llmlings.grade.self_test import require
from llmlings.grade.slot import Job, Order, Slot, SlotEnded
from llmlings.testing.results import SuiteTest, TestResult

#: Runs at once for which a slot is kept: of more, each takes the place of the one that was idle for longest.
_MOST = 2


class ClusterRequest(msgspec.Struct, frozen=True):
    """A job, one of no modules where the tests alone are asked for, and all that a slot for its run is made with."""

    run: str
    versions: str
    order: Order
    job: Job


class ClusterReply(msgspec.Struct, frozen=True):
    """What became of the submission; `tests` is empty if there was one.

    `notes` is what the teacher may want to know about this machine, told once; `problem` is why nothing can be graded
    on it, with the exit status of that.
    """

    tests: tuple[SuiteTest, ...] = ()
    results: tuple[TestResult, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    exit_status: int = 0


@dataclass(frozen=True)
class _KeptSlot:
    slot: Slot
    tests: tuple[SuiteTest, ...]


_kept: dict[str, _KeptSlot] = {}
_over: set[str] = set()
#: A worker with several threads grades one submission after another all the same: a slot has one pipe.
_turn = threading.Lock()


def grade(request: bytes) -> bytes:
    """Return what becomes of a submission: the `ClusterReply` to a `ClusterRequest`, both as JSON.

    A `SlotEnded` says that it is worth another try.
    """
    with _turn:
        return msgspec.json.encode(_reply(msgspec.json.decode(request, type=ClusterRequest)))


def release(run: str) -> None:
    """End the slot of a run, also in the middle of a submission; the run gets no other."""
    _over.add(run)
    _close(run)


def versions() -> str:
    """Return what has to be the same everywhere for the same marks, besides the files of course and tool."""
    python = ".".join(platform.python_version_tuple()[:2])
    return ", ".join([f"Python {python}", *(f"{name} {_version(name)}" for name in ("numpy", "torch"))])


def _version(package: str) -> str:
    try:
        # Builds for other hardware are the same version.
        return version(package).partition("+")[0]
    except PackageNotFoundError:
        return "missing"


def _reply(request: ClusterRequest) -> ClusterReply:
    try:
        notes: tuple[str, ...] = ()
        if request.run not in _kept:
            notes = tuple(f"{_place()}: {note}" for note in _begin(request))
        # The last one is the one that was used last.
        kept = _kept[request.run] = _kept.pop(request.run)
        if not request.job.modules:
            return ClusterReply(kept.tests, (), notes)
        return ClusterReply((), kept.slot.grade(request.job.sources, request.job.modules), notes)
    except SlotEnded:
        _close(request.run)
        raise
    except LlmlingsError as error:
        return ClusterReply(problem=f"{_place()}: {error}", exit_status=error.exit_status)


def _begin(request: ClusterRequest) -> list[str]:
    """Make sure that the run can be graded here, start its slot, and return what is to be said of this machine."""
    if not Path(COURSE_FILE).is_file():
        raise EnvironmentProblem("There is no course in this folder; start `dask worker` in a checkout of it.")
    course = load_course(Path.cwd())
    _require_the_same(course, request)
    notebook_libraries()
    notes = require(request.order.sandbox, [course.root / COURSE_FILE, course.private("seed")])
    while len(_kept) >= _MOST:
        _close(next(iter(_kept)))
    slot = Slot(msgspec.structs.replace(request.order, root=str(course.root)))
    try:
        _kept[request.run] = _KeptSlot(slot, slot.tests())
    except BaseException:
        slot.close()
        raise
    if request.run in _over:
        release(request.run)
        raise SlotEnded("The run is over.")
    return notes


def _require_the_same(course: Course, request: ClusterRequest) -> None:
    if versions() != request.versions:
        text = f"This worker has {versions()}, and the grader has {request.versions}"
        raise EnvironmentProblem(f"{text}; install the same on both, so that marks depend on no machine.")
    try:
        own = suites_sha256(course, request.order.modules)
    except OSError:
        # A learner's workspace, say: no solutions and no hidden tests.
        own = {}
    differing = [name for name in request.order.modules if own.get(name) != request.order.suites.get(name)]
    if differing:
        text = f"{course.root} has another course or another llmlings than the grader ({', '.join(differing)})"
        raise EnvironmentProblem(f"{text}; bring both to the same commit, and start the worker again.")


def _place() -> str:
    return f"{platform.node()}, process {os.getpid()}, {Path.cwd()}"


def _close(run: str) -> None:
    if kept := _kept.pop(run, None):
        kept.slot.close()


def _close_all() -> None:
    for run in list(_kept):
        _close(run)


atexit.register(_close_all)
