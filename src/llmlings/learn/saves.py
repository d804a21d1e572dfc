"""Which files were saved, found by looking at them: that works on every system, on network drives and in WSL, too."""

import time
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int, int]

#: Looking takes at most this share of the time, on a slow drive as well.
_SHARE = 0.1


class Saves:
    """Notices when one of some files is another than it was when it was last looked at."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._known = {path: _stamp(path) for path in paths}
        self._rests_until = 0.0

    def changed(self) -> list[Path]:
        """Return the files that were saved since this was last asked; one that is away for a moment is waited for."""
        start = time.monotonic()
        if start < self._rests_until:
            return []
        found = {path: stamp for path in self._known if (stamp := _stamp(path)) and stamp != self._known[path]}
        self._known |= found
        end = time.monotonic()
        self._rests_until = end + (end - start) / _SHARE
        return list(found)


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    # Editors write into the file, or put another one in its place.
    return status.st_mtime_ns, status.st_size, status.st_ino
