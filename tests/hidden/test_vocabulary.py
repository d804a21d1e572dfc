"""Hidden tests of the module vocabulary."""

import pytest

from exercises import vocabulary
from llmlings.testing import about, check_close, check_rejects, check_remembers_nothing, random_text

SPECIAL_TOKENS = ("<pad>", "<unk>", "<bos>", "<eos>")
KEPT = "The most frequent tokens are kept, on a tie the earlier one, and numbered in order of first appearance."
AS_THEY_ARE = "Tokens are taken as they are: nothing is normalised, lowered or stripped."


def draw(rng, pieces, length):
    """Return `length` items of `pieces` drawn with equal chances."""
    return [pieces[i] for i in rng.integers(len(pieces), size=length)]


def draw_lexicon(rng, size):
    """Return `size` different tokens in random order, unlike their alphabetical order."""
    return [f"w{number}" for number in rng.permutation(1000)[:size]]


def draw_characters(rng):
    """Return tokens of the shared alphabet, and some that become equal when they are changed."""
    tokens = [*(random_text(rng, 1) for _ in range(60)), "é", "e\u0301", "e", "E", " e", "e ", "", " ", "\u200de"]
    return [tokens[i] for i in rng.permutation(len(tokens))]


def fitting(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """Return the vocabulary of the best tokens by counting and sorting in the plainest way."""
    seen = [token for token in dict.fromkeys(tokens) if token not in special_tokens]
    ranked = sorted(seen, key=lambda token: (-tokens.count(token), tokens.index(token)))
    room = len(ranked) if max_size is None else max_size - len(special_tokens)
    kept = [token for token in seen if token in ranked[:room]]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


def random_vocabulary(rng, tokens):
    """Return a vocabulary of these tokens whose ids have gaps and no order."""
    tokens = list(dict.fromkeys(tokens))
    return dict(zip(tokens, rng.permutation(3 * len(tokens))[: len(tokens)].tolist(), strict=True))


@about("build_vocabulary")
def test_a_long_text(rng):
    """Two hundred tokens of a small lexicon are numbered as they first appear, behind the special tokens."""
    tokens = [*draw(rng, [*draw_lexicon(rng, 40), "<bos>", "<unk>"], 200), "<unk>"]
    check_close(vocabulary.build_vocabulary(tokens), fitting(tokens))


@about("build_vocabulary")
@pytest.mark.parametrize("room", [0, 1, 7, 20], ids=["none", "one", "seven", "twenty"])
def test_limited_room(rng, room):
    """With room for some of the tokens, the most frequent ones are kept, in order of first appearance."""
    lexicon = draw_lexicon(rng, 30)
    # Every count from 1 to 6 is there five times, so there are ties at every edge.
    repeated = [token for i, token in enumerate(lexicon) for _ in range(1 + i % 6)]
    tokens = [repeated[i] for i in rng.permutation(len(repeated))]
    built = vocabulary.build_vocabulary(tokens, SPECIAL_TOKENS, 4 + room)
    check_close(built, fitting(tokens, SPECIAL_TOKENS, 4 + room), because=KEPT)


@about("build_vocabulary")
@pytest.mark.parametrize("more", [0, 100], ids=["just enough", "far more"])
def test_enough_room_for_all(rng, more):
    """A max_size that all tokens fit into changes nothing."""
    tokens = [*draw(rng, [*draw_lexicon(rng, 12), "<unk>"], 60), "<unk>"]
    expected = fitting(tokens, ["<unk>"])
    check_close(vocabulary.build_vocabulary(tokens, ("<unk>",), len(expected) + more), expected)


@about("build_vocabulary")
def test_special_tokens_in_the_text_take_no_room(rng):
    """However often special tokens occur in the text, they keep their ids and take no place of another token."""
    lexicon = draw_lexicon(rng, 6)
    tokens = [*lexicon, *draw(rng, [*lexicon, "<eos>", "<pad>"], 40), *["<eos>", "<pad>"] * 30]
    built = vocabulary.build_vocabulary(tokens, ["<pad>", "<eos>"], 6)
    check_close(built, fitting(tokens, ["<pad>", "<eos>"], 6), because=KEPT)


@about("build_vocabulary")
def test_no_tokens_or_no_room():
    """Without tokens, or without room for any, the vocabulary holds the special tokens alone, or nothing."""
    check_close(vocabulary.build_vocabulary([]), {token: i for i, token in enumerate(SPECIAL_TOKENS)})
    check_close(vocabulary.build_vocabulary([], ()), {})
    check_close(vocabulary.build_vocabulary(["tea"], (), 0), {}, because="None means no limit; 0 is a limit.")


@about("build_vocabulary")
def test_tokens_of_any_characters(rng):
    """Marks, capitals, white space, the empty string and characters that look alike make tokens of their own."""
    tokens = draw_characters(rng)
    check_close(vocabulary.build_vocabulary(tokens, ("<unk>",)), fitting(tokens, ("<unk>",)), because=AS_THEY_ARE)


@about("build_vocabulary")
def test_each_vocabulary_is_built_anew(rng):
    """A vocabulary depends on its own tokens, special tokens and size, not on earlier ones."""
    first = (["<unk>", *draw(rng, draw_lexicon(rng, 9), 30)], ("<unk>",), 6)
    second = (draw(rng, draw_lexicon(rng, 9), 30), ("<pad>", "<eos>"), 4)
    check_remembers_nothing(vocabulary.build_vocabulary, fitting, first, second)


@about("tokens_to_ids")
def test_ids_with_gaps_and_unknown_tokens(rng):
    """Tokens that are in the vocabulary just as they are get their ids, and all others the id of <unk>."""
    known = random_vocabulary(rng, draw_lexicon(rng, 30))
    known["<unk>"] = 1000 + int(rng.integers(100))
    strangers = [*(token.upper() for token in known), *(f" {token}" for token in known), "", "unk"]
    tokens = draw(rng, [*known, *strangers], 120)
    check_close(vocabulary.tokens_to_ids(tokens, known), [known.get(token, known["<unk>"]) for token in tokens])


@about("tokens_to_ids")
def test_any_characters_are_looked_up(rng):
    """Tokens of all kinds of characters are looked up as they are, and look-alikes that are not known are unknown."""
    tokens = draw_characters(rng)
    known = random_vocabulary(rng, [*draw(rng, tokens, 30), "<unk>", "e\u0301", "E"])
    unknown = known["<unk>"]
    ids = vocabulary.tokens_to_ids(tokens, known)
    check_close(ids, [known.get(token, unknown) for token in tokens], because=AS_THEY_ARE)


@about("tokens_to_ids")
def test_the_unknown_token_may_have_any_name_and_id():
    """The empty string may be for unknown tokens, and its id may be 0."""
    check_close(vocabulary.tokens_to_ids(["tea", "I"], {"": 0, "I": 1, "<unk>": 2}, unknown=""), [0, 1])


@about("tokens_to_ids")
def test_the_unknown_token_is_known_itself():
    """The token <unk> in the text has its id, also if nothing stands for unknown tokens."""
    check_close(vocabulary.tokens_to_ids(["<unk>", "I"], {"I": 0, "<unk>": 1}, unknown=None), [1, 0])


@about("tokens_to_ids", weight=2)
@pytest.mark.parametrize("unknown", [None, "[UNK]"], ids=["None", "not in the vocabulary"])
def test_an_unknown_token_without_a_substitute_is_refused(rng, unknown):
    """One unknown token among many raises a ValueError that names it, if nothing can stand for it."""
    known = random_vocabulary(rng, draw_lexicon(rng, 20))
    tokens = draw(rng, [*known], 30)
    tokens[int(rng.integers(30))] = "stranger"
    check_rejects(vocabulary.tokens_to_ids, tokens, {**known, "<unk>": 500}, unknown, naming="stranger")


@about("tokens_to_ids")
def test_each_token_is_looked_up_anew(rng, reference):
    """Ids depend on the tokens, the vocabulary and the unknown token of their own call, not on earlier ones."""
    lexicon = draw_lexicon(rng, 12)
    first, second = (random_vocabulary(rng, [*lexicon[:8], "<unk>", "?"]) for _ in range(2))
    check_remembers_nothing(
        vocabulary.tokens_to_ids,
        reference.tokens_to_ids,
        (draw(rng, lexicon, 20), first, "<unk>"),
        (draw(rng, lexicon, 20), second, "?"),
    )
    check_close(vocabulary.tokens_to_ids([], {}), [])


@about("ids_to_tokens")
def test_ids_with_gaps(rng):
    """Ids become the tokens that have them, in vocabularies with gaps and without order."""
    known = random_vocabulary(rng, draw_lexicon(rng, 30))
    tokens = draw(rng, [*known], 80)
    check_close(vocabulary.ids_to_tokens([known[token] for token in tokens], known), tokens)


@about("ids_to_tokens", weight=2)
def test_tokens_of_any_kind_come_back(rng):
    """No token is left out or changed, special ones, white space and the empty string included."""
    known = random_vocabulary(rng, [*draw_characters(rng), *SPECIAL_TOKENS])
    tokens = [*draw(rng, [*known], 80), "", " ", "<pad>", "e\u0301"]
    check_close(vocabulary.ids_to_tokens([known[token] for token in tokens], known), tokens)


@about("ids_to_tokens")
def test_each_id_is_looked_up_anew(rng, reference):
    """Tokens depend on the ids and the vocabulary of their own call, not on earlier ones."""
    first, second = (dict(zip(draw_lexicon(rng, 9), rng.permutation(9).tolist(), strict=True)) for _ in range(2))
    ids = rng.integers(0, 9, (2, 20)).tolist()
    check_remembers_nothing(vocabulary.ids_to_tokens, reference.ids_to_tokens, (ids[0], first), (ids[1], second))
    check_close(vocabulary.ids_to_tokens([], first), [])


@about("wrap")
def test_ids_of_any_text(rng, reference):
    """The ids stay in order between the two, as a list two longer, for one text after the other."""
    first, second = (
        (rng.integers(0, 1000, int(rng.integers(5, 30))).tolist(), *rng.integers(1000, 2000, 2).tolist())
        for _ in range(2)
    )
    check_remembers_nothing(vocabulary.wrap, reference.wrap, first, second)


@about("wrap")
@pytest.mark.parametrize("ids", [[], [0, 0], [4, 0]], ids=["none", "zeros", "two"])
def test_an_id_of_zero_is_wrapped_and_wraps(ids):
    """The id 0 is one like all others, in front, in between and behind."""
    check_close(vocabulary.wrap(ids, 0, 0), [0, *ids, 0])
