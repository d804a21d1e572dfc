"""Text that comes piece by piece, with lines broken where a terminal ends."""

import io

import pytest
from rich.console import Console

from llmlings.learn.screen import Manuscript, visible

TEXT = "Whether 'tis nobler in the mind to suffer\nThe slings and arrows of outrageous fortune,\n\n  or not"


def shown(text: str, width: int, pieces: int = 1, terminal: bool = True) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, color_system=None, markup=False, emoji=False)
    manuscript = Manuscript(console)
    for start in range(0, len(text), pieces):
        manuscript.add(text[start : start + pieces])
    manuscript.end()
    return stream.getvalue()


@pytest.mark.parametrize("pieces", [1, 3, 1000])
@pytest.mark.parametrize("width", [12, 40, 80])
def test_lines_are_broken_between_words_however_they_come(width: int, pieces: int) -> None:
    out = shown(TEXT, width, pieces)
    assert all(len(line) <= width for line in out.split("\n"))
    assert out.split() == TEXT.split()


def test_lines_that_fit_stay_as_they_are() -> None:
    assert shown(TEXT, 80) == f"{TEXT}\n"
    assert shown("1234 678\n90", 8) == "1234 678\n90\n"


def test_a_word_that_is_longer_than_a_line_goes_on_in_the_next() -> None:
    assert shown("ab " + "x" * 17, 8) == f"ab \n{'x' * 8}\n{'x' * 8}\nx\n"


def test_wide_letters_take_two_places() -> None:
    assert shown("日本語日本語", 8) == "日本語日\n本語\n"
    assert shown("日本語日本語", 7) == "日本語\n日本語\n"


def test_without_a_terminal_lines_stay_as_long_as_they_are() -> None:
    assert shown("x " * 200, 10, terminal=False) == "x " * 200 + "\n"


def test_square_brackets_and_control_characters_do_nothing() -> None:
    assert shown("[red]a\x1b[2Jb\a\r[/red]\x9b", 80) == "[red]a·[2Jb··[/red]·\n"
    assert visible("é日\n\t\x00") == "é日\n\t·"
