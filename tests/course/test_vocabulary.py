"""The numbers of the lesson on the vocabulary are what the solutions give."""

from collections import Counter

import pytest
from solved import ROOT, lesson, solution

vocabulary = solution("vocabulary")
LESSON = lesson("vocabulary")


@pytest.fixture(scope="module")
def texts() -> tuple[list[str], list[str]]:
    text = (ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8")
    assert f"in the {len(text) - 1_000_000:,} characters that follow it" in LESSON
    split_words = solution("tokens").split_words
    return split_words(text[:1_000_000]), split_words(text[1_000_000:])


def test_the_tokens_of_a_million_characters(texts: tuple[list[str], list[str]]) -> None:
    counts = Counter(texts[0])
    assert (len(texts[0]), len(counts), list(counts.values()).count(1)) == (236_778, 12_753, 5_912)


@pytest.mark.parametrize(
    ("max_size", "entries", "own", "new"),
    [
        (None, 12_757, 0.0, 6.2),
        (10_000, 10_000, 1.2, 7.1),
        (5_000, 5_000, 4.1, 9.6),
        (1_000, 1_000, 15.8, 20.4),
        (100, 100, 42.7, 44.5),
    ],
)
def test_the_share_of_unknown_tokens(
    texts: tuple[list[str], list[str]],
    max_size: int | None,
    entries: int,
    own: float,
    new: float,
) -> None:
    built = vocabulary.build_vocabulary(texts[0], max_size=max_size)
    assert len(built) == entries
    for tokens, percent in zip(texts, (own, new), strict=True):
        ids = vocabulary.tokens_to_ids(tokens, built)
        assert round(100 * ids.count(built["<unk>"]) / len(ids), 1) == percent


def test_the_guess_about_rare_tokens() -> None:
    assert f"Nearly half: 5,912 of 12,753, or {100 * 5_912 / 12_753:.0f} %." in LESSON


def test_what_a_chat_template_adds() -> None:
    special = ["<bos>", "<user>", "<assistant>", "<end>"]
    messages = [("user", "Is tea hot ?"), ("assistant", "Yes ."), ("user", "And soup ?")]
    chat = ["<bos>"]
    for speaker, text in messages:
        chat += [f"<{speaker}>", *text.split(), "<end>"]
    chat.append("<assistant>")
    ids = vocabulary.tokens_to_ids(chat, vocabulary.build_vocabulary(chat, special))
    added = sum(number < len(special) for number in ids)
    assert " ".join(chat) in LESSON
    assert f"The three messages have {len(ids) - added} tokens, and the template adds {added}." in LESSON


def test_the_small_examples() -> None:
    assert vocabulary.build_vocabulary(["I", "love", "AI"], ()) == {"I": 0, "love": 1, "AI": 2}
    merges = solution("bpe").train_bpe("low low low lower" + 6 * " newest" + 3 * " widest", 8)
    tokens = [solution("bpe").decode([number], merges) for number in solution("bpe").encode("lowest", merges)]
    assert "`lowest` is read as [`{}`, `{}` and `{}`]".format(*tokens) in LESSON
    known = {"<unk>": 0, "I": 1, "love": 2}
    assert vocabulary.tokens_to_ids(["I", "love", "tea"], known) == [1, 2, 0]
    assert vocabulary.ids_to_tokens([1, 2, 0], known) == ["I", "love", "<unk>"]
    built = vocabulary.build_vocabulary([])
    assert vocabulary.wrap([5, 6, 7], built["<bos>"], built["<eos>"]) == [2, 5, 6, 7, 3]
