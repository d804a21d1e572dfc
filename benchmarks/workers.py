"""What it costs to start a worker: launched for itself, and forked by a server that has imported its packages.

    python benchmarks/workers.py
    python benchmarks/workers.py --workers 5

A worker is started, imports a module that uses its package, answers one call and is ended. CPU is that of all processes
that took part, as a control group of Linux counts it, for each worker; the server's start is a row of its own.
"""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from common import ROOT
from grading import control_group, seconds_of

from llmlings.course import load_course
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox.nursery import Nursery

LIMITS = load_course(ROOT).limits
SOURCES = {"numpy": "import numpy\n\ndef one():\n    return 1\n", "torch": "import torch\n\ndef one():\n    return 1\n"}


def answer_once(package: str, nursery: Nursery | None) -> None:
    """Start a worker, ask it for one number, and end it."""
    requires = {"m": [package]} if package == "torch" else {}
    with RemoteImplementation({"m": SOURCES[package]}, LIMITS, packages=requires, nursery=nursery) as implementation:
        outcome = implementation.call("m", "one", (), {}, 60)
    if outcome.value != 1 or (nursery and nursery.trouble):
        sys.exit(f"This machine does not do it: {outcome.message} {nursery.trouble if nursery else ''}".rstrip())


def milliseconds(group: Path, work: Callable[[], None], times: int) -> float:
    """Return the processor's milliseconds of doing `work`, the mean of `times`."""
    before = seconds_of(group)
    for _ in range(times):
        work()
    return (seconds_of(group) - before) / times * 1000


def main() -> None:
    """Start workers in every way and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--workers", type=int, default=20, help="how many are started in each way (default: 20)")
    workers = parser.parse_args().workers
    print(f"{'CPU, in milliseconds':24}{'launched':>10}{'forked':>10}{'server, once':>15}")
    with control_group() as group:
        home = group.parent / "cgroup.procs"
        (group / "cgroup.procs").write_text(str(os.getpid()))
        try:
            for package in SOURCES:
                launched = milliseconds(group, partial(answer_once, package, None), workers)
                with Nursery() as nursery:
                    first = milliseconds(group, partial(answer_once, package, nursery), 1)
                    forked = milliseconds(group, partial(answer_once, package, nursery), workers)
                print(f"{package:24}{launched:>10.1f}{forked:>10.1f}{first - forked:>15.1f}", flush=True)
        finally:
            home.write_text(str(os.getpid()))


if __name__ == "__main__":
    main()
