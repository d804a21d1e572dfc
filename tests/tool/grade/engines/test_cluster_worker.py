"""A worker keeps slots for few runs, and grades with nothing but the course and the versions that the grader has."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
import pytest

from llmlings.course import Course
from llmlings.grade.dependencies import suites_sha256
from llmlings.grade.engines import cluster_worker
from llmlings.grade.engines.cluster_worker import ClusterReply, ClusterRequest, versions
from llmlings.grade.slot import Job, Order, SlotEnded
from llmlings.testing.results import SuiteTest, TestResult

TEST = SuiteTest("tests/hidden/test_toy.py::test_a", "A.", "toy", "total", "hidden")
RESULT = TestResult(TEST.id, TEST.name, "toy", "total", "hidden", "passed")
JOB = Job({"toy": "text"}, ("toy",))
NO_JOB = Job({}, ())


@dataclass
class FakeSlot:
    """A slot that asks no worker."""

    order: Order
    ends: bool = False
    closed: list[str] = field(default_factory=list)

    def tests(self) -> tuple[SuiteTest, ...]:
        return (TEST,)

    def grade(self, sources: Mapping[str, str], modules: Collection[str]) -> tuple[TestResult, ...]:
        if self.ends:
            raise SlotEnded("It ended.")
        return (RESULT,) * len(modules)

    def close(self) -> None:
        self.closed.append("closed")


class Worker:
    """This process as a worker; `slots` are those that it has started."""

    def __init__(self, course: Course) -> None:
        self.slots: list[FakeSlot] = []
        self.order = Order("", ("toy",), "s", "none", suites_sha256(course, ["toy"]))

    def start(self, order: Order) -> FakeSlot:
        self.slots.append(FakeSlot(order))
        return self.slots[-1]

    def ask(self, run: str, job: Job = NO_JOB, *, order: Order | None = None, has: str = "") -> ClusterReply:
        request = ClusterRequest(run, has or versions(), order or self.order, job)
        return msgspec.json.decode(cluster_worker.grade(msgspec.json.encode(request)), type=ClusterReply)

    def open(self) -> list[bool]:
        return [not slot.closed for slot in self.slots]


@pytest.fixture
def worker(toy: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    worker = Worker(toy)
    monkeypatch.chdir(toy.root)
    monkeypatch.setattr(cluster_worker, "Slot", worker.start)
    monkeypatch.setattr(cluster_worker, "require", lambda *_: ["This kernel has no walls."])
    monkeypatch.setattr(cluster_worker, "_kept", {})
    monkeypatch.setattr(cluster_worker, "_over", set())
    return worker


def test_a_run_has_one_slot_in_the_workers_own_course(worker: Worker, toy: Course) -> None:
    first = worker.ask("a")
    assert (first.tests, first.results) == ((TEST,), ())
    (note,) = first.notes
    assert note.endswith(f", {toy.root}: This kernel has no walls.")
    for _ in range(2):
        assert worker.ask("a", JOB) == ClusterReply(results=(RESULT,))
    assert [slot.order for slot in worker.slots] == [msgspec.structs.replace(worker.order, root=str(toy.root))]


def test_few_runs_have_slots_and_the_one_that_was_idle_longest_loses_its(worker: Worker) -> None:
    for run in ("a", "b", "a", "c"):
        worker.ask(run, JOB)
    assert worker.open() == [True, False, True]


def test_a_run_that_is_over_has_no_slot_and_gets_none(worker: Worker) -> None:
    worker.ask("a", JOB)
    cluster_worker.release("a")
    assert worker.open() == [False]
    with pytest.raises(SlotEnded):
        worker.ask("a", JOB)
    assert worker.open() == [False, False]
    cluster_worker.release("never heard of")


def test_a_slot_that_ended_is_replaced_at_the_next_try(worker: Worker) -> None:
    worker.ask("a", JOB)
    worker.slots[0].ends = True
    with pytest.raises(SlotEnded):
        worker.ask("a", JOB)
    assert worker.ask("a", JOB).results == (RESULT,)
    assert worker.open() == [False, True]


def test_other_versions_are_refused(worker: Worker) -> None:
    reply = worker.ask("a", JOB, has="Python 2.7, numpy 1.0, torch missing")
    assert reply.exit_status == 3
    assert f"This worker has {versions()}, and the grader has Python 2.7, numpy 1.0, torch missing;" in reply.problem
    assert worker.slots == []


@pytest.mark.parametrize("suites", [{"toy": "another"}, {}], ids=["another", "none"])
def test_another_course_is_refused(worker: Worker, suites: dict[str, str]) -> None:
    reply = worker.ask("a", JOB, order=msgspec.structs.replace(worker.order, suites=suites))
    assert reply.exit_status == 3
    assert "has another course or another llmlings than the grader (toy)" in reply.problem


def test_a_workspace_of_a_learner_is_refused(worker: Worker, toy: Course) -> None:
    toy.tests("toy", "hidden").unlink()
    reply = worker.ask("a", JOB)
    assert reply.exit_status == 3
    assert "has another course or another llmlings than the grader (toy)" in reply.problem


def test_a_folder_without_a_course_is_refused(worker: Worker, tmp_path, monkeypatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    reply = worker.ask("a", JOB)
    assert reply.exit_status == 3
    assert reply.problem.endswith("There is no course in this folder; start `dask worker` in a checkout of it.")
