"""The numbers of the lesson on subwords are what the solution gives."""

import math
from collections.abc import Mapping

import pytest
from solved import lesson, solution
from tokenizers import models

subwords = solution("subwords")


def test_the_scores_of_five_words() -> None:
    counts = {"low": 4, "lower": 2, "newest": 6, "widest": 3, "quit": 1}
    words = {(word[0], *("##" + letter for letter in word[1:])): count for word, count in counts.items()}
    scores = subwords.wordpiece_scores(words)
    assert len(scores) == 14
    expected = {
        ("q", "##u"): 1.0,
        ("w", "##i"): 0.25,
        ("l", "##o"): 0.1667,
        ("##s", "##t"): 0.1,
        ("##e", "##s"): 0.0588,
        ("##w", "##e"): 0.0392,
    }
    assert {pair: round(scores[pair], 4) for pair in expected} == expected
    assert max(scores, key=scores.get) == ("q", "##u")


@pytest.mark.parametrize(
    ("word", "vocabulary", "pieces"),
    [
        ("playing", "play ##i ##ing", "play ##ing"),
        ("unable", "un una ##able ##ble", "una ##ble"),
        ("unable", "un una ##able", "[UNK]"),
        ("into", "in to", "[UNK]"),
        ("strawberry", "straw ##raw ##berry ##b", "straw ##berry"),
        ("unbelievable", "un ##bel ##iev ##able", "un ##bel ##iev ##able"),
    ],
)
def test_the_words_that_are_split(word: str, vocabulary: str, pieces: str) -> None:
    assert subwords.wordpiece_split(word, vocabulary.split()) == pieces.split()


def test_hugging_face_gives_up_on_words_that_the_course_splits() -> None:
    vocabulary = {"a": 0, "##a": 1, "[UNK]": 2}
    limited = models.WordPiece(vocabulary, unk_token="[UNK]")
    longest, longer = "a" * 100, "a" * 101
    assert [len(limited.tokenize(word)) for word in (longest, longer)] == [100, 1]
    assert len(subwords.wordpiece_split(longer, vocabulary)) == 101
    assert f"words of more than 200 characters, Hugging Face's on more than {len(longest)};" in lesson("subwords")


def test_digits_are_grouped_from_the_left() -> None:
    vocabulary = {prefix + str(number) for number in range(1000) for prefix in ("", "##")}
    assert subwords.wordpiece_split("1234567", vocabulary) == ["123", "##456", "##7"]
    assert subwords.wordpiece_split("4567", vocabulary) == ["456", "##7"]


def test_the_spaces_that_are_marked() -> None:
    assert subwords.mark_spaces("I love AI") == "▁I▁love▁AI"
    assert subwords.mark_spaces("a  b") == "▁a▁▁b"
    assert subwords.unmark_spaces(["▁a", "▁", "▁b"]) == "a  b"


def test_the_guess_about_the_first_piece() -> None:
    pieces = {"un": -2.0, "una": -1.0, "able": -3.0, "ble": -5.0}
    best = subwords.unigram_split("unable", pieces)
    assert f"{', '.join(f'`{piece}`' for piece in best)}. At the start" in lesson("subwords")
    right, wrong = pieces["un"] + pieces["able"], pieces["una"] + pieces["ble"]
    assert f"and {right:.0f} is more than {wrong:.0f}." in lesson("subwords")


WORDS = {"un": 3, "an": 1}


def cuts(word: str, pieces: Mapping[str, float]) -> dict[tuple[str, ...], float]:
    """Return each cut of a word of two letters with its probability."""
    whole = {(word,): pieces[word]} if word in pieces else {}
    return {**whole, tuple(word): pieces[word[0]] * pieces[word[1]]}


def log_probability(pieces: Mapping[str, float]) -> float:
    return sum(count * math.log(sum(cuts(word, pieces).values())) for word, count in WORDS.items())


def test_one_circle_of_training_and_one_pruning_step() -> None:
    text = lesson("subwords")
    start = dict.fromkeys(("un", "an", "n", "u", "a"), 0.2)
    counts = dict.fromkeys(start, 0.0)
    for word, count in WORDS.items():
        likely = cuts(word, start)
        for cut, probability in likely.items():
            for piece in cut:
                counts[piece] += count * probability / sum(likely.values())
    total = sum(counts.values())
    probabilities = {piece: count / total for piece, count in counts.items()}
    assert f"divide by their sum, {total:.3f}" in text
    un, an, n, u, a = (f"{count:.3f}" for count in counts.values())
    assert f"| count | 3 · 0.833 = {un} | {an} | 4 · 0.167 = {n} | {u} | {a} |" in text
    assert "| new probability | " + " | ".join(f"{value:.3f}" for value in probabilities.values()) + " |" in text
    before, after = log_probability(start), log_probability(probabilities)
    assert f"goes from {before:.2f} to {after:.2f}." in text
    lost = {}
    for piece in ("un", "an"):
        rest = {name: value for name, value in probabilities.items() if name != piece}
        lost[piece] = after - log_probability(rest)
    assert f"Without `un` the text would lose {lost['un']:.2f} in" in text
    assert f"Without `an` it would lose {lost['an']:.2f}. So" in text


def test_the_most_probable_pieces() -> None:
    assert subwords.unigram_split("unable", {"un": -2.0, "una": -1.0, "able": -3.0, "ble": -5.0}) == ["un", "able"]
    smaller = {"▁": -4.0, "hug": -4.5, "gs": -5.0, "g": -4.0, "u": -4.5}
    pieces = subwords.unigram_split(subwords.mark_spaces("hug hugs"), {"▁hug": -2.0, "s": -3.0} | smaller)
    assert pieces == ["▁hug", "▁hug", "s"]
    assert 2**59 == 576_460_752_303_423_488
