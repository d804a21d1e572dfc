"""`llmlings reset MODULE` and `llmlings undo`: start a module again, and take that back. Nothing is ever lost."""

from dataclasses import replace

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.learn.backups import keep_copy, shown
from llmlings.learn.names import find_module
from llmlings.learn.progress import Reset, load, save
from llmlings.learn.screen import confirmed
from llmlings.learn.workspace import original_stub


def run(course: Course, word: str, yes: bool) -> int:
    """Put the stub of a module back, and keep a copy of what was there."""
    name = find_module(course, word).name
    path = course.exercise(name)
    stub = original_stub(course, name)
    if path.is_file() and path.read_bytes() == stub:
        print(f"exercises/{name}.py is as it was handed out: nothing to reset.")
        return 0
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(stub)
        print(f"exercises/{name}.py is back, as it was handed out.")
        return 0
    question = f"Put the stub of {name} back? A copy of your code is kept."
    if not yes and not confirmed(question, "add --yes to reset without being asked"):
        print("Nothing was changed.")
        return 1
    progress = load(course)
    backup = keep_copy(path, course.root)
    save(course, replace(progress, resets=(*progress.resets, Reset(name, backup))))
    path.write_bytes(stub)
    print(f"exercises/{name}.py is as it was handed out. Your code is in {shown(backup)}.")
    print("To take this back: llmlings undo")
    return 0


def undo(course: Course) -> int:
    """Take the last reset back, and keep a copy of what it overwrites."""
    progress = load(course)
    folder = course.private("backups")
    resets = [reset for reset in progress.resets if (folder / reset.backup).is_file()]
    if not resets:
        raise UsageError("There is no reset to take back; `llmlings reset MODULE` starts a module again.")
    last = resets[-1]
    path = course.exercise(last.module)
    kept = path.exists() and path.read_bytes() != original_stub(course, last.module)
    copy = keep_copy(path, course.root) if kept else ""
    path.write_bytes((folder / last.backup).read_bytes())
    save(course, replace(progress, resets=tuple(resets[:-1])))
    print(f"exercises/{last.module}.py holds your code from before the reset again.")
    if copy:
        print(f"What it held until now is in {shown(copy)}.")
    return 0
