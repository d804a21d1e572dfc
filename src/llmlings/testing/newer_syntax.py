"""Syntax of a newer Python than the one that grades: an older one calls it invalid, and says no more."""

import re
import sys

#: The oldest Python that grades; what it cannot read may be refused.
OLDEST = (3, 11)
#: In front of the first text of a line.
_BEFORE = r"""(?:[^"'#]*[^\w"'#])?"""
#: What a line looks like, and the first Python that reads it. Of several the first that fits counts.
_SINCE = (
    (_BEFORE + r"""(?:[tT][rR]?|[rR][tT])["']""", (3, 14)),
    (r"\s*(?:type|class|(?:async\s+)?def)\s+\w+\[[^]=]*=", (3, 13)),
    (r"\s*type\s+\w+\s*(?:\[[^]]*\]\s*)?=(?!=)|\s*(?:class|(?:async\s+)?def)\s+\w+\[", (3, 12)),
    # A text inside the braces of an f-string, with the quotation mark that the whole begins with.
    (_BEFORE + r"""(?:[fF][rR]?|[rR][fF])(["'])(?:(?!\1).)*(?<!\{)\{(?!\{)[^{}]*?\1[^{}]*\}""", (3, 12)),
)
_TEXTS = re.compile(r"""(\"{3}|'{3})(?s:.)*?(?:\1|\Z)|#[^\n]*""")


def since(line: str) -> tuple[int, int]:
    """Return the first Python that reads a line, as far as it shows; (3, 0) for one that any reads.

    >>> since("type Ids = list[int]"), since("def first[T](items: list[T]) -> T:"), since("type = 3")
    ((3, 12), (3, 12), (3, 0))
    """
    return next((version for pattern, version in _SINCE if re.match(pattern, line)), (3, 0))


def told_as_newer(source_line: str) -> str:
    """Return a sentence on a line that is no Python here, if a newer one reads it; else nothing."""
    needed, here = since(source_line), sys.version_info[:2]
    if needed <= here:
        return ""
    return f"This is syntax of Python {_name(needed)}, which Python {_name(here)} here cannot read: write it without."


def not_for_all(source: str) -> str:
    """Return a sentence on the first line that the oldest Python that grades cannot read, or nothing."""
    text = _TEXTS.sub(lambda found: "\n" * found[0].count("\n"), source)
    for number, line in enumerate(text.split("\n"), 1):
        if (needed := since(line)) > OLDEST:
            return (
                f"Line {number} is syntax of Python {_name(needed)}; your work may be graded by Python {_name(OLDEST)},"
                " which cannot read it."
            )
    return ""


def _name(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
