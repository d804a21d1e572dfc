"""Lessons lead to the glossary where they first use a word of another lesson."""

import re
from pathlib import Path

import pytest

from llmlings.course import Module, load_course
from llmlings.site.glossary import _APART, _EVERYDAY, Term, glossary_page, link_terms, read_terms

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


PAGES = ["primer", *(module.name for module in COURSE.modules)]


def explained_in(term: Term) -> dict[str, str]:
    """Return the pages that the entry of a word leads to, and the place on each: the first page that says what it means
    and, last, its own lesson."""
    entry = f"\n{GLOSSARY}".partition(f"\n{term.name}\n:   ")[2].partition("\n")[0]
    return dict(re.findall(r"\]\((?:lessons/)?(\w+)\.md#?([\w-]*)\)", entry))


def reading_of(module: Module) -> str:
    """Return what is read before the exercise; what the search knows is not read."""
    page = re.sub(r"^found_by: .*", "", COURSE.lesson(module.name).read_text("utf-8"), count=1, flags=re.MULTILINE)
    return page.partition("\n## The exercise")[0]


def forms(spelling: str) -> str:
    """Return a pattern for a word in the singular and the plural."""
    singular = re.escape(spelling.removesuffix("s"))
    return rf"(?<![\w-])(?:{singular}s?|{singular.removesuffix('y')}ies)(?![\w-])"


def first_uses(module: Module, terms: list[Term]) -> dict[Term, int]:
    """Return the words that a lesson uses before its exercise, each with its first place; links, titles, code aside."""

    def blank(found: re.Match[str]) -> str:
        return " " * len(found[0])

    running = re.sub(_APART, blank, reading_of(module), flags=re.MULTILINE | re.DOTALL)
    # Longest first, and each taken out when found: "context length" is no use of "context".
    by_spelling = {spelling: term for term in terms for spelling in term.spellings}
    used: dict[Term, int] = {}
    for spelling in sorted(by_spelling, key=len, reverse=True):
        found = re.search(forms(spelling), running, re.IGNORECASE)
        term = by_spelling[spelling]
        if found and term.name not in _EVERYDAY - {"head", "layer"}:
            used[term] = min(found.start(), used.get(term, found.start()))
        running = re.sub(forms(spelling), blank, running, flags=re.IGNORECASE)
    return used


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_no_lesson_uses_a_word_before_it_is_explained(module: Module) -> None:
    read = PAGES[: PAGES.index(module.name) + 1]
    early = {
        term.name: list(explained_in(term))
        for term in first_uses(module, read_terms(GLOSSARY))
        if not explained_in(term).keys() & set(read)
    }
    assert early == {}, "say what the word means where it is first used, in bold, and name this lesson in its entry"


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_no_word_is_used_above_the_part_of_the_page_that_explains_it(module: Module) -> None:
    """The lead aside: it names what comes."""
    read = PAGES[: PAGES.index(module.name)]
    text = reading_of(module)
    lead = text.index("\n## ")
    early = []
    for term, place in first_uses(module, read_terms(GLOSSARY)).items():
        anchor = explained_in(term).get(module.name)
        if anchor and not explained_in(term).keys() & set(read) and lead < place < text.index(f"{{ #{anchor} }}"):
            early.append(term.name)
    assert early == []


def test_a_lesson_that_explains_a_word_of_a_later_one_has_it_in_bold() -> None:
    """An entry cannot claim an explanation that is not there."""
    for term in read_terms(GLOSSARY):
        pages = list(explained_in(term))
        assert pages == sorted(pages, key=PAGES.index), term.name
        assert pages[-1] == term.lesson
        for page in pages[:-1]:
            path = COURSE.root / "docs" / ("primer.md" if page == "primer" else f"lessons/{page}.md")
            bold = " ".join(re.findall(r"\*\*([^*]+)\*\*", path.read_text("utf-8")))
            spelled = "|".join(map(re.escape, term.spellings))
            assert re.search(rf"\b(?:{spelled})", bold, re.IGNORECASE), f"{term.name} in {page}"
