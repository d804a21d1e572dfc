"""Grades a class of attacks in a process of its own, and says as JSON what was left running. Run by `test_hostile`."""

import ctypes
import json
import os
import resource
import sys
import time
from pathlib import Path

from llmlings.course import load_course
from llmlings.grade import grading

_PR_SET_CHILD_SUBREAPER = 36


def children() -> list[str]:
    """Return what runs below this process: what has ended and only waits to be noticed does not."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        state, parent = rest.split()[:2]
        if int(parent) == os.getpid() and state != "Z":
            found.append(name)
    return found


def main(root: str, submissions: str, out: str, seed: str) -> None:
    # What outlives its parent becomes our child: nothing can hide.
    assert ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    grading.grade(
        load_course(Path(root)), Path(submissions), Path(out), modules=[], jobs=2, seed=seed, sandbox="bwrap", regrade=False,
        progress=lambda *told: print(*told, file=sys.stderr),
    )  # fmt: skip
    deadline = time.monotonic() + 60
    # A killed process takes a moment to give back its memory.
    while (left := children()) and time.monotonic() < deadline:
        time.sleep(0.05)
    print(json.dumps({"left": left, "most_bytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10}))


main(*sys.argv[1:])
