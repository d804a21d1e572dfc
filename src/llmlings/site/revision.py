"""All questions of the lessons with their short answers: as a page, and as a deck for Anki."""

import hashlib
import io
import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markdown_it import MarkdownIt

from llmlings.course import Course, Module
from llmlings.errors import CourseError

_SECTION = re.compile(
    r'^## (?P<heading>.+?) \{ #(?P<anchor>[\w-]+) \}\n\n!!! abstract "In short(?:: (?P<question>.+))?"\n'
    r"(?P<answer>(?:    .+\n)+)",
    re.MULTILINE,
)

_HEAD = """\
# Revision

All questions of the course, in its order. Answer one for yourself, then open it and compare; the link leads to the
lesson that explains it. The same questions are a deck for [Anki](https://apps.ankiweb.net/), a free program that
asks again just before you forget: [download the deck](revision.apkg).
"""

#: Numbers that Anki knows the deck and its cards' layout by; with others, a new download would not replace an old one.
_DECK_ID = 1_736_204_518
_LAYOUT_ID = 1_528_391_746
_STYLE = """\
.card { max-width: 34em; margin: 1em auto; font: 20px/1.5 sans-serif; text-align: left; }
.lesson { color: gray; font-size: 14px; }
"""


@dataclass(frozen=True)
class Card:
    """A question, its short answer in Markdown, and the section of the lesson that explains it."""

    module: Module
    anchor: str
    question: str
    answer: str


def read_cards(course: Course) -> list[Card]:
    """Return the cards of all lessons, in the order of the course; a `CourseError` names a section without one."""
    return [card for module in course.modules for card in _cards_of(course, module)]


def _cards_of(course: Course, module: Module) -> list[Card]:
    path = course.lesson(module.name)
    sections = {found["anchor"]: found for found in _SECTION.finditer(path.read_text(encoding="utf-8"))}
    cards = []
    for anchor in module.anchors:
        if anchor not in sections:
            text = f'{path} has no section #{anchor} that begins with !!! abstract "In short"; write it.'
            raise CourseError(text)
        found = sections[anchor]
        answer = " ".join(line.strip() for line in found["answer"].splitlines())
        cards.append(Card(module, anchor, found["question"] or found["heading"], answer))
    return cards


def revision_page(cards: Sequence[Card]) -> str:
    """Return the page: a heading for each module, and each answer folded under its question."""
    parts = [_HEAD]
    for module, group in groupby(cards, lambda card: card.module):
        parts.append(f"\n## {module.title}\n")
        for card in group:
            title = card.question.replace('"', '\\"')
            more = f"[More in the lesson](lessons/{module.name}.md#{card.anchor})"
            parts.append(f'\n??? question "{title}"\n    {card.answer}\n\n    {more}\n')
    return "".join(parts)


def revision_deck(cards: Sequence[Card], made: float) -> bytes:
    """Return the deck as a file that Anki imports.

    Args:
        cards: what the deck holds, in its order.
        made: when the cards were written, in seconds since 1970. Anki replaces a card by one that was written later,
            and by no other.
    """
    import genanki

    answer = '{{FrontSide}}<hr id="answer">{{Answer}}<p class="lesson">{{Lesson}}</p>'
    layout = genanki.Model(
        _LAYOUT_ID,
        "llmlings question",
        fields=[{"name": name} for name in ("Question", "Answer", "Lesson")],
        templates=[{"name": "Question", "qfmt": "{{Question}}", "afmt": answer}],
        css=_STYLE,
    )
    deck = genanki.Deck(_DECK_ID, "llmlings: how language models turn text into vectors")
    for card in cards:
        guid, fields, tags = _note(card)
        deck.add_note(genanki.Note(model=layout, fields=fields, tags=tags, guid=guid))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(path, timestamp=made)
        return _without_times(path)


def _note(card: Card) -> tuple[str, list[str], list[str]]:
    """Return what Anki knows a card by, its three fields as HTML, and its tags."""
    markdown = MarkdownIt("commonmark")
    guid = hashlib.sha256(f"llmlings {card.anchor}".encode()).hexdigest()[:16]
    fields = [markdown.renderInline(card.question), markdown.render(card.answer).strip(), card.module.title]
    return guid, fields, [f"llmlings::{card.module.name}"]


def _without_times(path: Path) -> bytes:
    """Return an archive's bytes as if its files had been made at the earliest time that an archive knows."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return content.getvalue()
