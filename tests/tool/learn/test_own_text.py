"""The text that a model learns from: any UTF-8, a part of it kept aside, and a sentence where it does not do."""

from pathlib import Path

import pytest

from llmlings.errors import UsageError
from llmlings.learn import own_text
from llmlings.learn.own_text import LEAST_BYTES, read_text, shakespeare

LINE = "tick tock, tick tock\n"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "rhyme.txt"
    path.write_bytes(content)
    return path


def test_the_end_is_kept_aside_from_a_line_on(tmp_path: Path) -> None:
    text = read_text(written(tmp_path, (LINE * 200).encode()))
    assert text.name == "rhyme.txt"
    assert not text.cut
    assert text.learned + text.kept_aside == LINE * 200
    assert text.learned.endswith("\n")
    assert len(LINE * 200) // 20 <= len(text.kept_aside) <= len(LINE * 200) // 10


def test_of_a_long_text_no_more_is_kept_aside_than_a_test_needs() -> None:
    text = shakespeare()
    assert text.name == "Shakespeare"
    assert 25_000 < len(text.kept_aside.encode()) <= 30_000
    assert len(text.learned.encode()) > 1_200_000


@pytest.mark.parametrize("letter", ["é", "日", "😀"])
def test_letters_of_several_bytes_without_any_line_are_never_split(tmp_path: Path, letter: str) -> None:
    for dots in range(0, 40, 4):
        content = "." * dots + letter * 1001
        text = read_text(written(tmp_path, content.encode()))
        assert text.learned + text.kept_aside == content


def test_line_ends_and_marks_of_windows_are_no_part_of_the_text(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (LINE * 200).replace("\n", "\r\n").encode()
    text = read_text(written(tmp_path, content))
    assert text.learned + text.kept_aside == LINE * 200


def test_of_a_large_file_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_text, "MOST_BYTES", 3_001)
    text = read_text(written(tmp_path, ("é" * 5_000).encode()))
    assert text.cut
    # Byte 3,001 is the first half of a letter.
    assert text.learned + text.kept_aside == "é" * 1_500


@pytest.mark.parametrize("size", [0, 1, LEAST_BYTES - 1])
def test_a_short_text_is_refused_with_what_is_needed(tmp_path: Path, size: int) -> None:
    with pytest.raises(UsageError, match=f" {size:,} bytes; a model needs 2,000 .*100,000 or more"):
        read_text(written(tmp_path, b"x" * size))


def test_the_shortest_text_will_do(tmp_path: Path) -> None:
    assert len(read_text(written(tmp_path, b"x" * LEAST_BYTES)).kept_aside) == LEAST_BYTES // 10


@pytest.mark.parametrize(
    "content",
    [("café " * 600).encode("cp1252"), ("tick " * 600).encode("utf-16"), b"x" * 3_000 + b"\xc3"],
    ids=["cp1252", "utf-16", "half a letter"],
)
def test_another_encoding_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UsageError, match=r"rhyme\.txt is not text in UTF-8; .* save it with the encoding UTF-8"):
        read_text(written(tmp_path, content))
