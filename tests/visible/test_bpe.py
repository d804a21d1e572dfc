"""Visible tests of the module bpe."""

from exercises import bpe
from llmlings.testing import about, check_close, check_kinds

ONE_SPACE = "A chunk takes one space in front of it along, and only when it is the only white space there."
TIE = "On a tie, the greatest pair in Python's order of tuples wins."
AS_THEY_ARE = "Pairs are counted in the words as they are after the merges so far. " + TIE
BYTES = "Words start as single UTF-8 bytes, not as characters."
EARLY = "Training stops when no pair is left, since merges never cross from one chunk to the next."
DECODE_ONCE = "Join the bytes of all tokens first, then decode them once."


@about("pretokenize")
def test_words_keep_the_space_in_front():
    """The text "I love AI" is cut into three chunks, and the second and third begin with their space."""
    check_close(bpe.pretokenize("I love AI"), ["I", " love", " AI"])


@about("pretokenize")
def test_a_run_of_punctuation_is_one_chunk():
    """Punctuation is cut off from words, and "?!" stays together."""
    check_close(bpe.pretokenize("Wait, what?!"), ["Wait", ",", " what", "?!"])


@about("pretokenize")
def test_two_spaces_are_a_chunk_of_their_own():
    """In "a  b" the two spaces form one chunk, and b has none."""
    check_close(bpe.pretokenize("a  b"), ["a", "  ", "b"], because=ONE_SPACE)


@about("pretokenize")
def test_a_line_break_is_not_glued_to_a_word():
    """A line break is a chunk of its own."""
    check_close(bpe.pretokenize("to be\nor not"), ["to", " be", "\n", "or", " not"])


@about("pretokenize")
def test_an_empty_text_has_no_chunks():
    """The empty text gives an empty list."""
    check_close(bpe.pretokenize(""), [])


@about("pretokenize")
def test_chunks_are_a_list_of_strings():
    """The chunks are a list of strings."""
    check_kinds(bpe.pretokenize("I love AI"), ["I", " love", " AI"])


@about("count_pairs")
def test_the_pairs_of_one_word():
    """The word (l, o, w) holds the pairs (l, o) and (o, w), once each."""
    check_close(bpe.count_pairs({(b"l", b"o", b"w"): 1}), {(b"l", b"o"): 1, (b"o", b"w"): 1})


@about("count_pairs")
def test_pairs_count_as_often_as_their_word():
    """With (h, u, g) 10 times and (p, u, g) 5 times, the pair (u, g) counts 15."""
    words = {(b"h", b"u", b"g"): 10, (b"p", b"u", b"g"): 5}
    check_close(bpe.count_pairs(words), {(b"h", b"u"): 10, (b"p", b"u"): 5, (b"u", b"g"): 15})


@about("count_pairs")
def test_three_equal_tokens_hold_their_pair_twice():
    """The word (a, a, a) holds the pair (a, a) at two positions."""
    check_close(bpe.count_pairs({(b"a", b"a", b"a"): 1}), {(b"a", b"a"): 2}, because="Every position counts.")


@about("count_pairs")
def test_a_pair_counts_at_every_place_of_a_word():
    """The word (b, a, n, a, n, a) holds (a, n) twice and (n, a) twice."""
    expected = {(b"b", b"a"): 1, (b"a", b"n"): 2, (b"n", b"a"): 2}
    check_close(bpe.count_pairs({(b"b", b"a", b"n", b"a", b"n", b"a"): 1}), expected, because="Every position counts.")


@about("count_pairs")
def test_a_word_of_one_token_has_no_pair():
    """Two words of one token each hold no pair, also not between them."""
    check_close(bpe.count_pairs({(b"I",): 3, (b" am",): 2}), {})


@about("count_pairs")
def test_counts_are_a_dict_of_ints():
    """The counts are a dict from pairs, tuples of two bytes objects, to Python ints."""
    check_kinds(bpe.count_pairs({(b"l", b"o"): 1}), {(b"l", b"o"): 1})


@about("merge_pair")
def test_every_occurrence_is_merged():
    """In (b, a, n, a, n, a) the pair (a, n) is joined twice."""
    merged = bpe.merge_pair((b"b", b"a", b"n", b"a", b"n", b"a"), (b"a", b"n"))
    check_close(merged, (b"b", b"an", b"an", b"a"))


@about("merge_pair")
def test_merges_do_not_overlap():
    """In (a, a, a) the pair (a, a) is joined once, at the left."""
    expected = (b"aa", b"a")
    check_close(bpe.merge_pair((b"a", b"a", b"a"), (b"a", b"a")), expected, because="A token is joined once at most.")


@about("merge_pair")
def test_the_order_of_the_pair_matters():
    """The pair (a, b) is not in (b, a), so the word stays as it is."""
    check_close(bpe.merge_pair((b"b", b"a"), (b"a", b"b")), (b"b", b"a"))


@about("merge_pair")
def test_longer_tokens_are_merged_too():
    """In (lo, w, e, r) the pair (lo, w) becomes the token low."""
    check_close(bpe.merge_pair((b"lo", b"w", b"e", b"r"), (b"lo", b"w")), (b"low", b"e", b"r"))


@about("merge_pair")
def test_a_word_is_a_tuple():
    """The new word is a tuple of bytes objects, so that it can be the key of a dict."""
    check_kinds(bpe.merge_pair((b"l", b"o", b"w"), (b"o", b"w")), (b"l", b"ow"))


@about("train_bpe")
def test_the_most_frequent_pair_comes_first():
    """In "hug pug hug" the pair (u, g) occurs three times, more often than any other."""
    check_close(bpe.train_bpe("hug pug hug", 1), [(b"u", b"g")])


@about("train_bpe")
def test_the_greatest_pair_wins_a_tie():
    """In "ab cd" each of three pairs occurs once, and (c, d) is the greatest of them."""
    check_close(bpe.train_bpe("ab cd", 1), [(b"c", b"d")], because=TIE)


@about("train_bpe")
def test_the_second_merge_uses_the_first():
    """In "low low lower" the pair (o, w) becomes the token ow, and then (l, ow) is the most frequent pair."""
    expected = [(b"o", b"w"), (b"l", b"ow"), (b" ", b"low")]
    check_close(bpe.train_bpe("low low lower", 3), expected, because=AS_THEY_ARE)


@about("train_bpe")
def test_training_stops_when_no_pair_is_left():
    """In "ab ab ab" two merges turn every chunk into a single token, although ten were asked for."""
    check_close(bpe.train_bpe("ab ab ab", 10), [(b"a", b"b"), (b" ", b"ab")], because=EARLY)


@about("train_bpe")
def test_characters_are_split_into_bytes():
    """The letter é takes two bytes, so the first merge in "éé" joins those."""
    check_close(bpe.train_bpe("éé", 1), [(b"\xc3", b"\xa9")], because=BYTES)


@about("train_bpe")
def test_merges_are_a_list_of_pairs():
    """The merges are a list of tuples of two bytes objects each."""
    check_kinds(bpe.train_bpe("hug pug hug", 1), [(b"u", b"g")])


@about("encode")
def test_without_merges_ids_are_bytes():
    """With no merges, "hé" gives its three byte values."""
    check_close(bpe.encode("hé", []), [104, 195, 169], because=BYTES)


@about("encode")
def test_merge_number_i_gives_the_id_256_plus_i():
    """With the merges (o, w) and (l, ow), "low slow" becomes low, space, s, low."""
    check_close(bpe.encode("low slow", [(b"o", b"w"), (b"l", b"ow")]), [257, 32, 115, 257])


@about("encode")
def test_the_merge_learned_first_is_applied_first():
    """In "abc" the merge (b, c) was learned before (a, b), so a stays alone."""
    merges = [(b"b", b"c"), (b"a", b"b")]
    check_close(bpe.encode("abc", merges), [97, 256], because="The merge with the lowest index goes first.")


@about("encode")
def test_merges_do_not_cross_chunks():
    """The merge (a, space) finds nothing in "a b", whose chunks are "a" and " b"."""
    check_close(bpe.encode("a b", [(b"a", b" ")]), [97, 32, 98], because="Merges stay within a chunk of pretokenize.")


@about("encode")
def test_of_two_merges_of_equal_bytes_the_applied_one_gives_the_id():
    """In "xabc" merge 0 makes bc and merge 1 makes abc, so its id is 257; merge 3 would give the same bytes."""
    merges = [(b"b", b"c"), (b"a", b"bc"), (b"a", b"b"), (b"ab", b"c"), (b"x", b"a")]
    check_close(bpe.encode("xabc", merges), [120, 257], because="The id belongs to the merge that was applied.")


@about("encode")
def test_ids_are_a_list_of_ints():
    """The ids are a list of Python ints."""
    check_kinds(bpe.encode("slow", [(b"o", b"w")]), [115, 108, 256])


@about("decode")
def test_byte_values_become_text():
    """The ids 72 and 105 are the bytes of "Hi"."""
    check_close(bpe.decode([72, 105], []), "Hi")


@about("decode")
def test_ids_of_merges_become_their_bytes():
    """With the merges (o, w) and (l, ow), the id 257 stands for low."""
    check_close(bpe.decode([257, 32, 115, 257], [(b"o", b"w"), (b"l", b"ow")]), "low slow")


@about("decode")
def test_a_character_may_be_spread_over_tokens():
    """The ids 195 and 169 together are the letter é."""
    check_close(bpe.decode([195, 169], []), "é", because=DECODE_ONCE)


@about("decode")
def test_half_a_character_becomes_the_replacement_character():
    """The id 195 alone is the first half of a character and becomes U+FFFD."""
    check_close(bpe.decode([104, 195], []), "h\ufffd", because="Malformed bytes become U+FFFD; they raise no error.")


@about("decode")
def test_text_is_a_string():
    """The text is a string."""
    check_kinds(bpe.decode([72, 105], []), "Hi")
