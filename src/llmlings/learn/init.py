"""`llmlings init DIR`: a new workspace."""

import os
import re
import shlex
from pathlib import Path, PurePath

from llmlings.learn.screen import make_console
from llmlings.learn.workspace import create


def run(folder: Path) -> int:
    """Make a workspace in `folder` and say how to begin."""
    course = create(folder)
    console = make_console()
    count = sum(len(module.functions) for module in course.modules)
    console.print(f"Your workspace is ready: {len(course.modules)} modules, {count} functions to write.")
    console.print("\nWhat to do next:")
    way = [] if folder.resolve() == Path.cwd() else way_into(folder, os.name == "nt")
    for command in [*way, "llmlings"]:
        console.print(f"  {command}", style="bold", soft_wrap=True)
    return 0


def way_into(folder: PurePath, windows: bool) -> list[str]:
    """Return the lines to type to get into a folder, whose name may hold spaces and brackets."""
    if not windows:
        return [f"cd {shlex.quote(str(folder))}"]
    # The shells of Windows agree on double quotes; to PowerShell a bracket is a wildcard even then.
    quoted = str(folder) if re.fullmatch(r"[\w.:\\/-]+", str(folder)) else f'"{folder}"'
    return [f"cd {quoted}", *([f"cd -LiteralPath {quoted}   (in PowerShell)"] if "[" in quoted else [])]
