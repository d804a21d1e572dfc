"""What is said of a page where it is not open."""

import pytest

from llmlings.site.description import MOST, description

SENTENCE = "A sentence of forty letters, more or less. "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Title\n\nFirst. Second.\n\nThird.", "First. Second."),
        ("---\nable: x\n---\n\n# Title\n\nFirst\nline.", "First line."),
        ("# Title { .hero }\n\nA [link](a.md){ .term } to **all** of `code`.", "A link to all of code."),
        ("# Title\n\n```\ngit clone\n```\n\n- a list\n\n<div>\n\nText.", "Text."),
        ("# Title\n\n" + SENTENCE * 9, " ".join([SENTENCE.strip()] * 4)),
        ("# Title", ""),
    ],
)
def test_the_first_sentences_below_the_title_without_their_marks(text: str, said: str) -> None:
    assert description(text) == said
    assert len(said) <= MOST
