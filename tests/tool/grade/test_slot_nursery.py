"""A slot asks its nursery for workers, and grades the same without one."""

import io
import json
from typing import Any

import msgspec
import pytest
from toy_answers import RIGHT

from llmlings.course import Course
from llmlings.grade import slot
from llmlings.grade.sandbox.nursery import NotForked, Nursery
from llmlings.grade.slot import Job, Order

SOURCES = {
    "right": RIGHT,
    "ends": RIGHT.replace("return sum(", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n    return sum("),
    "writes": RIGHT.replace("return sum(", "open('a', 'w').close(); open('/b', 'w')\n    return sum("),
    "is_process_1": RIGHT.replace("return sum(", "import os; assert os.getpid() == 2\n    return sum("),
}


def verdicts(toy: Course) -> list[Any]:
    """Return what a slot says of each of the sources, without how long it took."""
    jobs = [msgspec.json.encode(Job({"toy": source}, ("toy",))) + b"\n" for source in SOURCES.values()]
    answers = io.BytesIO()
    slot.serve(Order(str(toy.root), ("toy",), "s", "bwrap"), io.BytesIO(b"".join(jobs)), answers)
    _, *graded = map(json.loads, answers.getvalue().splitlines())
    for verdict in graded:
        assert verdict["results"]
        for result in verdict["results"]:
            del result["seconds"]
    return graded


@pytest.mark.usefixtures("forks")
def test_workers_are_asked_of_the_nursery_and_answer_as_without_one(
    toy: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It would bound the process of these tests.
    monkeypatch.setattr(slot, "_bound_memory", lambda _: None)
    forked = []
    fork = Nursery.fork

    def counted(self: Nursery, *given: Any) -> Any:
        made = fork(self, *given)
        forked.append(made)
        return made

    def refused(self: Nursery, *given: Any) -> Any:
        raise NotForked("no")

    monkeypatch.setattr(Nursery, "fork", counted)
    found = verdicts(toy)
    assert len(forked) >= len(SOURCES)
    monkeypatch.setattr(Nursery, "fork", refused)
    assert verdicts(toy) == found
