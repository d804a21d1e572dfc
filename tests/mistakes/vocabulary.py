"""Known mistakes of the module vocabulary: what somebody might write below the checks that are given."""

import unicodedata

from llmlings.testing import mistake


def _count(tokens, left_out=()):
    counts = {}
    for token in tokens:
        if token not in left_out:
            counts[token] = counts.get(token, 0) + 1
    return counts


def _build(tokens, special_tokens, max_size, rank=None, room=None, order=None):
    """Build a vocabulary; `rank` sorts who stays, `room` says how many, `order` numbers those who do."""
    counts = _count(tokens, special_tokens)
    room = room or (lambda: None if max_size is None else max_size - len(special_tokens))
    best = (rank or (lambda counts: sorted(counts, key=counts.get, reverse=True)))(counts)[: room()]
    kept = [token for token in counts if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *(order or (lambda kept, _: kept))(kept, counts)])}


@mistake("build_vocabulary")
def leaves_the_special_tokens_out(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You leave the special tokens out; they get the first ids, whether they occur or not."""
    vocabulary = _build(tokens, special_tokens, max_size)
    return {token: i - len(special_tokens) for token, i in vocabulary.items() if token not in special_tokens}


@mistake("build_vocabulary")
def a_special_token_in_the_text_gets_a_new_id(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """A special token that occurs in the text gets a second, later id; it keeps its first one."""
    room = None if max_size is None else max_size - len(special_tokens)
    counts = _count(tokens)
    best = sorted(counts, key=counts.get, reverse=True)[:room]
    return {token: i for i, token in enumerate([*special_tokens, *(token for token in counts if token in best)])}


@mistake("build_vocabulary", slip=True)
def special_tokens_in_the_text_take_room(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You count special tokens that occur in the text like others, so that they take the place of another token."""
    room = None if max_size is None else max_size - len(special_tokens)
    counts = _count(tokens)
    best = sorted(counts, key=counts.get, reverse=True)[:room]
    kept = [token for token in counts if token in best and token not in special_tokens]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def a_repeated_token_moves_its_id(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the positions of the text, so that a repeated token gets the number of its last position; ids have no
    gaps and come from the first appearance."""
    known = _build(tokens, special_tokens, max_size)
    return {token: i for i, token in enumerate([*special_tokens, *(token for token in tokens if token in known)])}


@mistake("build_vocabulary")
def sorts_the_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the tokens in alphabetical order; number them in order of first appearance."""
    return _build(tokens, special_tokens, max_size, order=lambda kept, counts: sorted(kept))


@mistake("build_vocabulary")
def numbers_by_frequency_when_room_is_limited(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """With a max_size you number the most frequent token first; tokens that are kept are still numbered in order of
    first appearance."""
    best = None if max_size is None else lambda kept, counts: sorted(kept, key=counts.get, reverse=True)
    return _build(tokens, special_tokens, max_size, order=best)


@mistake("build_vocabulary")
def numbers_by_frequency(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the most frequent token first; number them in order of first appearance."""

    def order(kept, counts):
        return sorted(kept, key=counts.get, reverse=True)

    return _build(tokens, special_tokens, max_size, order=order)


@mistake("build_vocabulary")
def ignores_max_size(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You ignore max_size; the vocabulary must not hold more entries than that."""
    return _build(tokens, special_tokens, None)


@mistake("build_vocabulary")
def max_size_without_special_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You keep max_size tokens beside the special ones; max_size counts the special tokens too."""
    return _build(tokens, special_tokens, max_size, room=lambda: max_size)


@mistake("build_vocabulary")
def takes_no_room_for_no_limit(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You take 0 places that are left for no limit at all; then no token of the text fits."""
    return _build(tokens, special_tokens, max_size, room=lambda: (max_size or 0) - len(special_tokens) or None)


@mistake("build_vocabulary")
def keeps_the_first_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You keep the tokens that appear first; keep the most frequent ones."""
    return _build(tokens, special_tokens, max_size, rank=list)


@mistake("build_vocabulary")
def numbers_by_place_in_the_text(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """Your ids are places in the text, so a repeated token leaves a gap; ids follow each other without gaps."""
    vocabulary = {token: token_id for token_id, token in enumerate(special_tokens)}
    for place, token in enumerate(tokens):
        if token not in vocabulary and (max_size is None or len(vocabulary) < max_size):
            vocabulary[token] = place + len(special_tokens)
    return vocabulary


def _look_up(tokens, vocabulary, unknown, seen=str):
    ids = []
    for token in map(seen, tokens):
        known = token if token in vocabulary else unknown
        if known not in vocabulary:
            raise ValueError(f"nothing stands for {token}")
        ids.append(vocabulary[known])
    return ids


@mistake("tokens_to_ids")
def skips_unknown_tokens(tokens, vocabulary, unknown="<unk>"):
    """You leave unknown tokens out; each token gets an id, unknown ones that of the unknown token."""
    return [vocabulary[token] for token in tokens if token in vocabulary]


@mistake("tokens_to_ids")
def zero_for_unknown_tokens(tokens, vocabulary, unknown="<unk>"):
    """You give unknown tokens the id 0; give them the id of the unknown token, wherever it is."""
    return [vocabulary.get(token, 0) for token in tokens]


@mistake("tokens_to_ids")
def falls_back_to_unk_without_unknown(tokens, vocabulary, unknown="<unk>"):
    """With unknown=None you still use <unk>; None says that there is no token for unknown ones."""
    return _look_up(tokens, vocabulary, unknown or "<unk>")


@mistake("tokens_to_ids")
def always_the_usual_unknown_token(tokens, vocabulary, unknown="<unk>"):
    """You always look <unk> up; that is only the default of `unknown`, so use that."""
    return _look_up(tokens, vocabulary, "<unk>")


@mistake("tokens_to_ids")
def does_not_name_the_token(tokens, vocabulary, unknown="<unk>"):
    """Your error does not say which token is unknown; its message has to name it."""
    if any(token not in vocabulary for token in tokens) and unknown not in vocabulary:
        raise ValueError("a token is unknown")
    return [vocabulary[token if token in vocabulary else unknown] for token in tokens]


@mistake("tokens_to_ids")
def needs_the_unknown_token_always(tokens, vocabulary, unknown="<unk>"):
    """You look the unknown token up even when a token is known, as a default of `get` does; it may be missing then."""
    return [vocabulary.get(token, vocabulary[unknown]) for token in tokens]


@mistake("tokens_to_ids")
def takes_the_id_zero_for_missing(tokens, vocabulary, unknown="<unk>"):
    """You take the id 0 for a missing one; it is falsy, and an id like all others."""
    ids = []
    for token in tokens:
        token_id = vocabulary.get(token) or vocabulary.get(unknown)
        if token_id is None:
            raise ValueError(f"nothing stands for {token}")
        ids.append(token_id)
    return ids


@mistake("tokens_to_ids")
def returns_none_for_unknown_tokens(tokens, vocabulary, unknown="<unk>"):
    """You return None for an unknown token; without a token for unknown ones, raise a ValueError that names it."""
    return [vocabulary.get(token, vocabulary.get(unknown)) for token in tokens]


@mistake("tokens_to_ids")
def places_in_the_vocabulary(tokens, vocabulary, unknown="<unk>"):
    """You take the place of a token in the vocabulary for its id; ids may have gaps and any order."""
    return _look_up(tokens, {token: place for place, token in enumerate(vocabulary)}, unknown)


@mistake("tokens_to_ids", slip=True)
def asks_for_the_unknown_token_at_once(tokens, vocabulary, unknown="<unk>"):
    """You refuse a vocabulary without the unknown token before any token needs it; it may be missing until then."""
    if unknown is not None and unknown not in vocabulary:
        raise ValueError(f"{unknown} is missing, needed for {tokens}")
    if missing := [token for token in tokens if token not in vocabulary and unknown is None]:
        raise ValueError(f"{missing[0]} is missing")
    return [vocabulary[token if token in vocabulary else unknown] for token in tokens]


@mistake("tokens_to_ids")
def raises_a_key_error(tokens, vocabulary, unknown="<unk>"):
    """You let the dict raise a KeyError for an unknown token; raise a ValueError that names the token."""
    return [vocabulary[token if token in vocabulary else unknown] for token in tokens]


@mistake("tokens_to_ids")
def adds_unknown_tokens(tokens, vocabulary, unknown="<unk>"):
    """You add unknown tokens to the vocabulary; it belongs to the caller, and they share the unknown token's id."""
    return [vocabulary.setdefault(token, len(vocabulary)) for token in tokens]


@mistake("ids_to_tokens")
def takes_the_id_for_the_place(ids, vocabulary):
    """You take the id for the place in the vocabulary; the ids may have gaps and any order."""
    return [list(vocabulary)[token_id] for token_id in ids]


@mistake("ids_to_tokens")
def takes_the_id_for_the_rank(ids, vocabulary):
    """You sort the tokens by their ids and take the id for the place; that goes wrong where ids have gaps."""
    return [sorted(vocabulary, key=vocabulary.get)[token_id] for token_id in ids]


@mistake("ids_to_tokens")
def takes_the_id_for_the_alphabetical_place(ids, vocabulary):
    """You sort the tokens by their names and take the id for the place; look the ids up in the vocabulary."""
    return [sorted(vocabulary)[token_id] for token_id in ids]


@mistake("ids_to_tokens")
def looks_ids_up_among_the_tokens(ids, vocabulary):
    """You look the ids up as if they were tokens; the vocabulary leads from tokens to ids, so turn it around first."""
    return [vocabulary[token_id] for token_id in ids]


@mistake("ids_to_tokens")
def looks_ids_up_with_get(ids, vocabulary):
    """You look the ids up as if they were tokens, and `get` gives None; turn the vocabulary around first."""
    return [vocabulary.get(token_id) for token_id in ids]


@mistake("ids_to_tokens", slip=True)
def refuses_an_empty_list(ids, vocabulary):
    """You refuse an empty list of ids; it gives an empty list of tokens."""
    if not ids:
        raise ValueError("ids is empty")
    tokens = {token_id: token for token, token_id in vocabulary.items()}
    return [tokens[token_id] for token_id in ids]


@mistake("ids_to_tokens")
def leaves_special_tokens_out(ids, vocabulary):
    """You leave out special tokens; they are tokens like all others."""
    tokens = {token_id: token for token, token_id in vocabulary.items()}
    return [tokens[token_id] for token_id in ids if tokens[token_id] not in SPECIAL_TOKENS]


@mistake("ids_to_tokens")
def leaves_the_id_zero_out(ids, vocabulary):
    """You leave out the id 0, as if it were padding; only the caller knows what it stands for."""
    tokens = {token_id: token for token, token_id in vocabulary.items()}
    return [tokens[token_id] for token_id in ids if token_id]


@mistake("ids_to_tokens")
def leaves_empty_tokens_out(ids, vocabulary):
    """You leave out empty tokens and white space; each id gives one token."""
    tokens = {token_id: token for token, token_id in vocabulary.items()}
    return [tokens[token_id] for token_id in ids if tokens[token_id].strip()]


@mistake("ids_to_tokens")
def each_id_once(ids, vocabulary):
    """You go through the vocabulary and return its tokens that are asked for, each once; go through the ids, and give a
    token for each of them."""
    return [token for token, token_id in vocabulary.items() if token_id in ids]


@mistake("ids_to_tokens")
def joins_the_tokens(ids, vocabulary):
    """You join the tokens into a text; give a list of tokens."""
    tokens = {token_id: token for token, token_id in vocabulary.items()}
    return " ".join(tokens[token_id] for token_id in ids)


@mistake("wrap")
def nests_the_ids(ids, bos_id, eos_id):
    """You put the list of ids into the list as a single item; put its items there, so that the list is flat."""
    return [bos_id, ids, eos_id]


@mistake("wrap")
def forgets_bos(ids, bos_id, eos_id):
    """You put eos behind, but no bos in front."""
    return [*ids, eos_id]


@mistake("wrap")
def forgets_eos(ids, bos_id, eos_id):
    """You put bos in front, but no eos behind."""
    return [bos_id, *ids]


@mistake("wrap")
def swaps_bos_and_eos(ids, bos_id, eos_id):
    """You put eos in front and bos behind; it is the other way around."""
    return [eos_id, *ids, bos_id]


@mistake("wrap")
def puts_both_behind(ids, bos_id, eos_id):
    """You put both behind; bos belongs in front of the ids."""
    return [*ids, bos_id, eos_id]


@mistake("wrap")
def puts_both_in_front(ids, bos_id, eos_id):
    """You put both in front; eos belongs behind the ids."""
    return [bos_id, eos_id, *ids]


@mistake("wrap")
def returns_what_insert_returns(ids, bos_id, eos_id):
    """You return None, as methods that change a list do; call them first and then return the list."""
    ids.insert(0, bos_id)
    return ids.append(eos_id)


@mistake("wrap")
def puts_eos_before_the_last_id(ids, bos_id, eos_id):
    """You insert eos at -1, which is the place before the last id; it goes behind all of them."""
    ids.insert(0, bos_id)
    ids.insert(-1, eos_id)
    return ids


@mistake("wrap")
def does_not_wrap_an_empty_text(ids, bos_id, eos_id):
    """You return an empty list for an empty text; it gets bos and eos too."""
    return [bos_id, *ids, eos_id] if ids else []


@mistake("wrap")
def does_not_wrap_twice(ids, bos_id, eos_id):
    """You add bos and eos only where they are not there yet; always add both."""
    return [bos_id] * (ids[:1] != [bos_id]) + ids + [eos_id] * (ids[-1:] != [eos_id])


@mistake("wrap")
def drops_bos_and_eos_from_the_text(ids, bos_id, eos_id):
    """You remove bos and eos from inside the ids; the ids are kept as they are."""
    return [bos_id, *(token_id for token_id in ids if token_id not in (bos_id, eos_id)), eos_id]


@mistake("wrap")
def skips_the_id_zero(ids, bos_id, eos_id):
    """You leave out ids of 0; 0 is an id like all others."""
    return [token_id for token_id in [bos_id, *ids, eos_id] if token_id]
