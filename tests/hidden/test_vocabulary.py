"""Hidden tests of the module vocabulary."""

import numpy as np
import pytest

from exercises import vocabulary
from llmlings.testing import about, check_close, check_rejects

SPECIAL_TOKENS = ("<pad>", "<unk>", "<bos>", "<eos>")
KEPT = "The most frequent tokens are kept, on a tie the earlier one, and numbered in order of first appearance."


def draw(rng, pieces, length):
    """Return `length` items of `pieces` drawn with equal chances."""
    return [pieces[i] for i in rng.integers(len(pieces), size=length)]


def draw_lexicon(rng, size):
    """Return `size` different tokens in random order, unlike their alphabetical order."""
    return [f"w{number}" for number in rng.permutation(1000)[:size]]


def fitting(tokens, special_tokens, room):
    """Return the vocabulary of the `room` best tokens by counting and sorting in the plainest way."""
    seen = [token for token in dict.fromkeys(tokens) if token not in special_tokens]
    ranked = sorted(seen, key=lambda token: (-tokens.count(token), tokens.index(token)))
    kept = [token for token in seen if token in ranked[:room]]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


def random_vocabulary(rng, size):
    """Return a vocabulary of made-up tokens whose ids have gaps and no order."""
    return dict(zip(draw_lexicon(rng, size), rng.permutation(3 * size)[:size].tolist(), strict=True))


@about("build_vocabulary")
def test_a_long_text(rng):
    """Three hundred tokens of a small lexicon are numbered as they first appear, behind the special tokens."""
    tokens = draw(rng, draw_lexicon(rng, 40), 300)
    check_close(vocabulary.build_vocabulary(tokens), fitting(tokens, SPECIAL_TOKENS, None))


@about("build_vocabulary")
@pytest.mark.parametrize("room", [0, 1, 7, 20], ids=["none", "one", "seven", "twenty"])
def test_limited_room(rng, room):
    """With room for some of the tokens, the most frequent ones are kept, in order of first appearance."""
    lexicon = draw_lexicon(rng, 30)
    # Every count from 1 to 6 stands there five times, so there are ties at every edge.
    repeated = [token for i, token in enumerate(lexicon) for _ in range(1 + i % 6)]
    tokens = [repeated[i] for i in rng.permutation(len(repeated))]
    built = vocabulary.build_vocabulary(tokens, SPECIAL_TOKENS, 4 + room)
    check_close(built, fitting(tokens, SPECIAL_TOKENS, room), because=KEPT)


@about("build_vocabulary")
@pytest.mark.parametrize("more", [0, 1, 100], ids=["just enough", "one more", "far more"])
def test_enough_room_for_all(rng, more):
    """A max_size that all tokens fit into changes nothing."""
    tokens = draw(rng, draw_lexicon(rng, 12), 60)
    expected = fitting(tokens, ["<unk>"], None)
    check_close(vocabulary.build_vocabulary(tokens, ("<unk>",), len(expected) + more), expected)


@about("build_vocabulary")
def test_special_tokens_in_the_text_take_no_room(rng):
    """However often special tokens occur in the text, they keep their ids and take no place of another token."""
    lexicon = draw_lexicon(rng, 6)
    tokens = [*lexicon, *draw(rng, [*lexicon, "<eos>", "<pad>"], 40), *["<eos>", "<pad>"] * 30]
    built = vocabulary.build_vocabulary(tokens, ["<pad>", "<eos>"], 6)
    check_close(built, fitting(tokens, ["<pad>", "<eos>"], 4), because=KEPT)


@about("build_vocabulary")
def test_no_tokens():
    """Without tokens the vocabulary holds the special tokens alone, or nothing."""
    check_close(vocabulary.build_vocabulary([]), {token: i for i, token in enumerate(SPECIAL_TOKENS)})
    check_close(vocabulary.build_vocabulary([], ()), {})


@about("build_vocabulary")
def test_tokens_are_taken_as_they_are():
    """Capitals, spaces and the empty string make tokens of their own."""
    tokens = ["tea", "Tea", " tea", "", "tea ", "\n", "Tea"]
    expected = {"tea": 0, "Tea": 1, " tea": 2, "": 3, "tea ": 4, "\n": 5}
    check_close(vocabulary.build_vocabulary(tokens, ()), expected)


@about("build_vocabulary")
@pytest.mark.parametrize("tokens", [("b", "a", "b"), {"b": 2, "a": 1}, "bab"], ids=["tuple", "dict", "str"])
def test_tokens_come_in_any_iterable(tokens):
    """A tuple, the keys of a dict and the characters of a string are iterables of tokens."""
    given = dict(tokens) if isinstance(tokens, dict) else tokens
    check_close(vocabulary.build_vocabulary(given, ["<unk>"]), {"<unk>": 0, "b": 1, "a": 2})


@about("build_vocabulary")
@pytest.mark.parametrize("max_size", [-1, 0, 2], ids=["negative", "zero", "one too small"])
def test_a_size_below_the_special_tokens_is_refused(max_size):
    """A max_size smaller than the number of special tokens raises a ValueError that names max_size."""
    check_rejects("max_size", vocabulary.build_vocabulary, ["a"], ["<x>", "<y>", "<z>"], max_size)


@about("tokens_to_ids")
def test_ids_with_gaps_and_unknown_tokens(rng):
    """Tokens that stand in the vocabulary just as they are get their ids, and all others the id of <unk>."""
    known = random_vocabulary(rng, 30)
    known["<unk>"] = 1000 + int(rng.integers(100))
    strangers = [*(token.upper() for token in known), *(f" {token}" for token in known), "", "unk"]
    tokens = draw(rng, [*known, *strangers], 120)
    check_close(vocabulary.tokens_to_ids(tokens, known), [known.get(token, known["<unk>"]) for token in tokens])


@about("tokens_to_ids")
def test_the_unknown_token_may_have_any_name_and_id():
    """The empty string may stand for unknown tokens, and its id may be 0."""
    check_close(vocabulary.tokens_to_ids(["tea", "I"], {"": 0, "I": 1, "<unk>": 2}, unknown=""), [0, 1])


@about("tokens_to_ids")
def test_the_unknown_token_is_known_itself():
    """The token <unk> in the text has its id, also if nothing stands for unknown tokens."""
    check_close(vocabulary.tokens_to_ids(["<unk>", "I"], {"I": 0, "<unk>": 1}, unknown=None), [1, 0])


@about("tokens_to_ids")
@pytest.mark.parametrize("tokens", [[], ()], ids=["list", "tuple"])
def test_no_tokens_have_no_ids(tokens):
    """No tokens give an empty list, also with an empty vocabulary."""
    check_close(vocabulary.tokens_to_ids(tokens, {}), [])


@about("tokens_to_ids")
@pytest.mark.parametrize("unknown", [None, "[UNK]"], ids=["None", "not in the vocabulary"])
def test_an_unknown_token_without_a_substitute_is_refused(rng, unknown):
    """One unknown token among many raises a ValueError that names it, if nothing can stand for it."""
    known = random_vocabulary(rng, 20)
    tokens = draw(rng, [*known], 30)
    tokens[int(rng.integers(30))] = "stranger"
    check_rejects("stranger", vocabulary.tokens_to_ids, tokens, {**known, "<unk>": 500}, unknown)


@about("tokens_to_ids")
def test_the_usual_unknown_token_can_be_missing():
    """With the default unknown token and a vocabulary that lacks it, an unknown token is refused."""
    check_rejects("tea", vocabulary.tokens_to_ids, ["I", "tea"], {"I": 0, "love": 1})


@about("ids_to_tokens")
def test_ids_with_gaps(rng):
    """Ids become the tokens that have them, in vocabularies with gaps and without order."""
    known = random_vocabulary(rng, 30)
    tokens = draw(rng, [*known], 80)
    check_close(vocabulary.ids_to_tokens([known[token] for token in tokens], known), tokens)


@about("ids_to_tokens")
@pytest.mark.parametrize("dtype", ["uint8", "int32", "uint64"])
def test_ids_of_any_integer_type(rng, dtype):
    """Ids may come as a NumPy array of any integer dtype."""
    known = {token: i for i, token in enumerate(draw_lexicon(rng, 200))}
    ids = rng.integers(0, 200, 20)
    check_close(vocabulary.ids_to_tokens(ids.astype(dtype), known), [list(known)[i] for i in ids])


@about("ids_to_tokens")
def test_tokens_of_any_kind_come_back(rng):
    """Special tokens and the empty string are not left out, and a repeated id gives its token again."""
    tokens = draw(rng, ["<pad>", "<unk>", "", " ", "tea"], 30)
    known = {"<pad>": 0, "<unk>": 1, "": 2, " ": 3, "tea": 4}
    check_close(vocabulary.ids_to_tokens([known[token] for token in tokens], known), tokens)


@about("ids_to_tokens")
def test_no_ids_have_no_tokens():
    """No ids give an empty list, also with an empty vocabulary."""
    check_close(vocabulary.ids_to_tokens([], {}), [])
    check_close(vocabulary.ids_to_tokens(np.zeros(0, dtype=np.int64), {"a": 0}), [])


@about("ids_to_tokens")
@pytest.mark.parametrize("wrong", [-1, -3, 2, 3, 9], ids=["-1", "-3", "in a gap", "the size", "beyond"])
def test_ids_that_no_token_has_are_refused(wrong):
    """An id that no token of the vocabulary has raises a ValueError that names ids, also one in a gap."""
    check_rejects("ids", vocabulary.ids_to_tokens, [0, wrong, 1], {"a": 0, "b": 1, "c": 7})


@about("wrap")
def test_ids_of_a_random_text(rng):
    """The ids stay in order between the two, as a list two longer."""
    ids = rng.integers(0, 1000, int(rng.integers(5, 30))).tolist()
    bos_id, eos_id = (int(n) for n in rng.integers(1000, 2000, 2))
    check_close(vocabulary.wrap(ids, bos_id, eos_id), [bos_id, *ids, eos_id])


@about("wrap")
@pytest.mark.parametrize("dtype", ["uint8", "int64", "uint64"])
def test_arrays_become_lists_of_ints(rng, dtype):
    """Ids in a NumPy array of any integer dtype give a list of Python ints, between ids too great for the dtype."""
    ids = rng.integers(0, 256, 6)
    check_close(vocabulary.wrap(ids.astype(dtype), 300, 50_256), [300, *ids.tolist(), 50_256])


@about("wrap")
@pytest.mark.parametrize("ids", [(), (0, 0), (4, 5)], ids=["none", "zeros", "two"])
def test_a_tuple_becomes_a_list(ids):
    """Ids in a tuple give a list, and an id of 0 is one like all others."""
    check_close(vocabulary.wrap(ids, 0, 0), [0, *ids, 0])


@about("wrap")
@pytest.mark.parametrize(
    ("name", "ids", "bos_id", "eos_id"),
    [("ids", [3, -1, 4], 1, 2), ("bos_id", [3, 4], -2, 2), ("eos_id", [3, 4], 1, -1)],
    ids=["ids", "bos_id", "eos_id"],
)
def test_negative_ids_are_refused(name, ids, bos_id, eos_id):
    """A negative id raises a ValueError that names its argument."""
    check_rejects(name, vocabulary.wrap, list(ids), bos_id, eos_id)
