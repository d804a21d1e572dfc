"""Visible tests of the module vocabulary."""

from exercises import vocabulary
from llmlings.testing import about, check_close, check_kinds, check_rejects

FIRST_SEEN = "After the special tokens, tokens get their ids in order of first appearance."
SPECIAL = "Special tokens get the first ids, whether they occur or not."
KEPT = "The most frequent tokens are kept, on a tie the earlier one."
ZERO = "The id 0 is an id like all others."


@about("build_vocabulary")
def test_three_words_get_three_ids():
    """Without special tokens, "I", "love" and "AI" get the ids 0, 1 and 2."""
    expected = {"I": 0, "love": 1, "AI": 2}
    check_close(vocabulary.build_vocabulary(["I", "love", "AI"], special_tokens=()), expected)


@about("build_vocabulary")
def test_the_special_tokens_come_first():
    """The four special tokens have the ids 0 to 3, so the first word gets the id 4."""
    expected = {"<pad>": 0, "<unk>": 1, "<bos>": 2, "<eos>": 3, "I": 4, "love": 5, "AI": 6}
    check_close(vocabulary.build_vocabulary(["I", "love", "AI"]), expected, because=SPECIAL)


@about("build_vocabulary")
def test_a_token_that_comes_again_keeps_its_id():
    """In "to be or not to be" four tokens are distinct, numbered as they first appear."""
    tokens = ["to", "be", "or", "not", "to", "be"]
    expected = {"to": 0, "be": 1, "or": 2, "not": 3}
    check_close(vocabulary.build_vocabulary(tokens, ()), expected, because=FIRST_SEEN)


@about("build_vocabulary")
def test_other_special_tokens_can_be_given():
    """With the single special token "[PAD]", the first word gets the id 1."""
    check_close(vocabulary.build_vocabulary(["tea"], ["[PAD]"]), {"[PAD]": 0, "tea": 1})


@about("build_vocabulary")
def test_the_most_frequent_tokens_fit():
    """There is room for two words: c occurs three times, b twice and a once, and b appears before c."""
    tokens = ["a", "b", "c", "c", "b", "c"]
    expected = {"<unk>": 0, "b": 1, "c": 2}
    because = f"{KEPT} The kept ones are numbered in order of first appearance."
    check_close(vocabulary.build_vocabulary(tokens, ["<unk>"], max_size=3), expected, because=because)


@about("build_vocabulary")
def test_the_earlier_token_wins_a_tie():
    """There is room for two of four tokens that occur once each, and m and a come before z and k."""
    expected = {"m": 0, "a": 1}
    check_close(vocabulary.build_vocabulary(["m", "a", "z", "k"], (), max_size=2), expected, because=KEPT)


@about("build_vocabulary")
def test_a_special_token_in_the_text_keeps_its_id():
    """The token <eos> occurs in the text and keeps the id 1, so the word behind it gets the id 3."""
    tokens = ["tea", "<eos>", "milk"]
    expected = {"<bos>": 0, "<eos>": 1, "tea": 2, "milk": 3}
    check_close(vocabulary.build_vocabulary(tokens, ["<bos>", "<eos>"]), expected, because=SPECIAL)


@about("build_vocabulary")
def test_the_vocabulary_is_a_dict_of_ints():
    """The vocabulary is a dict from strings to ints."""
    check_kinds(vocabulary.build_vocabulary(["I"], ("<unk>",)), {"<unk>": 0, "I": 1})


@about("tokens_to_ids")
def test_every_token_is_looked_up():
    """The tokens AI, love, AI become their ids 2, 1, 2."""
    ids = vocabulary.tokens_to_ids(["AI", "love", "AI"], {"<unk>": 0, "love": 1, "AI": 2})
    check_close(ids, [2, 1, 2])


@about("tokens_to_ids")
def test_an_unknown_token_gets_the_id_of_unk():
    """The token tea is not in the vocabulary and gets the id of <unk>, which is 3."""
    ids = vocabulary.tokens_to_ids(["I", "tea"], {"I": 0, "love": 1, "<unk>": 3})
    check_close(ids, [0, 3], because=ZERO)


@about("tokens_to_ids")
def test_another_unknown_token_can_be_named():
    """The token [UNK] stands for unknown tokens if the argument says so, and <unk> does not."""
    ids = vocabulary.tokens_to_ids(["tea", "I"], {"[UNK]": 5, "<unk>": 6, "I": 7}, unknown="[UNK]")
    check_close(ids, [5, 7])


@about("tokens_to_ids")
def test_the_unknown_token_is_not_always_needed():
    """A vocabulary without <unk> will do when all tokens are known."""
    check_close(vocabulary.tokens_to_ids(["I", "love"], {"I": 0, "love": 1}), [0, 1])


@about("tokens_to_ids")
def test_an_unknown_token_is_refused_without_a_substitute():
    """With unknown=None the token tea raises a ValueError that names tea."""
    check_rejects(vocabulary.tokens_to_ids, ["I", "tea"], {"I": 0, "<unk>": 1}, unknown=None, naming="tea")


@about("tokens_to_ids")
def test_ids_are_a_list_of_ints():
    """The ids are a list of ints."""
    check_kinds(vocabulary.tokens_to_ids(["I", "tea"], {"<unk>": 0, "I": 1}), [1, 0])


@about("ids_to_tokens")
def test_every_id_is_looked_up():
    """The ids 2, 1, 2 become AI, love, AI."""
    tokens = vocabulary.ids_to_tokens([2, 1, 2], {"<unk>": 0, "love": 1, "AI": 2})
    check_close(tokens, ["AI", "love", "AI"])


@about("ids_to_tokens")
def test_special_tokens_are_tokens_too():
    """The ids 0 and 1 of <bos> and <eos> become these tokens, and are not left out."""
    tokens = vocabulary.ids_to_tokens([0, 2, 1], {"<bos>": 0, "<eos>": 1, "tea": 2})
    check_close(tokens, ["<bos>", "tea", "<eos>"])


@about("ids_to_tokens")
def test_the_id_counts_and_not_the_place():
    """The vocabulary lists tea first, but its id is 2; milk is behind it and has the id 0."""
    check_close(vocabulary.ids_to_tokens([0, 2], {"tea": 2, "milk": 0, "water": 5}), ["milk", "tea"])


@about("ids_to_tokens")
def test_tokens_are_a_list_of_strings():
    """The tokens are a list of strings."""
    check_kinds(vocabulary.ids_to_tokens([1, 0], {"<unk>": 0, "I": 1}), ["I", "<unk>"])


@about("wrap")
def test_bos_first_and_eos_last():
    """The ids 5, 6, 7 get the id 2 in front and the id 3 behind."""
    check_close(vocabulary.wrap([5, 6, 7], 2, 3), [2, 5, 6, 7, 3])


@about("wrap")
def test_an_empty_text_is_wrapped_too():
    """No ids give bos and eos alone, also where both are the same id."""
    check_close(vocabulary.wrap([], 9, 9), [9, 9])


@about("wrap")
def test_wrapping_twice_adds_both_again():
    """Ids that begin with bos and end with eos already are wrapped like all others."""
    check_close(vocabulary.wrap([1, 5, 1, 0], 1, 0), [1, 1, 5, 1, 0, 0])


@about("wrap")
def test_wrapped_ids_are_a_list_of_ints():
    """The wrapped ids are one flat list of ints."""
    check_kinds(vocabulary.wrap([5, 6], 2, 3), [2, 5, 6, 3])
