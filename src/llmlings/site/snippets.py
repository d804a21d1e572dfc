"""Code in lessons: the build runs the snippets of a page and shows below each one what it prints.

A snippet is a block that begins with ```{ .python .snippet }. All snippets of a page share their names.
"""

import re
from dataclasses import dataclass

from llmlings.errors import CourseError
from llmlings.site.snippet_runs import run_snippets

_SNIPPET = re.compile(r"^```\{ \.python \.snippet \}\n(?P<source>.*?)\n```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Snippet:
    """The code of a snippet, what it prints, and the line of the text on which its code begins."""

    source: str
    output: str
    line: int


def read_snippets(text: str, page: str) -> list[Snippet]:
    """Run the snippets of a page in their order.

    Args:
        text: the page's Markdown.
        page: its path, for messages.

    Raises:
        CourseError: one of them fails, or prints nothing; the message has page and line.
    """
    found = list(_SNIPPET.finditer(text))
    starts = [text.count("\n", 0, match.start("source")) + 1 for match in found]
    snippets = []
    for match, start, ran in zip(found, starts, run_snippets([match["source"] for match in found]), strict=False):
        if ran.error:
            place = f"{page}, line {start + max(ran.line, 1) - 1}"
            raise CourseError(f"{place}: the snippet ends with {ran.error}; mend it.")
        if not ran.printed.strip():
            raise CourseError(f"{page}, line {start}: the snippet prints nothing; print what the sentence speaks of.")
        snippets.append(Snippet(match["source"], ran.printed.rstrip(), start))
    return snippets


def with_snippets(text: str, snippets: list[Snippet]) -> str:
    """Return a page's Markdown with the output of each snippet below its code."""
    outputs = iter(snippets)
    return _SNIPPET.sub(
        lambda found: f"{found[0]}\n\n```{{ .text .snippet-output .no-copy }}\n{next(outputs).output}\n```", text
    )
