"""The words of the course: where a lesson first uses one that another lesson explains, it links to the glossary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ENTRY = re.compile(r"^(?P<name>\S.*)\n:   .+ \[.+\]\(lessons/(?P<lesson>\w+)\.md.*\)$", re.MULTILINE)
#: What is no running text: titles, figures, code, formulas, links, tags and attributes.
_APART = r"^(?:#|!!!)[^\n]*|<figure.*?</figure>|```.*?```|`[^`]*`|\\\(.*?\\\)|\\\[.*?\\\]"
_APART += r"|\[[^\]]*\]\([^)]*\)|<[^>]*>|\{[^}\n]*\}"
#: Words of attention and training that mostly mean something else: no reader is helped by a link from "a value of 3".
_EVERYDAY = {"head", "key", "layer", "query", "target", "value", "window"}


@dataclass(frozen=True)
class Term:
    """A word of the glossary, and the name of the lesson that explains it."""

    name: str
    lesson: str

    @property
    def anchor(self) -> str:
        """The word's place on the page of the glossary."""
        return "-".join(re.findall(r"\w+", self.name.lower()))

    @property
    def spellings(self) -> list[str]:
        """How texts write it: `byte pair encoding (BPE)` is written in two ways."""
        return [part.strip() for part in re.split(r"[()]", self.name) if part]


def read_terms(glossary: str) -> list[Term]:
    """Return the words of the glossary, given its Markdown."""
    return [Term(found["name"], found["lesson"]) for found in _ENTRY.finditer(glossary)]


def glossary_page(glossary: str) -> str:
    """Return the glossary with a place for each word that links can lead to."""
    for term in read_terms(glossary):
        glossary = glossary.replace(f"\n{term.name}\n:   ", f"\n{term.name} {{ #{term.anchor} }}\n:   ")
    return glossary


def link_terms(text: str, lesson: str, terms: Sequence[Term]) -> str:
    """Return the Markdown of a lesson in which the first use of each word of other lessons leads to the glossary.

    The exercise and what follows it is left as it is: there the reader works, and looks nothing up.
    """
    # Those of this lesson are found, too: "sampling" is not explained where it says "negative sampling".
    by_spelling = {spelling.lower(): term for term in terms for spelling in term.spellings}
    longest_first = sorted(by_spelling, key=len, reverse=True)
    words = re.compile(
        rf"(?P<apart>{_APART})|(?<![\w-])(?P<word>{'|'.join(map(re.escape, longest_first))})s?(?![\w-])",
        re.MULTILINE | re.DOTALL | re.IGNORECASE,
    )
    linked: set[Term] = set()

    def link(found: re.Match[str]) -> str:
        if found["apart"] is not None:
            return found[0]
        term = by_spelling[found["word"].lower()]
        if term in linked or term.lesson == lesson or term.name in _EVERYDAY:
            return found[0]
        linked.add(term)
        return f"[{found[0]}](../glossary.md#{term.anchor}){{ .term }}"

    reading, exercise, working = text.partition("\n## The exercise")
    return words.sub(link, reading) + exercise + working
