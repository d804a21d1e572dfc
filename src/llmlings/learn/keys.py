"""Single keys from a terminal, on every system: the only file that knows how systems differ in this."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Iterator

UP, DOWN, ESCAPE = "up", "down", "escape"

#: What other keys than characters send, to be compared with the end of what arrives.
_SENT = {"\x1b[A": UP, "\x1bOA": UP, "\x1b[B": DOWN, "\x1bOB": DOWN, "\x1b": ESCAPE}
_SENT_ON_WINDOWS = {"H": UP, "P": DOWN}


class Keys:
    """Keys that are pressed, without waiting for Enter."""

    def read(self, seconds: float) -> str:
        """Return a key that is pressed within `seconds`: a character, `UP`, `DOWN` or `ESCAPE`; or nothing.

        Of several that come at once, as from somebody who pastes, the last one counts.
        """
        if sys.platform == "win32":
            return self._read_windows(seconds)
        if not select.select([sys.stdin], [], [], seconds)[0]:
            return ""
        text = os.read(sys.stdin.fileno(), 1024).decode("utf-8", "replace")
        # Nothing at all: the terminal is gone.
        return last_key(text) if text else "q"

    def _read_windows(self, seconds: float) -> str:
        import msvcrt

        deadline = time.monotonic() + seconds
        while not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            if time.monotonic() >= deadline:
                return ""
            time.sleep(0.01)
        key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        if key in ("\x00", "\xe0"):
            return _SENT_ON_WINDOWS.get(msvcrt.getwch(), "")  # type: ignore[attr-defined,unused-ignore]
        return "q" if key == "\x03" else last_key(key)


def last_key(text: str) -> str:
    """Return the key that was pressed last, given what a terminal sent; nothing if it is one that means nothing here.

    >>> last_key("x"), last_key("\x1b[B\x1b[A"), last_key("\x1b"), last_key("\x1b[5~")
    ('x', 'up', 'escape', '')
    """
    escape = text.rfind("\x1b")
    return _SENT.get(text[escape:], "") if escape >= 0 else text[-1]


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
