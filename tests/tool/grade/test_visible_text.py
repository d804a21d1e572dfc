"""Text of students cannot hide, move or turn what stands around it."""

import pytest

from llmlings.grade.visible_text import visible, visible_name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 日本語 😀", "plain é 日本語 😀"),
        ("line\r\nnext\tcell", "line\nnext\tcell"),
        ("a\rb\x07\x7f\x9b", "a\\rb\\x07\\x7f\\x9b"),
        ("\u202a\u202e\u2066\u2069\u200e\u061c", "\\u202a\\u202e\\u2066\\u2069\\u200e\\u061c"),
        ("\ufeff\u200b\u2028\u00ad", "\\ufeff\\u200b\\u2028\\xad"),
        ("\udcff\U000e0041\ue000", "\\udcff\\U000e0041\\ue000"),
        ("👩\u200d🔬 می\u200cخواهم", "👩\u200d🔬 می\u200cخواهم"),
    ],
)
def test_what_cannot_be_seen_or_turns_text_around_is_shown_as_an_escape(text, shown):
    assert visible(text) == shown


def test_a_name_stays_on_its_line():
    assert visible_name("a\nb\tc\r\nd") == "a\\nb\\tc\\nd"
    assert visible_name("Zoë O'Neil") == "Zoë O'Neil"
