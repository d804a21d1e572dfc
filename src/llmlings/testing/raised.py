"""What an exception of a learner's code says: its text, its line, and the text of that line.

The standard library alone: the sandboxed worker uses it, too.
"""

import builtins
import linecache
import re
import sys
import traceback

#: Of a long line the rest is left out.
_LONGEST = 100
_LONGEST_TEXT = 10_000
_QUOTES = ('"""', "'''")
#: Texts of several lines, also one that goes on to the end of the file, texts of one line, and comments.
_TEXTS = re.compile(
    "|".join(
        (
            r'"""(?:[^\\]|\\.)*?(?:"""|\Z)',
            r"'''(?:[^\\]|\\.)*?(?:'''|\Z)",
            r'"(?:[^"\\\n]|\\.)*"',
            r"'(?:[^'\\\n]|\\.)*'",
            r"#[^\n]*",
        )
    ),
    re.DOTALL,
)
_NEXT = re.compile(r"\n(?=(?:def|class) \w+.*:\n)")


def text_of(error: BaseException) -> str:
    """Return what an exception says, a misspelt name with the one that was meant."""
    try:
        # Cut before it is looked at: it can be as long as memory allows.
        text = str.__getitem__(str(error), slice(_LONGEST_TEXT))
        if type(error) in (NameError, AttributeError) and (meant := _meant(error)):
            text = f"{text}; did you mean '{meant}'?"
        # pytest's words, and its advice, are for those who write tests.
        if isinstance(error, OSError) and "reading from stdin" in text:
            return "input() has nobody to ask"
        # Where something lies in memory is different at every run, and says nothing.
        return re.sub(r"\bat 0x[0-9A-Fa-f]+", "at 0x...", text)
    except BaseException:  # it may be made to break those who look at it
        return "(its text cannot be shown)"


def _meant(error: BaseException) -> str:
    """Return the name that is known where one was asked for that is not, and is closest to it."""
    # Few need it, and each worker would pay for it at its start.
    from difflib import get_close_matches

    if isinstance(error, AttributeError):
        known = dir(error.obj)
    else:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        known = [*trace.tb_frame.f_locals, *trace.tb_frame.f_globals, *dir(builtins)] if trace else []
    name = getattr(error, "name", None) or ""
    if isinstance(error, NameError) and name in sys.stdlib_module_names:
        # It is spelled right, and its import is missing.
        return ""
    return next(iter(get_close_matches(name, map(str, known), n=1)), "") if name else ""


def place_of(error: BaseException, file: str) -> tuple[str, int]:
    """Return the last line of `file`, or of a cell of this notebook, that an exception came through, and its file.

    The line is 0 if it came through none.
    """
    place = file, 0
    # Not traceback.extract_tb, which looks up the text of each line: a deep recursion has millions of them.
    for frame, line in traceback.walk_tb(error.__traceback__):
        name = frame.f_code.co_filename
        if file and is_of(name, file):
            place = name, line or 0
    return place


def is_of(name: str, file: str) -> bool:
    """Return whether code of the name `name` is of `file`: a cell of a notebook is named after it."""
    return name == file or name.startswith(f"{file}, cell ")


def unclosed_text(source: str) -> tuple[int, int]:
    """Return the line of three quotation marks that are not closed before the next function, and that one's line.

    Python itself finds this much further down: the marks that open the next text close this one. Zeros if all are
    closed.

    >>> unclosed_text("def f():\\n    '''One.\\n    return 1\\n\\ndef g():\\n    '''Two.'''\\n")
    (2, 5)
    """
    for found in _TEXTS.finditer(source):
        inside = _NEXT.search(found[0]) if found[0].startswith(_QUOTES) else None
        if inside:
            return source.count("\n", 0, found.start()) + 1, source.count("\n", 0, found.start() + inside.end()) + 1
    return 0, 0


def source_around(file: str, line: int) -> tuple[str, ...]:
    """Return a line of a file with its number, and the last one before it that is not empty; nothing for line 0."""
    linecache.checkcache(file)
    numbers = [number for number in range(max(1, line - 5), line) if linecache.getline(file, number).strip()][-1:]
    found = [(number, linecache.getline(file, number).rstrip()) for number in (*numbers, line) if line > 0]
    return tuple(f"{number:>4} | {text[:_LONGEST]}" for number, text in found if text)
