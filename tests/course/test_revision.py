"""The page of all questions, its deck for Anki and the glossary."""

import io
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from llmlings.course import Course, find_course
from llmlings.errors import CourseError
from llmlings.site.revision import read_cards, revision_deck, revision_page


@pytest.fixture(scope="module")
def course() -> Course:
    return find_course(Path(__file__))


@pytest.fixture
def small(course: Course, tmp_path: Path) -> Course:
    """A course of one module with one question."""
    module = replace(course.module("tokens"), anchors=("q-one",))
    small = replace(course, root=tmp_path, modules=(module,))
    small.lesson("tokens").parent.mkdir(parents=True)
    lesson = (
        '# T\n\n## Is `a` one? { #q-one }\n\n!!! abstract "In short"\n    Yes, `a` & more\n    on two lines.\n\nText.\n'
    )
    small.lesson("tokens").write_text(lesson)
    return small


def test_every_question_of_the_course_is_a_card(course: Course) -> None:
    cards = read_cards(course)
    assert [card.anchor for card in cards] == [anchor for module in course.modules for anchor in module.anchors]
    for card in cards:
        assert card.question.endswith("?"), card.question
        assert 10 <= len(card.answer.split()) <= 70, card.anchor
        # Neither Anki's cards nor the folded answers know the lesson's formulas and links.
        assert "\\(" not in card.answer
        assert "](" not in card.answer


def test_a_card_holds_question_answer_and_lesson(small: Course) -> None:
    (note,) = notes_in(revision_deck(read_cards(small), made=1.0))
    _, (question, answer, lesson), tags = note
    assert question == "Is <code>a</code> one?"
    assert answer == "<p>Yes, <code>a</code> &amp; more on two lines.</p>"
    assert lesson == "What a token is"
    assert tags == ["llmlings::tokens"]
    assert '??? question "Is `a` one?"\n    Yes, `a` & more on two lines.\n' in revision_page(read_cards(small))


def test_a_changed_answer_keeps_its_card(small: Course) -> None:
    """So Anki updates the card and keeps what it knows of the learner."""
    (before,) = notes_in(revision_deck(read_cards(small), made=1.0))
    path = small.lesson("tokens")
    path.write_text(path.read_text(encoding="utf-8").replace("Yes", "No"))
    (after,) = notes_in(revision_deck(read_cards(small), made=1.0))
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_the_same_lessons_give_the_same_bytes(small: Course) -> None:
    first = revision_deck(read_cards(small), made=1.0)
    assert revision_deck(read_cards(small), made=1.0) == first
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


def test_a_deck_that_is_made_later_replaces_the_one_that_a_learner_has(small: Course) -> None:
    """Anki takes what was written later."""
    assert [written(revision_deck(read_cards(small), made)) for made in (1.0, 1_790_000_000.5)] == [1, 1_790_000_000]


def rows(deck: bytes, columns: str) -> list[tuple[Any, ...]]:
    """What a deck says of its notes, as Anki reads it."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(f"select {columns} from notes order by id").fetchall()


def notes_in(deck: bytes) -> list[tuple[str, list[str], list[str]]]:
    """By what Anki knows each note, its fields and its tags."""
    return [(guid, fields.split("\x1f"), tags.split()) for guid, fields, tags in rows(deck, "guid, flds, tags")]


def written(deck: bytes) -> int:
    """When the only note of a deck was written."""
    ((seconds,),) = rows(deck, "mod")
    return int(seconds)


def test_a_section_without_a_short_answer_is_named(small: Course) -> None:
    path = small.lesson("tokens")
    path.write_text(path.read_text(encoding="utf-8").replace("In short", "At length"))
    with pytest.raises(CourseError, match="#q-one"):
        read_cards(small)


def test_the_glossary_is_sorted_and_leads_to_every_lesson(course: Course) -> None:
    text = (course.root / "docs" / "glossary.md").read_text(encoding="utf-8")
    entries = re.findall(r"^(\S.*)\n:   (.+?) \[.+\]\(lessons/(\w+)\.md.*\)\n", text, re.MULTILINE)
    terms = [term for term, _, _ in entries]
    assert len(terms) == text.count("\n:   ")
    assert terms == sorted(terms, key=str.lower)
    assert len(terms) == len(set(terms))
    assert {lesson for _, _, lesson in entries} == {module.name for module in course.modules}
    for term, meaning, lesson in entries:
        assert meaning.endswith(".")
        stem = term.split()[0][:6].lower()
        assert stem in course.lesson(lesson).read_text(encoding="utf-8").lower(), f"{lesson} does not explain {term}"
