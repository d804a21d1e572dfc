"""Hidden tests of the module subwords."""

import unicodedata
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from exercises import subwords
from llmlings.testing import about, check_close, check_rejects, check_remembers_nothing, random_text

GREEDY = "The longest piece that fits is taken, from left to right, and never given back."
AS_IT_IS = "Text is taken as it is: every code point counts, and nothing is normalised, lowered or stripped."
EVERY_SPACE = "Every space becomes a mark, all else stays, and one more mark goes in front."
SUM = "The largest sum of log-probabilities wins."
TIE = "On an exact tie the segmentation with fewer pieces wins."


def draw(rng, pieces, length):
    """Return `length` items of `pieces` drawn with equal chances."""
    return [pieces[i] for i in rng.integers(len(pieces), size=length)]


def draw_word(rng, letters, longest):
    """Return a word of 1 to `longest` letters."""
    return "".join(draw(rng, letters, int(rng.integers(1, longest + 1))))


def draw_words(rng):
    """Return 30 words of several tokens, and how often each occurs."""
    tokens = ["a", "##a", "b", "##b", "ab", "##ab", "日", "##日"]
    return {tuple(draw(rng, tokens, int(rng.integers(1, 7)))): int(rng.integers(1, 20)) for _ in range(30)}


def scores_by_repetition(words):
    """Return the WordPiece scores of words that are written down as often as they occur."""
    written = [word for word, count in words.items() for _ in range(count)]
    tokens = Counter(token for word in written for token in word)
    pairs = Counter(pair for word in written for pair in pairwise(word))
    return {(first, second): pairs[first, second] / tokens[first] / tokens[second] for first, second in pairs}


def draw_text(rng):
    """Return a text of the shared alphabet with spaces at its ends, in a row and in between, and other marks."""
    parts = [random_text(rng, 20) for _ in range(3)]
    return f"  {parts[0]} _##{parts[1]}  {parts[2]} "


def cut(rng, text):
    """Return the pieces of a text that is cut at random places."""
    cuts = [0, *np.flatnonzero(rng.random(len(text) - 1) < 0.4) + 1, len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def segmentations(text, known):
    """Return every way to cut `text` into known pieces."""
    if not text:
        return [[]]
    ends = [end for end in range(1, len(text) + 1) if text[:end] in known]
    return [[text[:end], *rest] for end in ends for rest in segmentations(text[end:], known)]


def best_segmentations(text, log_probabilities):
    """Return the segmentations of the largest sum, found by trying all of them."""
    sums = [(sum(map(log_probabilities.get, pieces)), pieces) for pieces in segmentations(text, log_probabilities)]
    largest = max((total for total, _ in sums), default=None)
    return [pieces for total, pieces in sums if total == largest]


def draw_case(rng, steps):
    """Return a text and log-probabilities of its pieces: multiples of 1 / `steps`, so that every sum is exact."""
    letters = list("abc")
    pieces = [*letters, *(draw_word(rng, letters, 4) for _ in range(14))]
    log_probabilities = {piece: -int(rng.integers(steps, 6 * steps)) / steps for piece in dict.fromkeys(pieces)}
    return "".join(draw(rng, letters, 9)), log_probabilities


@about("wordpiece_scores", weight=2)
def test_scores_of_any_words(rng):
    """Scores agree with those of the corpus written down word by word, for one corpus after the other."""
    check_remembers_nothing(subwords.wordpiece_scores, scores_by_repetition, (draw_words(rng),), (draw_words(rng),))


@about("wordpiece_scores")
def test_runs_of_one_token(rng):
    """A run of n equal tokens holds n tokens and n - 1 pairs, each as often as the word occurs."""
    length, count = int(rng.integers(4, 12)), int(rng.integers(2, 9))
    expected = (length - 1) * count / (length * count) ** 2
    check_close(subwords.wordpiece_scores({("z",) * length: count}), {("z", "z"): expected})


@about("wordpiece_scores")
def test_pairs_that_read_the_same_stay_apart(rng):
    """The pairs (a, bc) and (ab, c) are two pairs, and so are (a, b) and (b, a)."""
    counts = [int(n) for n in rng.integers(2, 9, 4)]
    pairs = [("a", "bc"), ("ab", "c"), ("x", "y"), ("y", "x")]
    swapped = counts[2] + counts[3]
    expected = {
        ("a", "bc"): 1 / counts[0],
        ("ab", "c"): 1 / counts[1],
        ("x", "y"): counts[2] / swapped**2,
        ("y", "x"): counts[3] / swapped**2,
    }
    check_close(subwords.wordpiece_scores(dict(zip(pairs, counts, strict=True))), expected)


@about("wordpiece_scores")
def test_large_counts_give_small_scores(rng):
    """Counts in the thousands give scores far below 0.01, which are not rounded away."""
    words = {("a", "##b"): int(rng.integers(2000, 9000)), ("a", "##c"): int(rng.integers(2000, 9000))}
    total = sum(words.values())
    check_close(subwords.wordpiece_scores(words), {("a", "##b"): 1 / total, ("a", "##c"): 1 / total}, rtol=1e-9, atol=0)


@about("wordpiece_split")
def test_many_random_words(rng, reference):
    """Words of few letters are split, or unknown, as the longest match from the left decides, even if it is a trap."""
    letters = list("aéb日")
    vocabulary = ["a", "##a", "##é", "é", *(draw_word(rng, letters, 3) for _ in range(20))]
    vocabulary += ["##" + draw_word(rng, letters, 3) for _ in range(30)]
    words = [draw_word(rng, letters, 8) for _ in range(60)]
    # The longest match takes the x and the y, and leaves a z that nothing fits.
    vocabulary += ["##x", "##xy", "##yz"]
    words += [f"{word}xyz" for word in ("a", "aa", *words[:9])]
    splits = [subwords.wordpiece_split(word, vocabulary) for word in words]
    for word, split in zip(words, splits, strict=True):
        check_close(split, reference.wordpiece_split(word, vocabulary), because=GREEDY)


@about("wordpiece_split")
def test_words_of_any_characters(rng, reference):
    """Marks, joiners, capitals, spaces and characters that look alike are split as they are in the word."""
    words = [f" {random_text(rng, 30)}\n" for _ in range(4)]
    pieces = [piece for word in words for piece in cut(rng, word)]
    # Single characters, and what a normalised word would need: so no word is unknown, whatever is done to it.
    for text in (" ".join(words), " ".join(words).lower()):
        pieces += text
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            pieces += unicodedata.normalize(form, text)
    vocabulary = [*pieces, *(f"##{piece}" for piece in pieces)]
    splits = [subwords.wordpiece_split(word, vocabulary) for word in words]
    for word, split in zip(words, splits, strict=True):
        check_close(split, reference.wordpiece_split(word, vocabulary), because=AS_IT_IS)


@about("wordpiece_split")
def test_a_part_without_a_piece_makes_the_whole_word_unknown(rng):
    """A letter that no piece holds makes the word unknown, at its start, inside, at its end and behind a long piece."""
    vocabulary = ["a", "##a", "b", "##b", "##c", "##cde", "##def"]
    word = "".join(draw(rng, ["a", "b"], 4))
    texts = ("x" + word, word + "x" + word, word + "x", word + "cdef")
    splits = [subwords.wordpiece_split(text, vocabulary, "<u>") for text in texts]
    for split in splits:
        check_close(split, ["<u>"], because="If any part has no match, the whole word becomes the unknown token.")


@about("wordpiece_split")
def test_the_empty_piece_fits_nowhere():
    """A vocabulary that holds the pieces "" and "##" splits words as if they were not there."""
    vocabulary = ["", "##", "a", "##b"]
    splits = [subwords.wordpiece_split(word, vocabulary) for word in ("ab", "ac", "c", "")]
    for split, expected in zip(splits, [["a", "##b"], ["[UNK]"], ["[UNK]"], []], strict=True):
        check_close(split, expected, because="A piece stands for at least one character.")


@about("wordpiece_split")
def test_long_words_and_long_pieces(rng):
    """A word of 150 characters is split, and a piece of 100 characters is found in it."""
    piece = "".join(draw(rng, list("abcdefgh"), 100))
    word = "x" + piece + "y" * 49
    check_close(subwords.wordpiece_split(word, ["x", "##" + piece, "##y"]), ["x", "##" + piece, *["##y"] * 49])


@about("wordpiece_split")
def test_each_word_is_split_anew(reference):
    """A split depends on its own word, vocabulary and unknown token, not on earlier ones."""
    first, second = ("abx", ["a", "##b"], "?"), ("ab", ["ab", "##x"], "[UNK]")
    check_remembers_nothing(subwords.wordpiece_split, reference.wordpiece_split, first, second)
    check_close(subwords.wordpiece_split("ab", ["a", "##b"], "?"), ["a", "##b"])


@about("mark_spaces")
def test_spaces_of_any_text(rng):
    """Every space of a text is marked, and all other characters stay as they are."""

    def marked(text):
        return "".join("▁" if character == " " else character for character in " " + text)

    check_remembers_nothing(subwords.mark_spaces, marked, (draw_text(rng),), (draw_text(rng),))


@about("mark_spaces")
@pytest.mark.parametrize("text", [" ", "   ", "\ta\n", "  a"], ids=["one", "three", "others", "in front"])
def test_texts_of_little_else_than_spaces(text):
    """A text with n spaces gets n + 1 marks, also if it is nothing but spaces; a tab or line break stays."""
    check_close(subwords.mark_spaces(text), "▁" + "▁".join(text.split(" ")), because=EVERY_SPACE)


@about("unmark_spaces")
def test_any_text_comes_back(rng, reference):
    """A text that was marked and cut into pieces at random places comes back as it was."""
    first, second = (cut(rng, reference.mark_spaces(draw_text(rng))) for _ in range(2))
    check_remembers_nothing(subwords.unmark_spaces, reference.unmark_spaces, (first,), (second,))


@about("unmark_spaces")
@pytest.mark.parametrize("text", [" ", "   ", "\ta\n", "  a"], ids=["one", "three", "others", "in front"])
def test_spaces_alone_come_back(text):
    """A text of little else than white space comes back from its marked characters."""
    check_close(subwords.unmark_spaces(list("▁" + text.replace(" ", "▁"))), text)


@about("unigram_split")
def test_the_best_of_all_segmentations(rng):
    """The segmentation is the best one that trying all of them finds."""
    cases = []
    while len(cases) < 15:
        text, log_probabilities = draw_case(rng, 64)
        if len(best := best_segmentations(text, log_probabilities)) == 1:
            cases.append((text, log_probabilities, best[0]))
    splits = [subwords.unigram_split(text, log_probabilities) for text, log_probabilities, _ in cases]
    for split, (_, _, expected) in zip(splits, cases, strict=True):
        check_close(split, expected, because=SUM)


@about("unigram_split")
def test_ties_go_to_fewer_pieces(rng):
    """Where several segmentations have exactly the same sum, the one with the fewest pieces is taken."""
    cases = []
    while len(cases) < 15:
        text, log_probabilities = draw_case(rng, 1)
        best = sorted(best_segmentations(text, log_probabilities), key=len)
        if len(best) > 1 and len(best[0]) < len(best[1]):
            cases.append((text, log_probabilities, best[0]))
    splits = [subwords.unigram_split(text, log_probabilities) for text, log_probabilities, _ in cases]
    for split, (_, _, expected) in zip(splits, cases, strict=True):
        check_close(split, expected, because=TIE)


@about("unigram_split")
def test_dead_ends_on_the_way(rng):
    """Where few pieces are known, the only segmentation is found, past all places that it cannot cut."""
    middle = "".join(draw(rng, ["cd", "dc"], 6))
    log_probabilities = dict.fromkeys(["abc", "abd", middle[:-1], middle[2:]], -1.0)
    log_probabilities |= {"ab": -9.0, middle: -99.0, "e": -9.0}
    check_close(subwords.unigram_split("ab" + middle + "e", log_probabilities), ["ab", middle, "e"])


@about("unigram_split", weight=2)
def test_hundreds_of_improbable_pieces(rng):
    """The product of hundreds of small probabilities is 0 in a float64, the sum of their logarithms is not."""
    text = "".join(draw(rng, ["ab", "cd", "ef"], 250))
    log_probabilities = dict.fromkeys("abcdef", -7.0) | {"ab": -13.0, "cd": -15.0, "ef": -11.0, "bc": -13.5}
    expected = text.replace("ab", "ab ").replace("cd", "c d ").replace("ef", "ef ").split()
    check_close(subwords.unigram_split(text, log_probabilities), expected, because=SUM)


@about("unigram_split", weight=2)
def test_a_probability_of_one():
    """A log-probability of 0.0 belongs to a known piece, one that is certain."""
    check_close(subwords.unigram_split("aab", {"a": 0.0, "b": -1.0, "aa": -1.0}), ["a", "a", "b"], because=SUM)


@about("unigram_split")
def test_texts_of_any_characters(rng):
    """Spaces, marks, joiners, control characters and characters that look alike are characters like all others."""
    # Every piece of several characters begins with a capital of its own, so no other one can reach into two of them.
    pieces = [capital + random_text(rng, 8) for capital in "ABCDEFGH"]
    log_probabilities = dict.fromkeys("".join(pieces), -9.0)
    log_probabilities |= {piece: -1000.0 if i % 3 == 0 else -1.0 for i, piece in enumerate(pieces)}
    expected = [part for i, piece in enumerate(pieces) for part in (piece if i % 3 == 0 else [piece])]
    check_close(subwords.unigram_split("".join(pieces), log_probabilities), expected, because=AS_IT_IS)


@about("unigram_split")
def test_without_known_pieces_only_the_empty_text_can_be_cut():
    """The empty text gives an empty list, also if no piece is known."""
    check_close(subwords.unigram_split("", {}), [])


@about("unigram_split")
@pytest.mark.parametrize("text", ["xab", "axb", "abx", "a b"], ids=["at the start", "inside", "at the end", "a space"])
def test_texts_that_cannot_be_cut_are_refused(text):
    """A text with a part that no known piece holds raises a ValueError."""
    check_rejects(subwords.unigram_split, text, {"a": -1.0, "b": -1.0, "ab": -1.0})


@about("unigram_split")
def test_each_text_is_cut_anew(reference):
    """A segmentation depends on its own text and log-probabilities, not on earlier ones."""
    first = ("abab", {"a": -1.0, "b": -2.0, "ab": -4.0})
    second = ("aab", {"a": -5.0, "b": -5.0, "ab": -4.0})
    check_remembers_nothing(subwords.unigram_split, reference.unigram_split, first, second)


# Every length at every place, or every known piece at every place, are hundreds of millions of tries; a whole
# segmentation for every place takes gigabytes.
@about("unigram_split", seconds=5)
def test_a_long_text_and_many_pieces(rng):
    """A text of 30,000 characters is cut into the best of 8,000 pieces, none longer than 4, in well under a second."""
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    spelled = letters[rng.integers(26, size=(8_000, 3))].tolist()
    ends = list(dict.fromkeys(map("".join, spelled)))[:7_000]
    # Every word begins with a capital, so no other piece can reach into two of them.
    words = ["ABCDEFGH"[i % 8] + end for i, end in enumerate(ends)]
    probable = {word: -20.0 if i % 3 else -40.0 for i, word in enumerate(words)}
    log_probabilities = (
        dict.fromkeys("ABCDEFGHabcdefghijklmnopqrstuvwxyz", -9.0) | dict.fromkeys(ends, -30.0) | probable
    )
    text_words = draw(rng, words, 7_500)
    expected = [piece for word in text_words for piece in ([word] if probable[word] == -20.0 else word)]
    check_close(subwords.unigram_split("".join(text_words), log_probabilities), expected, because=SUM)
