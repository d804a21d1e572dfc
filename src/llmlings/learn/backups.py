"""Copies of what a learner wrote, in `.llmlings/backups`, from before something else took its place."""

from datetime import datetime
from itertools import count
from pathlib import Path

from llmlings.course import PRIVATE_FOLDER


def keep_copy(path: Path, root: Path) -> str:
    """Copy a file of the workspace `root` into its backups and return the name of the copy."""
    folder = root / PRIVATE_FOLDER / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    content = path.read_bytes()
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    for number in count(1):
        backup = f"{stamp}-{path.name}" if number == 1 else f"{stamp}-{number}-{path.name}"
        try:
            with (folder / backup).open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        break
    return backup


def shown(backup: str) -> str:
    """Return where a copy is, in words for the learner."""
    return f"{PRIVATE_FOLDER}/backups/{backup}"
