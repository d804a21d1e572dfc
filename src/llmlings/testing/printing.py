"""What a learner's code prints, kept apart from what tests print: whatever it does to `sys.stdout`, ours stays."""

import contextlib
import io
import sys
from collections.abc import Callable, Iterator

#: More than anybody reads; a loop that prints without end does not fill the memory.
MAX_PRINTED = 100_000


class _Kept(io.BytesIO):
    """The first bytes that are written; it cannot be closed before they are read."""

    def __init__(self, when_full: Callable[[str], object]) -> None:
        super().__init__()
        self._when_full = when_full

    def write(self, data: object) -> int:
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        room = MAX_PRINTED - self.tell()
        if room > 0:
            super().write(view[:room])
            if len(view) >= room:
                self._when_full(self.text())
        return len(view)

    def text(self) -> str:
        """Return what is kept."""
        return self.getvalue().decode("utf-8", "replace")

    def close(self) -> None:
        """Stay open: somebody may wrap the stream anew and throw the old wrapper away."""


def ignore(printed: str) -> None:
    """Nobody waits to be told."""


@contextlib.contextmanager
def own_stdout(when_full: Callable[[str], object] = ignore) -> Iterator[None]:
    """Within the block `sys.stdout` is a stream of its own, which may be replaced, reconfigured, wrapped or closed.

    Behind it, what was printed stands on the stream from before. `when_full` is given the text as soon as it is more
    than is kept.
    """
    before, kept = sys.stdout, _Kept(when_full)
    sys.stdout = io.TextIOWrapper(kept, encoding="utf-8", errors="backslashreplace", write_through=True)
    try:
        yield
    finally:
        # It may be another one by now, with something that is not yet written.
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        sys.stdout = before
        if printed := kept.text():
            before.write(printed)
