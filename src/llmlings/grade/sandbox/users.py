"""The user that a worker becomes when root starts it: one that owns nothing, and another one for each worker."""

import itertools
import os
from pathlib import Path

#: A user of its own for each worker, so that the limit on its threads is its own too. Far above the users of a system.
FIRST_UID, UIDS_PER_PROCESS = 1_000_000_000, 256
UID_MAP = Path("/proc/self/uid_map")

_numbers = itertools.count()


def worker_uid() -> int | None:
    """Return the user that the next worker is to become; None where it stays who it is, since that is not root."""
    if os.geteuid() != 0:
        return None
    number = os.getpid() * UIDS_PER_PROCESS + next(_numbers) % UIDS_PER_PROCESS
    known = _highest_uid()
    if known >= FIRST_UID + number:
        return FIRST_UID + number
    # Root of a container that has few users, or itself alone: then it is an ordinary user of the system outside.
    return None if known == 0 else known - number % min(known, UIDS_PER_PROCESS)


def _highest_uid() -> int:
    if not UID_MAP.exists():
        return 2**31 - 1
    ranges = [list(map(int, line.split())) for line in UID_MAP.read_text(encoding="utf-8").splitlines()]
    return max(first + count for first, _, count in ranges) - 1
