"""Lessons lead to the glossary where they first use a word of another lesson."""

import re
from pathlib import Path

import pytest

from llmlings.course import Module, load_course
from llmlings.site.glossary import Term, glossary_page, link_terms, read_terms

COURSE = load_course(Path(__file__).resolve().parents[2])
GLOSSARY = (COURSE.root / "docs" / "glossary.md").read_text("utf-8")
TERMS = [Term("token", "tokens"), Term("sampling", "generation"), Term("negative sampling", "word2vec")]
TERMS += [Term("byte pair encoding (BPE)", "bpe"), Term("value", "attention")]
TOKEN = "[token](../glossary.md#token){ .term }"


def test_every_entry_has_a_place_of_its_own() -> None:
    terms = read_terms(GLOSSARY)
    assert len(terms) == GLOSSARY.count("\n:   ")
    assert len({term.anchor for term in terms}) == len(terms)
    page = glossary_page(GLOSSARY)
    for term in terms:
        assert f"\n{term.name} {{ #{term.anchor} }}\n:   " in page


def test_the_first_use_is_linked_and_no_other() -> None:
    assert link_terms("A token, a token.", "bpe", TERMS) == f"A {TOKEN}, a token."
    assert link_terms("**Tokens** of", "bpe", TERMS) == "**[Tokens](../glossary.md#token){ .term }** of"
    assert link_terms("tokenized, token_ids, non-token", "bpe", TERMS) == "tokenized, token_ids, non-token"


def test_both_names_of_a_thing_are_one_word() -> None:
    linked = "[BPE](../glossary.md#byte-pair-encoding-bpe){ .term } is byte pair encoding"
    assert link_terms("BPE is byte pair encoding", "tokens", TERMS) == linked


@pytest.mark.parametrize(
    "text",
    [
        "## A token",
        '!!! abstract "In short: What is a token?"',
        "`token`",
        "```\ntoken\n```",
        "\\( token \\)",
        "\\[\ntoken\n\\]",
        "[a token](tokens.md)",
        "<figure>\n<p>A token.</p>\n</figure>",
        '<div title="token">',
        "Text { #token }",
    ],
)
def test_what_is_no_running_text_stays(text: str) -> None:
    assert link_terms(f"{text}\n\ntoken", "bpe", TERMS) == f"{text}\n\n{TOKEN}"


def test_a_lesson_does_not_send_its_readers_away_for_its_own_words() -> None:
    assert link_terms("A token.", "tokens", TERMS) == "A token."
    assert link_terms("negative sampling", "word2vec", TERMS) == "negative sampling"


def test_an_everyday_word_is_not_linked() -> None:
    assert link_terms("a value of 3", "tokens", TERMS) == "a value of 3"


def test_the_exercise_is_left_alone() -> None:
    assert link_terms("Text.\n## The exercise\n\nA token.", "bpe", TERMS) == "Text.\n## The exercise\n\nA token."


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_every_lesson_links_words_and_changes_no_other_text(module: Module) -> None:
    text = COURSE.lesson(module.name).read_text("utf-8")
    linked = link_terms(text, module.name, read_terms(GLOSSARY))
    back, number = re.subn(r"\[([^\]]+)\]\(\.\./glossary\.md#[\w-]+\)\{ \.term \}", r"\1", linked)
    assert back == text
    assert number >= 4, "use at least four words of the glossary that other lessons explain; they become links"
