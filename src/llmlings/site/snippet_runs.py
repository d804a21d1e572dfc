"""Runs snippets of Python one after the other in one namespace, as a notebook does: in the build, and in a page."""

import ast
import contextlib
import io
import json
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llmlings.course import load_course
from llmlings.testing.printing import ignore, own_stdout

#: The name of a snippet in tracebacks.
_NAME = "<snippet>"


@dataclass(frozen=True)
class Ran:
    """What a snippet printed, and the error that ended it with its line; an empty error if none did."""

    printed: str
    error: str = ""
    line: int = 0


def run_snippets(
    sources: Sequence[str], space: dict[str, Any] | None = None, when_full: Callable[[str], object] = ignore
) -> list[Ran]:
    """Run snippets in their order until one ends with an error.

    Args:
        sources: their texts.
        space: where the names that they define go.
        when_full: is given what was printed when it is more than anybody reads.
    """
    names: dict[str, Any] = {} if space is None else space
    names["__name__"] = "__main__"
    found = []
    for source in sources:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            error, line = "", 0
            try:
                with own_stdout(when_full):
                    _run(source, names)
            # Whatever a snippet raises ends the snippet, and not the build or the page.
            except BaseException as caught:
                error, line = _told(caught)
        found.append(Ran(printed.getvalue(), error, line))
        if error:
            break
    return found


def run_snippet_in_page(root: str, earlier: Sequence[str], code: str, tell: Callable[[str], object]) -> str:
    """Run a snippet where the earlier ones of its page were run before, and return JSON: `printed` and `error`.

    Args:
        root: a folder that holds `course.toml`.
        earlier: the texts of the snippets before.
        code: the text of the snippet.
        tell: is given JSON when the snippet begins, with the `seconds` that it may take, and when it has printed more
            than anybody reads.
    """
    limit = load_course(Path(root)).limits.call_seconds
    tell(json.dumps({"kind": "begin", "test": {"id": "", "name": "", "function": "This code"}, "seconds": limit}))
    ran = run_snippets(
        [*earlier, code], when_full=lambda printed: tell(json.dumps({"kind": "flood", "printed": printed}))
    )
    last = ran[-1]
    reached = len(ran) > len(earlier)
    place = f"line {last.line}" if reached else f"line {last.line} of snippet {len(ran)} of this page"
    error = f"{last.error} ({place})" if last.error else ""
    return json.dumps({"printed": last.printed if reached else "", "error": error})


def _run(source: str, names: dict[str, Any]) -> None:
    *lines, last = ast.parse(source, _NAME).body or [ast.Pass()]
    if not isinstance(last, ast.Expr):
        exec(compile(source, _NAME, "exec"), names)
        return
    exec(compile(ast.Module(lines, []), _NAME, "exec"), names)
    value = eval(compile(ast.Expression(last.value), _NAME, "eval"), names)
    if value is not None:
        print(repr(value))


def _told(error: BaseException) -> tuple[str, int]:
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}", error.lineno or 0
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == _NAME]
    said = traceback.format_exception_only(error)[-1].strip()
    return said, (frames[-1].lineno or 0) if frames else 0
