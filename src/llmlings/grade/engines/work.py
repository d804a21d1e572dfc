"""What an engine is given and gives back. It knows no verdicts: points, marks and the ledger are the grader's."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from llmlings.grade.slot import Job, Order
from llmlings.testing.results import SuiteTest, TestResult


@dataclass(frozen=True)
class Work:
    """What there is to test of one module of a submission; `number` is what the grader calls it."""

    number: int
    student: str
    job: Job


@dataclass(frozen=True)
class Found:
    """What became of the `Work` with this number, and the tests of all modules that anything is tested of."""

    number: int
    tests: tuple[SuiteTest, ...] = ()
    results: tuple[TestResult, ...] = ()


#: Finds out, in any order, what becomes of each work. Closed early, it leaves nothing running.
Engine = Callable[[Order, Sequence[Work]], Generator[Found]]
