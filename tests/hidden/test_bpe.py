"""Hidden tests of the module bpe."""

import pytest

from exercises import bpe
from llmlings.testing import about, check_close, check_remembers_nothing, random_text

TIE = "On a tie, the greatest pair in Python's order of tuples wins."
AS_IT_IS = "The text is taken as it is: accents stay apart from letters, and nothing is left out."
#: A letter with its accent and the same two as one letter, a zero, joiners, invisible marks, other white space.
TRAPS = "\ufeffe\u0301é \0👩\u200d💻 ﬁ\u2028\u00adÅ\u212b\u00a0a\u200db\r\n"


def draw(rng, pieces, length):
    """Return `length` items of `pieces` drawn with equal chances."""
    return [pieces[i] for i in rng.integers(len(pieces), size=length)]


def draw_words(rng, tokens, number, longest):
    """Return `number` words (or fewer, when some are equal) of up to `longest` tokens, with their counts."""
    return {tuple(draw(rng, tokens, rng.integers(longest + 1))): int(rng.integers(1, 50)) for _ in range(number)}


def draw_text(rng, letters, number, longest):
    """Return a text of `number` words, each one of a few of up to `longest` letters."""
    lexicon = ["".join(draw(rng, list(letters), rng.integers(2, longest + 1))) for _ in range(number // 8)]
    return " ".join(draw(rng, lexicon, number))


@about("pretokenize", weight=2)
def test_any_text_is_cut_as_the_pattern_says(rng, reference):
    """Text of every kind of characters is cut as the pattern says, one text after the other."""
    first, second = (TRAPS + random_text(rng, 100),), (random_text(rng, 40),)
    check_remembers_nothing(bpe.pretokenize, reference.pretokenize, first, second)


@about("pretokenize")
@pytest.mark.parametrize("text", ["  two spaces\t\ttabs", "a \n b end "], ids=["start", "end"])
def test_white_space_at_the_edges(text, reference):
    """White space at the start and the end of a text and around a line break forms the right chunks."""
    check_close(bpe.pretokenize(text), reference.pretokenize(text))


@about("pretokenize")
def test_letters_of_every_script_are_word_characters():
    """Accented, Greek and Chinese letters, digits and underscores belong to words; a combining accent does not."""
    expected = ["naïve", " λόγος", " 漢字", " x_1²", " cafe", "\u0301", " ½"]
    check_close(bpe.pretokenize("naïve λόγος 漢字 x_1² cafe\u0301 ½"), expected)


@about("count_pairs")
def test_any_words(rng, reference):
    """Pairs of tokens of any length are counted over many words, each as often as its word."""
    tokens = [b"a", b"b", b"ab", b"\xc3", b"\xa9", b" the"]
    first, second = (draw_words(rng, tokens, 40, 8),), (draw_words(rng, tokens, 9, 4),)
    check_remembers_nothing(bpe.count_pairs, reference.count_pairs, first, second)


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


@about("merge_pair")
def test_any_word(rng, reference):
    """The right occurrences are joined in a long word of few different tokens, and none where there are none."""
    word = tuple(draw(rng, [b"a", b"b", b"ab"], 60))
    check_remembers_nothing(bpe.merge_pair, reference.merge_pair, (word, (word[10], word[11])), ((), (b"a", b"a")))


@about("merge_pair")
def test_runs_are_merged_from_the_left():
    """A run of equal tokens is joined two by two from the left, and an odd one is left at the right."""
    for length in (4, 5, 8, 9):
        expected = (b"xx",) * (length // 2) + (b"x",) * (length % 2)
        check_close(bpe.merge_pair((b"x",) * length, (b"x", b"x")), expected)


@about("merge_pair", weight=2)
def test_tokens_are_compared_not_their_bytes():
    """The pair (a, bc) is neither in (ab, c) nor in (abc,), and of (a, b, c, a, bc) only the end is joined."""
    check_close(bpe.merge_pair((b"ab", b"c"), (b"a", b"bc")), (b"ab", b"c"))
    check_close(bpe.merge_pair((b"a", b"b", b"c", b"a", b"bc"), (b"a", b"bc")), (b"a", b"b", b"c", b"abc"))


@about("train_bpe")
def test_any_words_give_their_merges(rng, reference):
    """The merges of a text of made-up words are right, in the right order, for any number of merges."""
    first, second = (draw_text(rng, "aeéoklmnsß", 480, 7), 80), (draw_text(rng, "abcd", 80, 5), 9)
    check_remembers_nothing(bpe.train_bpe, reference.train_bpe, first, second)


@about("train_bpe")
def test_ties_between_tokens_of_different_lengths(rng, reference):
    """Among pairs of equal counts the greatest tuple goes first, whatever its length and where it first appears."""
    lexicon = {"".join(draw(rng, list("abé"), rng.integers(3, 7))) for _ in range(40)}
    text = "\n".join(sorted(lexicon, key=lambda word: word[::-1]))
    check_close(bpe.train_bpe(text, 60), reference.train_bpe(text, 60), because=TIE)


@about("train_bpe")
def test_runs_of_one_letter(rng, reference):
    """In long runs of few letters every position counts, and merges go from left to right."""
    text = " ".join(letter * int(rng.integers(1, 16)) for letter in draw(rng, list("ab"), 40))
    check_close(bpe.train_bpe(text, 25), reference.train_bpe(text, 25))


@about("train_bpe")
def test_any_text_can_be_learned(rng, reference):
    """Training works on the bytes of the text as it is, of any script, with its accents and its white space."""
    text = "   " + random_text(rng, 60) + TRAPS * 3 + " cafe\u0301" * 9 + "\n\n\n\n"
    check_close(bpe.train_bpe(text, 1000), reference.train_bpe(text, 1000), because=AS_IT_IS)


@about("train_bpe")
def test_no_pairs_and_no_merges_asked_for():
    """A text whose chunks are single bytes gives no merges, and neither does a num_merges of 0."""
    check_close(bpe.train_bpe("low low lower", 0), [])
    check_close(bpe.train_bpe("a\nb", 5), [])


@about("train_bpe")
def test_pairs_that_occur_once_are_merged_too(rng):
    """A word that occurs once is merged until it is a single token: its 26 letters and the two bytes of é."""
    letters = "".join(chr(97 + i) for i in rng.permutation(26)) + "é"
    check_close(len(bpe.train_bpe(letters, 1000)), 27)


@about("train_bpe", weight=5, seconds=5)
def test_a_thousand_merges_of_a_long_text(rng, reference):
    """Learning 1,000 merges from 190,000 characters takes a moment, since counts are updated and not made anew."""
    # Frequent words of small letters bring the merges; the many rare ones only cost time when counted again.
    frequent = ["".join(draw(rng, list("abcdefghijklmnopqrstuvwxyz"), 28)) for _ in range(60)]
    rare = ["".join(draw(rng, list("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), 40)) for _ in range(1500)]
    times = rng.integers(65, 80, size=len(frequent))
    lines = rare + [word for word, number in zip(frequent, times, strict=True) for _ in range(number)]
    text = "\n".join(lines[i] for i in rng.permutation(len(lines)))
    check_close(bpe.train_bpe(text, 1000), reference.train_bpe(text, 1000))


@about("encode")
def test_any_words_and_any_merges(rng, reference):
    """Text of made-up words is encoded with the merges learned from it, and with those of another text.

    Merges across words, which are among them, find nothing: words are encoded one by one.
    """
    first, second = draw_text(rng, "aeiklmst", 60, 8), draw_text(rng, "aeiklmst", 60, 8)
    across = [(letter.encode(), b" ") for letter in "aeiklmst"]
    merges = across + reference.train_bpe(first, 60), reference.train_bpe(second, 40) + across
    check_remembers_nothing(bpe.encode, reference.encode, (first, merges[0]), (second, merges[1]))


@about("encode")
def test_any_text_as_it_is(rng, reference):
    """Text of every kind of characters becomes the ids of its bytes, with merges of parts of characters."""
    merges = [(b"\xcc", b"\x81"), (b"\xe6", b"\x9d"), (b"\xe2", b"\x80"), (b"\xe6\x9d", b"\xb1"), (b"\n", b"\n")]
    text = TRAPS + random_text(rng, 100) + " e\u0301\n\n"
    check_close(bpe.encode(text, merges), reference.encode(text, merges), because=AS_IT_IS)


@about("encode")
def test_runs_are_encoded_from_the_left(rng, reference):
    """A run of one letter is joined two by two from the left, again and again, and never with the space behind it."""
    merges = [(b"a", b" "), (b"a", b"a"), (b"aa", b"aa"), (b"aaaa", b"a")]
    text = " ".join("a" * int(rng.integers(1, 20)) for _ in range(20))
    check_close(bpe.encode(text, merges), reference.encode(text, merges))


@about("encode")
def test_the_index_decides_and_not_the_length():
    """In "abcd" the merge (a, b) goes before (b, cd), which is longer but was learned later."""
    merges = [(b"c", b"d"), (b"a", b"b"), (b"b", b"cd")]
    check_close(bpe.encode("abcd", merges), [257, 256], because="The merge with the lowest index goes first.")


@about("encode")
def test_the_id_is_that_of_the_merge_that_was_applied():
    """Merges 2 and 3 both make abc; in "xabc" the first step makes bc, so that merge 3 is applied and the id is 259."""
    merges = [(b"b", b"c"), (b"a", b"b"), (b"ab", b"c"), (b"a", b"bc"), (b"x", b"a")]
    check_close(bpe.encode("xabc", merges), [120, 259], because="The id belongs to the merge that was applied.")


@about("decode")
def test_any_text_comes_back(rng, reference):
    """Decoding the ids of text of every kind of characters gives the text back, and no ids give the empty text."""
    for text in (TRAPS + random_text(rng, 100), f" {random_text(rng, 20)}\n", ""):
        merges = reference.train_bpe(text, 30)
        check_close(bpe.decode(reference.encode(text, merges), merges), text, because=AS_IT_IS)


@about("decode")
def test_any_ids_become_some_text(rng, reference):
    """Ids in any order decode without an error, with U+FFFD where the bytes make no sense."""
    merges = [(b"\xc3", b"\xa9"), (b"\xe6\x97", b"\xa5"), (b"\x80", b"a"), (b"\xf0", b"\x9f")]
    first, second = (rng.integers(260, size=200).tolist(), merges), (rng.integers(260, size=30).tolist(), merges[::-1])
    check_remembers_nothing(bpe.decode, reference.decode, first, second)
