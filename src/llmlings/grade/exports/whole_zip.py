"""A zip that is there whole or not at all."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from llmlings.files import write_whole


@contextmanager
def written(path: Path) -> Iterator[zipfile.ZipFile]:
    """Let a zip be filled, and write it to `path` at the end."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        yield archive
    write_whole(path, buffer.getvalue())
