"""The numbers of the lesson on tokens are what the solution computes."""

import pytest
from solved import lesson, solution

tokens = solution("tokens")
LESSON = lesson("tokens")


@pytest.mark.parametrize("text", ["I love AI", "naïve café", "Привет", "日本語", "🙂"])
def test_the_table_of_words_characters_and_bytes(text: str) -> None:
    cuts = (tokens.split_words, tokens.split_characters, tokens.text_to_bytes)
    assert f"| `{text}` | {' | '.join(str(len(cut(text))) for cut in cuts)} |" in LESSON


def test_code_points_and_their_bytes() -> None:
    assert ", ".join(f"`{character}` is {ord(character):,}" for character in "Aé🙂") in LESSON
    assert [len(tokens.text_to_bytes(character)) for character in "Aéп日🙂"] == [1, 2, 2, 3, 4]
    assert "two on `é` or a Cyrillic letter, three on `日` and four on `🙂`" in LESSON
    first, second = tokens.text_to_bytes("é")
    assert f"`é` becomes the two bytes {first} and {second}" in LESSON
    assert f"nine bytes: {', '.join(map(str, tokens.text_to_bytes('I love AI')))}." in LESSON
    assert [tokens.bytes_to_text([value]) for value in (first, second)] == ["\ufffd", "\ufffd"]


def test_the_guess_about_one_picture() -> None:
    characters = tokens.split_characters("👩\u200d🚀")
    sizes = [len(tokens.text_to_bytes(character)) for character in characters]
    assert sizes == [4, 3, 4]
    assert f"{len(characters)} characters and {sum(sizes)} bytes." in LESSON
    assert "`👩\u200d🚀`, an astronaut" in LESSON


def test_bytes_per_token() -> None:
    text = "I love AI"
    words = tokens.split_words(text)
    in_words, in_bytes = (tokens.bytes_per_token(text, cut) for cut in (words, tokens.text_to_bytes(text)))
    assert f"Cut into {len(words)} words it has {in_words} bytes per token; cut into bytes it has {in_bytes}." in LESSON


def test_the_numbers_of_gpt2() -> None:
    assert f"0.29335 tokens per byte, which is {1 / 0.29335:.2f} bytes per token" in LESSON
    size = f"{256 + 50_000 + 1:,} tokens"
    assert f"{size}: 256 single bytes, 50,000 merged ones and one that marks the end of a text" in LESSON


def test_words_and_punctuation() -> None:
    *first, last = tokens.split_words("Don't panic.")
    assert f"five tokens: {', '.join(f'`{token}`' for token in first)} and `{last}`." in LESSON
    assert len(first) == 4
    assert "`Well...` has four tokens" in LESSON
    assert len(tokens.split_words("Well...")) == 4
    assert tokens.split_words("café Привет 日本語") == ["café", "Привет", "日本語"]
    assert tokens.split_words("e\u0301t") == ["e", "\u0301", "t"]
