"""Takes a notebook apart as data: the Python source of its code cells."""

import json
import re
from typing import Any

# Cell magics under which the cell is still Python.
_PYTHON_MAGICS = {"capture", "prun", "time", "timeit"}
# `%time f()`, `!ls`, `?f`, `f?`, `files = !ls`: no line of Python starts like these outside brackets and strings.
_MAGIC = re.compile(r"\s*(?:%%?[A-Za-z_]|[!?]|[\w.]+\?{1,2}\s*$|\w+\s*=\s*(?:!|%[A-Za-z_]))")
_TOKEN = re.compile(r"""\\.|\"{3}|'{3}|["'#()\[\]{}]""")

# A cell that is no answer: what it tries out may go wrong.
_GUARD = """\
try:
    exec(compile({!r}, "a cell of your own", "exec"))
except Exception:
    pass"""


def notebook_source(data: bytes) -> str:
    """Return the code cells of a notebook of format 4, joined with blank lines; a ValueError says what is wrong.

    nbgrader's test cells are left out; IPython's magics and shell lines are commented out. In a notebook that
    says which cells are answers, an error in any other cell ends that cell alone, as it does in Jupyter.
    """
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeError:
        raise ValueError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise ValueError("it is not of notebook format 4")
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise ValueError("it has no list of cells")
    found = [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    has_answers = any(_marks(cell).get("solution") for cell in found)
    sources = []
    for cell in found:
        source = _without_magics(_source(cell)).strip("\n")
        sources.append(_GUARD.format(source) if has_answers and source and not _marks(cell) else source)
    return "\n\n".join(sources) + "\n"


def _marks(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return marks if isinstance(marks, dict) else {}


def _source(cell: dict[str, Any]) -> str:
    marks = _marks(cell)
    # A cell that is graded by hand holds an answer too: `solution` beside `grade`.
    if (marks.get("grade") or marks.get("locked")) and not marks.get("solution"):
        return ""
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise ValueError("a code cell has no text")
    return source.replace("\r\n", "\n")


def _without_magics(source: str) -> str:
    lines = source.split("\n")
    first = re.match(r"\s*%%(\w+)", source)
    if first and first[1] not in _PYTHON_MAGICS:
        return "\n".join(f"# {line}" for line in lines)
    quote, depth, joined = "", 0, False
    for number, line in enumerate(lines):
        if not quote and not depth and not joined and _MAGIC.match(line):
            text = line.lstrip()
            indent = line[: len(line) - len(text)]
            # A block may not end up empty; at the top, `pass` would forbid a later `from __future__ import`.
            lines[number] = f"{indent}pass  # {text}" if indent else f"# {text}"
        else:
            quote, depth, joined = _state_after(line, quote, depth)
    return "\n".join(lines)


def _state_after(line: str, quote: str, depth: int) -> tuple[str, int, bool]:
    """Return the open quote, the depth of open brackets and whether the line is joined to the next one."""
    comment = False
    for match in _TOKEN.finditer(line):
        token = match.group()
        if quote:
            # In "a""" the three quotes are the closing one and an empty string.
            if token == quote or (len(quote) == 1 and token[0] == quote):
                quote = ""
        elif token[0] in "\"'":
            quote = token
        elif token == "#":
            comment = True
            break
        elif token in "([{":
            depth += 1
        elif token in ")]}":
            depth = max(0, depth - 1)
    return quote, depth, line.endswith("\\") and not comment
