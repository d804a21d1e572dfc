"""A slot: one trusted process that collects the tests once and grades one submission after another.

The grader starts a slot for each core and speaks JSON lines with it: an `Order`, answered by the `Suite`'s tests, then
a `Job` for each submission, answered by its `Graded`. What a submission says never comes here but as plain data.
"""

import itertools
import os
import resource
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from llmlings.course import load_course
from llmlings.errors import CourseError, LlmlingsError
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.testing.results import SuiteTest, TestResult

T = TypeVar("T")
_ENDED = "A grading process ended unexpectedly (see its output above); run the same command again to go on."


class Order(msgspec.Struct, frozen=True):
    """What a slot is to grade with: the course's folder, its modules, the grader's secret, the kind of sandbox.

    `answers` is the file in which all slots keep what mistakes answer to the `suites`, a digest for each module;
    without one each keeps its own.
    """

    root: str
    modules: tuple[str, ...]
    seed: str
    sandbox: SandboxKind
    suites: Mapping[str, str] = {}
    answers: str = ""


class Job(msgspec.Struct, frozen=True):
    """One submission: the text of each module that it holds, and the modules to test."""

    sources: Mapping[str, str]
    modules: tuple[str, ...]


class Collected(msgspec.Struct, frozen=True):
    """The tests that the slot has collected, or why it could not."""

    tests: tuple[SuiteTest, ...] = ()
    problem: str = ""


class Graded(msgspec.Struct, frozen=True):
    """The verdicts of one submission, or what is wrong with the course that kept the slot from finding them."""

    results: tuple[TestResult, ...] = ()
    problem: str = ""


class SlotEnded(LlmlingsError):
    """The process of a slot ended by itself, or was ended by somebody."""


class Slot:
    """The grader's end of a slot."""

    def __init__(self, order: Order) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "llmlings.grade.slot"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A group of its own: Ctrl-C is the grader's to handle, which then closes its slots.
            process_group=0,
            # Texts are hashed with a secret: else keys of a dict could be chosen to collide.
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "random"},
        )
        self._send(order)

    def tests(self) -> tuple[SuiteTest, ...]:
        """Wait until the slot has collected the tests, and return them; call it once, before the first submission."""
        ready = self._receive(Collected)
        if ready.problem:
            raise LlmlingsError(ready.problem)
        return ready.tests

    def grade(self, sources: Mapping[str, str], modules: Collection[str]) -> tuple[TestResult, ...]:
        """Return the verdicts of `modules` of the submission with these sources."""
        self._send(Job(sources, tuple(modules)))
        graded = self._receive(Graded)
        if graded.problem:
            raise LlmlingsError(graded.problem)
        return graded.results

    def close(self) -> None:
        """End the process; its worker ends with it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.terminate()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def _send(self, message: msgspec.Struct) -> None:
        assert self._process.stdin is not None
        try:
            _write(self._process.stdin, message)
        except BrokenPipeError:
            raise SlotEnded(_ENDED) from None

    def _receive(self, kind: type[T]) -> T:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SlotEnded(_ENDED)
        return msgspec.json.decode(line, type=kind)


def serve(order: Order, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Collect the tests, then grade the submissions that arrive, until there are no more."""
    from llmlings.grade.remote_implementation import RemoteImplementation
    from llmlings.grade.sandbox.nursery import Nursery
    from llmlings.grade.tried_mistakes import TriedMistakes
    from llmlings.testing.stable import Again, draws_at_import, holds_chance, may_waver
    from llmlings.testing.suite import Suite, with_suite

    course = load_course(Path(order.root))
    tests = [course.tests(module, visibility) for module in order.modules for visibility in ("visible", "hidden")]

    packages = {module.name: module.requires for module in course.modules}

    def grade_module(suite: Suite, job: Job, name: str) -> list[TestResult]:
        def ask(hash_seed: int) -> RemoteImplementation:
            return RemoteImplementation(job.sources, course.limits, order.sandbox, packages, hash_seed, nursery)

        # Workers of its own: what a module does to NumPy or to Python reaches no other, and marks depend on no order.
        with ask(0) as implementation, ask(1) as again:
            # A module made of others is as steady as they are.
            texts = [job.sources[part] for part in (name, *course.module(name).uses) if part in job.sources]
            by_chance = any(map(holds_chance, texts))
            afresh = again.close if by_chance and any(map(draws_at_import, texts)) else None
            asked_again = {name: Again(again, by_chance, afresh)} if any(map(may_waver, texts)) else {}
            return suite.run(implementation, [name], asked_again)

    def body(suite: Suite) -> None:
        _bound_memory(course.limits.memory_megabytes << 20)
        _write(answers, Collected(tuple(suite.tests)))
        for line in requests:
            job = msgspec.json.decode(line, type=Job)
            try:
                found = [grade_module(suite, job, name) for name in order.modules if name in job.modules]
                graded = Graded(tuple(itertools.chain(*found)))
            except CourseError as error:
                graded = Graded(problem=str(error))
            _write(answers, graded)

    kept = TriedMistakes(Path(order.answers), order.suites) if order.answers else None
    with Nursery() as nursery:
        with_suite(course, tests, order.seed, body, kept)


def main() -> None:
    """Serve one grader over stdin and stdout."""
    requests = sys.stdin.buffer
    # Tests and mistakes may print: only what is written on purpose reaches the grader.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(msgspec.json.decode(requests.readline(), type=Order), requests, answers)
    except LlmlingsError as error:
        _write(answers, Collected(problem=str(error)))


def _bound_memory(more: int) -> None:
    """Let this process grow by so many bytes, and no more: a test may make an array as large as an answer says."""
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        (now,) = [int(line.split()[1]) << 10 for line in lines if line.startswith("VmData:")]
        # The soft limit alone, which workers inherit: their own is lower.
        resource.setrlimit(resource.RLIMIT_DATA, (now + more, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _write(stream: IO[bytes], message: msgspec.Struct) -> None:
    stream.write(msgspec.json.encode(message) + b"\n")
    stream.flush()


if __name__ == "__main__":
    main()
