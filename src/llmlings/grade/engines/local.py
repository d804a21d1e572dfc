"""Grades on this machine: as many slots as there are jobs, each with one module of a submission after another."""

from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import Queue

from llmlings.grade.engines.work import Found, Work
from llmlings.grade.slot import Order, Slot


def find_here(jobs: int, order: Order, works: Sequence[Work]) -> Generator[Found]:
    """Find what becomes of the works, in `jobs` slots at once.

    Args:
        jobs: how many slots there are at most.
        order: what they grade with.
        works: at least one.
    """
    slots: list[Slot] = []
    try:
        slots += [Slot(order) for _ in range(min(jobs, len(works)))]
        # All of them, not the first alone: each slot has to be ready.
        tests, *_ = [slot.tests() for slot in slots]
        free: Queue[Slot] = Queue()
        for slot in slots:
            free.put(slot)

        def find(work: Work) -> Found:
            slot = free.get()
            try:
                return Found(work.number, tests, slot.grade(work.job.sources, work.job.modules))
            finally:
                free.put(slot)

        with ThreadPoolExecutor(len(slots)) as pool:
            try:
                for future in as_completed([pool.submit(find, work) for work in works]):
                    yield future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for slot in slots:
                    slot.close()
                raise
    finally:
        for slot in slots:
            slot.close()
