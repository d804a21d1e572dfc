"""What a learner's code prints, kept apart from what tests print: whatever it does to `sys.stdout`, ours stays."""

import contextlib
import io
import sys
from collections.abc import Iterator

#: More than anybody reads; a loop that prints without end does not fill the memory.
MAX_PRINTED = 100_000


class _Kept(io.BytesIO):
    """The first bytes that are written; it cannot be closed before they are read."""

    def write(self, data: object) -> int:
        size = len(memoryview(data))  # type: ignore[arg-type]
        if self.tell() < MAX_PRINTED:
            super().write(data)  # type: ignore[arg-type]
        return size

    def close(self) -> None:
        """Stay open: somebody may wrap the stream anew and throw the old wrapper away."""


@contextlib.contextmanager
def own_stdout() -> Iterator[None]:
    """Within the block `sys.stdout` is a stream of its own, which may be replaced, reconfigured, wrapped or closed.

    Behind it, what was printed stands on the stream from before.
    """
    before, kept = sys.stdout, _Kept()
    sys.stdout = io.TextIOWrapper(kept, encoding="utf-8", errors="backslashreplace", write_through=True)
    try:
        yield
    finally:
        # It may be another one by now, with something that is not yet written.
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        sys.stdout = before
        if printed := kept.getvalue():
            before.write(printed.decode("utf-8", "replace"))
