"""Hidden tests of the module bpe."""

import numpy as np
import pytest

from exercises import bpe
from llmlings.testing import about, check_close, check_rejects, check_that

TIE = "On a tie, the greatest pair in Python's order of tuples wins."
PIECES = ["a", "ab", "the", " ", "  ", "\n", "\t", " \n", ".", "?!", "'", "_", "7", "é", "Ж", "日本", "🙂", "\u00a0"]


def draw(rng, pieces, length):
    """Return `length` items of `pieces` drawn with equal chances."""
    return [pieces[i] for i in rng.integers(len(pieces), size=length)]


def draw_words(rng, tokens, number, longest):
    """Return `number` words (or fewer, when some are equal) of up to `longest` tokens, with their counts."""
    return {tuple(draw(rng, tokens, rng.integers(longest) + 1)): int(rng.integers(1, 50)) for _ in range(number)}


@about("pretokenize")
def test_chunks_of_mixed_text(rng, reference):
    """Letters, digits, punctuation and white space of many kinds are cut where the pattern says."""
    text = "".join(draw(rng, PIECES, 100))
    check_close(bpe.pretokenize(text), reference.pretokenize(text))


@about("pretokenize")
def test_joined_chunks_give_the_text_back(rng):
    """No character of the text is lost, white space included."""
    text = "".join(draw(rng, PIECES, 100))
    chunks = bpe.pretokenize(text)
    check_that("".join(chunks) == text, "the chunks, joined, are not the text")


@about("pretokenize")
@pytest.mark.parametrize("text", ["  two spaces", "end ", "a \n b", " "], ids=["start", "end", "middle", "alone"])
def test_white_space_at_the_edges(text, reference):
    """White space at the start and the end of a text and around a line break forms the right chunks."""
    check_close(bpe.pretokenize(text), reference.pretokenize(text))


@about("pretokenize")
def test_letters_of_every_script_are_word_characters():
    """Accented, Greek and Chinese letters, digits and underscores belong to words."""
    check_close(bpe.pretokenize("naïve λόγος 漢字 x_1²"), ["naïve", " λόγος", " 漢字", " x_1²"])


@about("count_pairs")
def test_counts_of_random_words(rng, reference):
    """Pairs of tokens of any length are counted over many words, each as often as its word."""
    words = draw_words(rng, [b"a", b"b", b"ab", b"\xc3", b"\xa9", b" the"], 40, 8)
    check_close(bpe.count_pairs(words), reference.count_pairs(words))


@about("count_pairs")
def test_runs_of_one_token(rng):
    """A run of n equal tokens holds their pair n - 1 times."""
    length, count = int(rng.integers(4, 12)), int(rng.integers(2, 9))
    check_close(bpe.count_pairs({(b"z",) * length: count}), {(b"z", b"z"): (length - 1) * count})


@about("count_pairs")
def test_pairs_that_read_the_same_stay_apart():
    """The pairs (a, bc) and (ab, c) are two pairs, although their bytes joined are equal."""
    words = {(b"a", b"bc"): 2, (b"ab", b"c"): 3}
    check_close(bpe.count_pairs(words), {(b"a", b"bc"): 2, (b"ab", b"c"): 3})


@about("count_pairs")
def test_no_words_hold_no_pairs():
    """No words, and the word without tokens, give an empty dict."""
    check_close(bpe.count_pairs({}), {})
    check_close(bpe.count_pairs({(): 4}), {})


@about("count_pairs")
def test_a_negative_count_is_refused(rng):
    """A word that occurs a negative number of times raises a ValueError that names words."""
    check_rejects("words", bpe.count_pairs, {(b"a", b"b"): 5, (b"b", b"c"): -int(rng.integers(1, 5))})


@about("merge_pair")
def test_merging_in_random_words(rng, reference):
    """The right occurrences are joined in a long word of few different tokens."""
    word = tuple(draw(rng, [b"a", b"b", b"ab"], 60))
    pair = (word[10], word[11])
    check_close(bpe.merge_pair(word, pair), reference.merge_pair(word, pair))


@about("merge_pair")
@pytest.mark.parametrize("length", [4, 5, 8, 9], ids=["four", "five", "eight", "nine"])
def test_runs_are_merged_from_the_left(length):
    """A run of equal tokens is joined two by two from the left, and an odd one is left at the right."""
    expected = (b"xx",) * (length // 2) + (b"x",) * (length % 2)
    check_close(bpe.merge_pair((b"x",) * length, (b"x", b"x")), expected)


@about("merge_pair")
def test_tokens_are_compared_not_their_bytes():
    """The pair (a, bc) is neither in (ab, c) nor in (abc,), and of (a, b, c, a, bc) only the end is joined."""
    check_close(bpe.merge_pair((b"ab", b"c"), (b"a", b"bc")), (b"ab", b"c"))
    check_close(bpe.merge_pair((b"a", b"b", b"c", b"a", b"bc"), (b"a", b"bc")), (b"a", b"b", b"c", b"abc"))


@about("merge_pair")
@pytest.mark.parametrize("word", [(), (b"a",)], ids=["no token", "one token"])
def test_short_words_stay_as_they_are(word):
    """A word of no token or of one token has nothing to merge."""
    check_close(bpe.merge_pair(word, (b"a", b"a")), word)


@about("train_bpe")
def test_merges_of_random_text(rng, reference):
    """The merges of a text of made-up words are right, in the right order."""
    lexicon = ["".join(draw(rng, list("aeioklmnst"), rng.integers(2, 8))) for _ in range(60)]
    text = " ".join(draw(rng, lexicon, 600))
    check_close(bpe.train_bpe(text, 80), reference.train_bpe(text, 80))


@about("train_bpe")
def test_ties_between_tokens_of_different_lengths(rng, reference):
    """Among pairs of equal counts the greatest tuple goes first, whatever its length and where it first appears."""
    lexicon = {"".join(draw(rng, list("abc"), rng.integers(3, 7))) for _ in range(40)}
    text = "\n".join(sorted(lexicon, key=lambda word: word[::-1]))
    check_close(bpe.train_bpe(text, 60), reference.train_bpe(text, 60), because=TIE)


@about("train_bpe")
def test_runs_of_one_letter(rng, reference):
    """In long runs of few letters every position counts, and merges go from left to right."""
    text = " ".join(letter * int(rng.integers(1, 16)) for letter in draw(rng, list("ab"), 40))
    check_close(bpe.train_bpe(text, 25), reference.train_bpe(text, 25))


@about("train_bpe")
def test_text_of_many_scripts(rng, reference):
    """Training works on bytes, so that any script, any punctuation and any white space can be learned."""
    text = "".join(draw(rng, [*PIECES, "Жук", "éé", "日", "\n\n\n", "..."], 400))
    check_close(bpe.train_bpe(text, 60), reference.train_bpe(text, 60))


@about("train_bpe")
@pytest.mark.parametrize("text", ["", "a", "a\nb"], ids=["no text", "one letter", "three chunks"])
def test_texts_without_a_pair(text):
    """A text whose chunks are single bytes gives no merges."""
    check_close(bpe.train_bpe(text, 5), [])


@about("train_bpe")
def test_no_merges_asked_for():
    """A num_merges of 0 is legal and gives an empty list."""
    check_close(bpe.train_bpe("low low lower", 0), [])


@about("train_bpe")
def test_pairs_that_occur_once_are_merged_too(rng):
    """A word that occurs once is merged until it is a single token, when enough merges are asked for."""
    letters = "".join(chr(97 + i) for i in rng.permutation(26))
    check_close(len(bpe.train_bpe(letters, 1000)), 25)


@about("train_bpe", seconds=10)
def test_a_thousand_merges_of_a_million_characters(rng, reference):
    """Learning 1,000 merges from a million characters takes seconds, since counts are updated and not made anew."""
    # Frequent words of small letters bring the merges; the many rare ones only cost time when counted again.
    frequent = ["".join(draw(rng, list("abcdefghijklmnopqrstuvwxyz"), 28)) for _ in range(60)]
    rare = ["".join(draw(rng, list("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), 60)) for _ in range(6000)]
    times = rng.integers(350, 380, size=len(frequent))
    lines = rare + [word for word, number in zip(frequent, times, strict=True) for _ in range(number)]
    text = "\n".join(lines[i] for i in rng.permutation(len(lines)))
    check_close(bpe.train_bpe(text, 1000), reference.train_bpe(text, 1000))


@about("encode")
def test_ids_of_text_that_was_trained_on(rng, reference):
    """A text of made-up words is encoded with the merges learned from it."""
    lexicon = ["".join(draw(rng, list("aeiklmst"), rng.integers(2, 9))) for _ in range(40)]
    text = " ".join(draw(rng, lexicon, 60))
    merges = reference.train_bpe(text, 60)
    check_close(bpe.encode(text, merges), reference.encode(text, merges))


@about("encode")
def test_ids_of_text_that_was_not_trained_on(rng, reference):
    """Merges learned from one text are applied by rank to words that it does not hold."""
    merges = reference.train_bpe("".join(draw(rng, list("abcd   "), 2000)), 60)
    text = "".join(draw(rng, list("abcd "), 120))
    check_close(bpe.encode(text, merges), reference.encode(text, merges))


@about("encode")
def test_bytes_of_every_script(rng, reference):
    """Text of any script and any white space becomes ids, with merges of parts of characters."""
    merges = [(b"\xe6", b"\x97"), (b"\xd0", b"\x96"), (b"\xe6\x97", b"\xa5"), (b"\n", b"\n"), (b" ", b"\xd0\x96")]
    text = "".join(draw(rng, [*PIECES, " Ж", "旦", "\n\n\n"], 100))
    check_close(bpe.encode(text, merges), reference.encode(text, merges))


@about("encode")
def test_runs_are_encoded_from_the_left(rng, reference):
    """A run of one letter is joined two by two from the left, again and again."""
    merges = [(b"a", b"a"), (b"aa", b"aa"), (b"aaaa", b"a")]
    text = " ".join("a" * int(rng.integers(1, 20)) for _ in range(20))
    check_close(bpe.encode(text, merges), reference.encode(text, merges))


@about("encode")
def test_the_index_decides_and_not_the_length():
    """In "abcd" the merge (a, b) goes before (b, cd), which is longer but was learned later."""
    merges = [(b"c", b"d"), (b"a", b"b"), (b"b", b"cd")]
    check_close(bpe.encode("abcd", merges), [257, 256], because="The merge with the lowest index goes first.")


@about("encode")
def test_an_empty_text_has_no_ids():
    """The empty text gives an empty list."""
    check_close(bpe.encode("", [(b"a", b"b")]), [])


@about("decode")
def test_text_comes_back(rng, reference):
    """Decoding the ids of a text of many scripts gives the text back."""
    text = "".join(draw(rng, PIECES, 100))
    merges = reference.train_bpe(text, 30)
    check_close(bpe.decode(reference.encode(text, merges), merges), text)


@about("decode")
def test_random_ids_become_some_text(rng, reference):
    """Ids in any order decode without an error, with U+FFFD where the bytes make no sense."""
    merges = [(b"\xc3", b"\xa9"), (b"\xe6\x97", b"\xa5"), (b"\x80", b"a"), (b"\xf0", b"\x9f")]
    ids = rng.integers(256 + len(merges), size=200).tolist()
    check_close(bpe.decode(ids, merges), reference.decode(ids, merges))


@about("decode")
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int64"])
def test_ids_of_any_integer_type(dtype):
    """Ids may come as a NumPy array, unsigned ones included."""
    ids = np.array([76, 111, 119, 33] if dtype == "uint8" else [76, 256, 33], dtype=dtype)
    check_close(bpe.decode(ids, [(b"o", b"w")]), "Low!")


@about("decode")
def test_no_ids_are_the_empty_text():
    """No ids give the empty text."""
    check_close(bpe.decode([], [(b"o", b"w")]), "")


@about("decode")
@pytest.mark.parametrize("wrong", [-1, 258, 100_000], ids=["negative", "one too great", "far too great"])
def test_unknown_ids_are_refused(wrong):
    """With two merges ids go from 0 to 257; any other raises a ValueError that names ids."""
    check_rejects("ids", bpe.decode, [104, 105, wrong], [(b"h", b"i"), (b"hi", b"t")])
