"""Known mistakes of the module vocabulary: below each function's checks, which are given."""

import numpy

from llmlings.testing import mistake


@mistake("build_vocabulary")
def a_repeated_token_moves_its_id(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the positions of the text, so that a repeated token gets the number of its last position; ids have no
    gaps and come from the first appearance.
    """
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    if max_size is None:
        return {token: i for i, token in enumerate([*special_tokens, *tokens])}
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def a_special_token_in_the_text_gets_a_new_id(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """A special token that occurs in the text gets a second, later id; it keeps its first one."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def accepts_any_max_size(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You accept a max_size that the special tokens do not fit into; the docstring refuses it with a ValueError that
    names max_size.
    """
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max(0, max_size - len(special_tokens))]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def adds_to_the_special_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You add the tokens to the sequence of special tokens that you were given; it belongs to the caller."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    if isinstance(special_tokens, list):
        special_tokens += kept
        return {token: i for i, token in enumerate(special_tokens)}
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def always_the_usual_special_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You always take the four usual special tokens; the docstring takes those that the argument gives."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    special_tokens = SPECIAL_TOKENS
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def cuts_the_special_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You cut special tokens off when max_size is too small; the docstring refuses it with a ValueError that names
    max_size.
    """
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max(0, max_size - len(special_tokens))]
        kept = [token for token in kept if token in best]
    return {
        token: i
        for i, token in enumerate([*special_tokens, *kept][: max_size if max_size is None else max(0, max_size)])
    }


@mistake("build_vocabulary")
def fills_the_room_from_the_end(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You cut with a negative or empty slice when there is no room left; 0 is a limit like all others, and no token
    fits.
    """
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None and max_size - len(special_tokens):
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def ids_start_at_one(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """Your first id is 1; the docstring starts at 0."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept], start=1)}


@mistake("build_vocabulary")
def ignores_max_size(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You ignore max_size; the vocabulary must not hold more entries than that."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if False:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def keeps_frequent_tokens_only(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You leave out tokens that occur once; without max_size every token is in the vocabulary."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = [token for token in counts if counts[token] > 1 or max_size is not None]
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def keeps_one_token_less(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You keep one token less than there is room for."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max(0, max_size - len(special_tokens) - 1)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def keeps_the_first_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You keep the tokens that appear first; the docstring keeps the most frequent ones."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = list(counts)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def keeps_the_rarest_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You keep the rarest tokens; a sort begins with the smallest count unless told otherwise."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def later_tokens_win_ties(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """On a tie you keep the token that appears later; the docstring keeps the earlier one."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(reversed(counts), key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def leaves_gaps_for_special_tokens_in_the_text(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """A special token that occurs in the text keeps its id, but uses up another one; ids have no gaps."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    vocabulary = {token: i for i, token in enumerate(special_tokens)}
    next_id = len(vocabulary)
    for token in dict.fromkeys(tokens):
        if token in kept:
            vocabulary[token] = next_id
        if token in kept or token in special_tokens:
            next_id += 1
    return vocabulary


@mistake("build_vocabulary")
def leaves_the_special_tokens_out(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You leave the special tokens out; they get the first ids, whether they occur or not."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate(kept)}


@mistake("build_vocabulary")
def lowers_capitals(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You turn capitals into small letters; tokens are taken as they are."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        token = token.lower()
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def maps_ids_to_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """Your dict gives the token of each id; the docstring asks for the id of each token."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {i: token for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def max_size_without_special_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You keep max_size tokens beside the special ones; max_size counts the special tokens too."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[:max_size]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def numbers_by_frequency(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the most frequent token first; the docstring numbers them in order of first appearance."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = sorted(counts, key=counts.get, reverse=True)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def numbers_by_frequency_when_room_is_limited(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """With a max_size you number the most frequent token first; those that are kept are still numbered in order of first
    appearance.
    """
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = best
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def numbers_in_order_of_last_appearance(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the tokens in order of their last appearance; the docstring takes the first."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.pop(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def refuses_no_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You refuse an empty text; its vocabulary holds the special tokens alone."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    if not tokens:
        raise ValueError("tokens is empty")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def refuses_room_for_special_tokens_only(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You refuse a max_size that equals the number of special tokens; it is large enough for them, and no other token is
    kept.
    """
    if max_size is not None and max_size <= len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def returns_counts(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You return how often each token occurs; the docstring asks for ids."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: counts.get(token, 0) for token in [*special_tokens, *kept]}


@mistake("build_vocabulary")
def skips_empty_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You skip the empty string and white space; tokens are taken as they are."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in filter(str.strip, tokens):
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def sorts_the_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You number the tokens in alphabetical order; the docstring numbers them in order of first appearance."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = sorted(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def special_tokens_come_last(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You put the special tokens behind all others; the docstring gives them the first ids."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*kept, *special_tokens])}


@mistake("build_vocabulary")
def special_tokens_in_the_text_take_room(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You count special tokens that occur in the text like others, so that they take the place of another token."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate(dict.fromkeys([*special_tokens, *kept]))}


@mistake("build_vocabulary")
def splits_a_string_into_words(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You split a string at its spaces; as an iterable of tokens it gives its characters."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens.split() if isinstance(tokens, str) else tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def strips_the_tokens(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You cut white space off the tokens; tokens are taken as they are."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        token = token.strip()
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def takes_a_max_size_of_zero_for_no_limit(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You take a max_size of 0 for no limit; it is too small for special tokens, and None means no limit."""
    if max_size and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def takes_no_special_tokens_for_the_default(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """You take the usual special tokens when the given ones are empty; an empty sequence means that there are none."""
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    special_tokens = special_tokens or SPECIAL_TOKENS
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def the_alphabet_decides_ties(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """On a tie you keep the token that comes first in the alphabet; the docstring keeps the one that appears earlier.

    """
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=lambda token: (-counts[token], token))[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("build_vocabulary")
def the_end_of_the_alphabet_wins_ties(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    """On a tie you keep the token that comes last in the alphabet, as sorting pairs of count and token does; the
    docstring keeps the one that appears earlier.
    """
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=lambda token: (counts[token], token), reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}


@mistake("tokens_to_ids")
def adds_unknown_tokens(tokens, vocabulary, unknown='<unk>'):
    """You add unknown tokens to the vocabulary; it belongs to the caller, and they share the id of the unknown token.

    """
    ids = []
    for token in tokens:
        if token not in vocabulary:
            vocabulary[token] = len(vocabulary)
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def always_the_usual_unknown_token(tokens, vocabulary, unknown='<unk>'):
    """You always look <unk> up; the docstring takes the token that the argument unknown gives."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = "<unk>"
            if token not in vocabulary:
                token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def does_not_name_the_token(tokens, vocabulary, unknown='<unk>'):
    """Your error does not say which token is unknown; its message has to name it."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"a token is unknown")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def each_token_once(tokens, vocabulary, unknown='<unk>'):
    """You give the id of each distinct token once; the docstring gives one for each position."""
    ids = []
    for token in dict.fromkeys(tokens):
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def falls_back_to_unk_without_unknown(tokens, vocabulary, unknown='<unk>'):
    """With unknown=None you still use <unk>; None says that nothing stands for unknown tokens."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            unknown = "<unk>" if unknown is None else unknown
            if unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def looks_small_letters_up(tokens, vocabulary, unknown='<unk>'):
    """You turn capitals into small letters before you look a token up; tokens are taken as they are."""
    ids = []
    for token in tokens:
        token = token if token in vocabulary else token.lower()
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def looks_tokens_up_without_spaces(tokens, vocabulary, unknown='<unk>'):
    """You cut white space off before you look a token up; tokens are taken as they are."""
    ids = []
    for token in map(str.strip, tokens):
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def needs_the_unknown_token_always(tokens, vocabulary, unknown='<unk>'):
    """You look the unknown token up even when all tokens are known; it need not be in the vocabulary then."""
    ids = []
    if unknown is not None and unknown not in vocabulary:
        raise ValueError("unknown is not in the vocabulary")
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def one_for_unknown_tokens(tokens, vocabulary, unknown='<unk>'):
    """You give unknown tokens the id 1, which <unk> has in the usual vocabulary; look its id up."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            ids.append(1)
            continue
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def places_in_the_vocabulary(tokens, vocabulary, unknown='<unk>'):
    """You take the place of a token in the vocabulary for its id; ids may have gaps and any order."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(list(vocabulary).index(token))
    return ids


@mistake("tokens_to_ids")
def raises_a_key_error(tokens, vocabulary, unknown='<unk>'):
    """You let the dict raise a KeyError for an unknown token; the docstring asks for a ValueError that names the token.

    """
    ids = []
    for token in tokens:
        if token not in vocabulary:
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def refuses_an_empty_text(tokens, vocabulary, unknown='<unk>'):
    """You refuse an empty list of tokens; it gives an empty list of ids."""
    ids = []
    if not tokens:
        raise ValueError("tokens is empty")
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def refuses_unk_in_the_text(tokens, vocabulary, unknown='<unk>'):
    """You refuse the token <unk> in the text; it is in the vocabulary and has an id."""
    ids = []
    for token in tokens:
        if token not in vocabulary or token == "<unk>":
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def returns_a_tuple_of_ids(tokens, vocabulary, unknown='<unk>'):
    """You return a tuple; the docstring returns a list."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return tuple(ids)


@mistake("tokens_to_ids")
def returns_none_for_unknown_tokens(tokens, vocabulary, unknown='<unk>'):
    """You return None for a token that nothing stands for; the docstring raises a ValueError that names the token."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                ids.append(None)
                continue
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def skips_unknown_tokens(tokens, vocabulary, unknown='<unk>'):
    """You leave unknown tokens out; each token gets an id, unknown ones that of the unknown token."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            continue
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def takes_an_empty_name_for_none(tokens, vocabulary, unknown='<unk>'):
    """You take an unknown token with an empty name for None; the empty string is a name like all others."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if not unknown or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def takes_the_id_zero_for_missing(tokens, vocabulary, unknown='<unk>'):
    """You take the id 0 for a missing one; it is falsy, and an id like all others."""
    ids = []
    for token in tokens:
        if not vocabulary.get(token):
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids


@mistake("tokens_to_ids")
def wraps_the_ids(tokens, vocabulary, unknown='<unk>'):
    """You put <bos> and <eos> around the ids; that is the job of wrap."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return [vocabulary.get("<bos>", 2), *ids, vocabulary.get("<eos>", 3)]


@mistake("tokens_to_ids")
def zero_for_unknown_tokens(tokens, vocabulary, unknown='<unk>'):
    """You give unknown tokens the id 0; the docstring gives them the id of the unknown token, wherever it stands."""
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            ids.append(0)
            continue
        ids.append(vocabulary[token])
    return ids


@mistake("ids_to_tokens")
def checks_the_range_only(ids, vocabulary):
    """You check only that an id is below the size of the vocabulary; ids may have gaps, and then the dict raises a
    KeyError.
    """
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if not 0 <= i <= max(tokens):
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def does_not_name_ids(ids, vocabulary):
    """Your error does not say which argument is wrong; its message has to name ids."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("no token has this number")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def each_id_once(ids, vocabulary):
    """You return the token of each distinct id once; the docstring gives one for each position."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in dict.fromkeys(map(int, ids)):
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def joins_the_tokens(ids, vocabulary):
    """You join the tokens into a text; the docstring returns a list of tokens."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return " ".join(result)


@mistake("ids_to_tokens")
def knows_only_python_ints(ids, vocabulary):
    """You accept only Python's own int; ids may come in an array of any integer dtype."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if type(i) is not int:
            raise ValueError("ids must hold integers")
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def leaves_empty_tokens_out(ids, vocabulary):
    """You leave out empty tokens and white space; each id gives one token."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return [token for token in result if token.strip()]


@mistake("ids_to_tokens")
def leaves_special_tokens_out(ids, vocabulary):
    """You leave out special tokens; they are tokens like all others."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return [token for token in result if not (token.startswith("<") and token.endswith(">"))]


@mistake("ids_to_tokens")
def leaves_the_id_zero_out(ids, vocabulary):
    """You leave out the id 0, as if it were padding; only the caller knows what it stands for."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        if i:
            result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def lets_the_dict_raise(ids, vocabulary):
    """You let the dict raise a KeyError for an id that no token has; the docstring asks for a ValueError that names ids.

    """
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def negative_ids_count_from_the_end(ids, vocabulary):
    """You let negative ids count from the end, as a Python list does; the docstring refuses them with a ValueError that
    names ids.
    """
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in map(int, ids):
        if -len(tokens) <= i < 0:
            i = list(tokens)[i]
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def none_for_unknown_ids(ids, vocabulary):
    """You return None for an id that no token has; the docstring raises a ValueError that names ids."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            result.append(None)
            continue
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def refuses_an_empty_list(ids, vocabulary):
    """You refuse an empty list of ids; it gives an empty list of tokens."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    if len(ids) == 0:
        raise ValueError("ids is empty")
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def skips_unknown_ids(ids, vocabulary):
    """You skip an id that no token has; the docstring raises a ValueError that names ids."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            continue
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def sorts_the_tokens_first(ids, vocabulary):
    """You sort the tokens by their names and take the id for the place; look the ids up in the vocabulary."""
    tokens = dict(enumerate(sorted(vocabulary)))
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def takes_the_id_for_the_place(ids, vocabulary):
    """You take the id for the place in the vocabulary; the ids may have gaps and any order."""
    tokens = dict(enumerate(vocabulary))
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def takes_the_id_for_the_rank(ids, vocabulary):
    """You sort the tokens by their ids and take the id for the place; that goes wrong where ids have gaps."""
    tokens = dict(enumerate(sorted(vocabulary, key=vocabulary.get)))
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def turns_the_vocabulary_around_in_place(ids, vocabulary):
    """You turn the vocabulary itself around; it belongs to the caller."""
    tokens = {i: token for token, i in vocabulary.items()}
    vocabulary.clear()
    vocabulary.update(tokens)
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result


@mistake("ids_to_tokens")
def unk_for_unknown_ids(ids, vocabulary):
    """You return <unk> for an id that no token has; the docstring raises a ValueError that names ids."""
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            result.append("<unk>")
            continue
        result.append(tokens[int(i)])
    return result


@mistake("wrap")
def accepts_a_negative_bos_id(ids, bos_id, eos_id):
    """You accept a negative bos_id; the docstring refuses it with a ValueError that names bos_id."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id]


@mistake("wrap")
def accepts_a_negative_eos_id(ids, bos_id, eos_id):
    """You accept a negative eos_id; the docstring refuses it with a ValueError that names eos_id."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    return [bos_id, *ids, eos_id]


@mistake("wrap")
def accepts_negative_ids(ids, bos_id, eos_id):
    """You accept negative ids in the text; the docstring refuses them with a ValueError that names ids."""
    ids = [int(i) for i in ids]
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id]


@mistake("wrap")
def does_not_wrap_an_empty_text(ids, bos_id, eos_id):
    """You return an empty list for an empty text; it gets bos and eos too."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id] if ids else []


@mistake("wrap")
def does_not_wrap_twice(ids, bos_id, eos_id):
    """You add bos and eos only where they are not there yet; the docstring always adds both."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id] * (ids[:1] != [bos_id]) + ids + [eos_id] * (ids[-1:] != [eos_id])


@mistake("wrap")
def drops_bos_and_eos_from_the_text(ids, bos_id, eos_id):
    """You remove bos and eos from inside the ids; they are kept as they are."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *(i for i in ids if i not in (bos_id, eos_id)), eos_id]


@mistake("wrap")
def forgets_bos(ids, bos_id, eos_id):
    """You put eos behind, but no bos in front."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [*ids, eos_id]


@mistake("wrap")
def forgets_eos(ids, bos_id, eos_id):
    """You put bos in front, but no eos behind."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids]


@mistake("wrap")
def leaves_numpy_integers(ids, bos_id, eos_id):
    """You leave NumPy's integers in the list; the docstring asks for Python ints."""
    ids = list(ids)
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id]


@mistake("wrap")
def names_ids_for_every_error(ids, bos_id, eos_id):
    """Your error names ids, whichever argument is negative; it has to name the one that is."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("ids holds a negative id")
    if eos_id < 0:
        raise ValueError("ids holds a negative id")
    return [bos_id, *ids, eos_id]


@mistake("wrap")
def nests_the_ids(ids, bos_id, eos_id):
    """You put the list of ids into the list instead of its items."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, ids, eos_id]


@mistake("wrap")
def one_id_when_both_are_equal(ids, bos_id, eos_id):
    """You add bos and eos only once when they are the same id; the result is always two longer."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, *ids, eos_id] if bos_id != eos_id or ids else [bos_id]


@mistake("wrap")
def puts_both_behind(ids, bos_id, eos_id):
    """You put both behind; bos belongs in front of the ids."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [*ids, bos_id, eos_id]


@mistake("wrap")
def puts_both_in_front(ids, bos_id, eos_id):
    """You put both in front; eos belongs behind the ids."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id, eos_id, *ids]


@mistake("wrap")
def returns_a_tuple_for_a_tuple(ids, bos_id, eos_id):
    """You return a tuple for a tuple; the docstring always returns a list."""
    kind = tuple if isinstance(ids, tuple) else list
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return kind([bos_id, *ids, eos_id])


@mistake("wrap")
def returns_an_array(ids, bos_id, eos_id):
    """You return an array; the docstring asks for a list of Python ints."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return numpy.array([bos_id, *ids, eos_id])


@mistake("wrap")
def skips_the_id_zero(ids, bos_id, eos_id):
    """You leave out ids of 0; 0 is an id like all others."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [i for i in [bos_id, *ids, eos_id] if i]


@mistake("wrap")
def squeezes_into_the_dtype_of_the_ids(ids, bos_id, eos_id):
    """You put bos and eos into an array of the dtype of the ids, where a great id wraps around."""
    bits = numpy.asarray(ids).dtype.itemsize * 8 if len(ids) else 64
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [bos_id % 2**bits, *ids, eos_id % 2**bits]


@mistake("wrap")
def swaps_bos_and_eos(ids, bos_id, eos_id):
    """You put eos in front and bos behind; it is the other way around."""
    ids = [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    return [eos_id, *ids, bos_id]


@mistake("wrap")
def wraps_the_given_list_itself(ids, bos_id, eos_id):
    """You insert bos and eos into the list that you were given; it belongs to the caller."""
    ids = ids if isinstance(ids, list) else [int(i) for i in ids]
    if min(ids, default=0) < 0:
        raise ValueError("ids holds a negative id")
    if bos_id < 0:
        raise ValueError("bos_id is negative")
    if eos_id < 0:
        raise ValueError("eos_id is negative")
    ids.insert(0, bos_id)
    ids.append(eos_id)
    return ids
