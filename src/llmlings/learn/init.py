"""`llmlings init DIR`: a new workspace."""

from pathlib import Path

from llmlings.learn.screen import make_console
from llmlings.learn.workspace import create


def run(folder: Path) -> int:
    """Make a workspace in `folder` and say how to begin."""
    course = create(folder)
    console = make_console()
    count = sum(len(module.functions) for module in course.modules)
    console.print(f"Your workspace is ready: {len(course.modules)} modules, {count} functions to write.")
    console.print("\nWhat to do next:")
    where = f'"{folder}"' if " " in str(folder) else str(folder)
    for command in ("llmlings",) if folder.resolve() == Path.cwd() else (f"cd {where}", "llmlings"):
        console.print(f"  {command}", style="bold", soft_wrap=True)
    return 0
