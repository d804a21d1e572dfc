"""Single keys from a terminal, on every system: the only file that knows how systems differ in this."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Iterator


class Keys:
    """Keys that are pressed, without waiting for Enter."""

    def read(self, seconds: float) -> str:
        """Return a key that is pressed within `seconds`, or nothing, also for one that sends several characters."""
        if sys.platform == "win32":
            return self._read_windows(seconds)
        if not select.select([sys.stdin], [], [], seconds)[0]:
            return ""
        data = os.read(sys.stdin.fileno(), 1024)
        # Nothing at all: the terminal is gone. An arrow key begins with an escape.
        return "q" if not data else data.decode("utf-8", "replace")[-1] if data[:1] != b"\x1b" else ""

    def _read_windows(self, seconds: float) -> str:
        import msvcrt

        deadline = time.monotonic() + seconds
        while not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            if time.monotonic() >= deadline:
                return ""
            time.sleep(0.01)
        key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        if key in ("\x00", "\xe0"):
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            return ""
        return "q" if key == "\x03" else key


@contextlib.contextmanager
def single_keys() -> Iterator[Keys]:
    """Within the block each key counts by itself and is not shown; behind it the terminal is as it was."""
    with _terminal(single=True):
        yield Keys()


@contextlib.contextmanager
def whole_lines() -> Iterator[None]:
    """Within the block of `single_keys`, let somebody ask a question that is answered with a line."""
    with _terminal(single=False):
        yield


@contextlib.contextmanager
def _terminal(*, single: bool) -> Iterator[None]:
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    changed = termios.tcgetattr(sys.stdin)
    flags = termios.ECHO | termios.ICANON
    changed[3] = changed[3] & ~flags if single else changed[3] | flags
    # Not flushed: what is typed ahead counts.
    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, changed)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
