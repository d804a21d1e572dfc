"""`llmlings reset MODULE[.FUNCTION]` and `llmlings undo`: begin again, and take that back. Nothing is ever lost."""

import ast
import warnings
from dataclasses import replace
from textwrap import dedent, indent

from llmlings.course import Course, Module
from llmlings.errors import UsageError
from llmlings.files import write_whole
from llmlings.given import end_of, functions_of, start_of
from llmlings.learn.backups import keep_copy, shown
from llmlings.learn.names import find
from llmlings.learn.progress import Reset, change, load
from llmlings.learn.screen import confirmed
from llmlings.learn.workspace import original_stub


def run(course: Course, word: str, yes: bool) -> int:
    """Put the stub of a module or of one function back, and keep a copy of the file that was there."""
    module, function = find(course, word)
    name, path = module.name, course.exercise(module.name)
    stub = original_stub(course, name)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        write_whole(path, stub)
        print(f"exercises/{name}.py is back, as it was handed out.")
        return 0
    before = path.read_bytes()
    after = with_stub(module, before, stub, function) if function else stub
    what, where = (f"{name}.{function}",) * 2 if function else (name, f"exercises/{name}.py")
    if after == before:
        print(f"{where} is as it was handed out: nothing to reset.")
        return 0
    question = f"Put the stub of {what} back? A copy of your file is kept."
    if not yes and not confirmed(question, "add --yes to reset without being asked"):
        print("Nothing was changed.")
        return 1
    backup = keep_copy(path, course.root)
    change(course, lambda progress: replace(progress, resets=(*progress.resets, Reset(name, backup))))
    write_whole(path, after)
    print(f"{where} is as it was handed out. Your file as it was is in {shown(backup)}.")
    print("To take this back: llmlings undo")
    return 0


def undo(course: Course) -> str:
    """Take the last reset back, keep a copy of what it overwrites, and return what was done."""
    progress = load(course)
    folder = course.private("backups")
    resets = [reset for reset in progress.resets if (folder / reset.backup).is_file()]
    if not resets:
        raise UsageError("There is no reset to take back; `llmlings reset MODULE` starts a module again.")
    last = resets[-1]
    path = course.exercise(last.module)
    kept = path.exists() and path.read_bytes() != original_stub(course, last.module)
    copy = keep_copy(path, course.root) if kept else ""
    write_whole(path, (folder / last.backup).read_bytes())
    change(course, lambda progress: replace(progress, resets=tuple(r for r in progress.resets if r != last)))
    done = f"exercises/{last.module}.py holds your code from before the reset again."
    return f"{done}\nWhat it held until now is in {shown(copy)}." if copy else done


def with_stub(module: Module, content: bytes, stub: bytes, function: str) -> bytes:
    """Return a learner's file in which one function is as it is in the stub."""
    source, tree = _parse(module, content)
    lines, original = source.split("\n"), stub.decode().split("\n")
    mine = dict(functions_of(tree))
    wanted = dict(functions_of(ast.parse(stub)))[function]
    if function in mine:
        beside = mine[function]
        first, end = start_of(beside, lines) - 1, end_of(beside, lines)
        gap = []
    else:
        # It was renamed or deleted: below the others, in its class if it has one.
        owner = function.rpartition(".")[0]
        others = [mine[name] for name in module.all_functions if name in mine and name.rpartition(".")[0] == owner]
        if not others:
            raise UsageError(
                f"exercises/{module.name}.py has no place left for {function}; "
                f"`llmlings reset {module.name}` puts the whole file back."
            )
        beside = max(others, key=lambda node: node.lineno)
        first = end = end_of(beside, lines)
        gap = [""] if owner else ["", ""]
    text = dedent("\n".join(original[start_of(wanted, original) - 1 : end_of(wanted, original)]))
    # A class may be indented in its learner's own way.
    margin = lines[beside.lineno - 1][: beside.col_offset]
    lines[first:end] = [*gap, *indent(text, margin).split("\n")]
    after = "\n".join(lines)
    return (after.replace("\n", "\r\n") if b"\r\n" in content else after).encode()


def _parse(module: Module, content: bytes) -> tuple[str, ast.Module]:
    """Return the text of a learner's file, its line ends made equal, and its syntax tree."""
    try:
        source = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return source, ast.parse(source)
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
        where = f" (line {error.lineno})" if isinstance(error, SyntaxError) and error.lineno else ""
        raise UsageError(
            f"exercises/{module.name}.py is not valid Python now{where}, so no single function can be put back; "
            f"`llmlings reset {module.name}` puts the whole file back and keeps a copy."
        ) from None
