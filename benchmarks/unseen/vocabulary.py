"""Wrong answers that no catalogue was made from: as beginners write `vocabulary`."""

from collections import Counter

from llmlings.testing import mistake


@mistake("build_vocabulary")
def position_as_id(tokens, special_tokens, max_size):
    """The id is the position of the token in the text, so every repetition leaves a gap."""
    vocab = {t: i for i, t in enumerate(special_tokens)}
    keep = set(tokens)
    if max_size is not None:
        counts = Counter(t for t in tokens if t not in vocab)
        keep = {t for t, _ in counts.most_common(max_size - len(vocab))}
    for i, t in enumerate(tokens):
        if t in keep and t not in vocab:
            vocab[t] = len(special_tokens) + i
    return vocab


@mistake("build_vocabulary")
def specials_take_places(tokens, special_tokens, max_size):
    """Special tokens in the text compete for the free places, so fewer other tokens are kept."""
    room = None if max_size is None else max_size - len(special_tokens)
    frequent = {token for token, _ in Counter(tokens).most_common(room)}
    ordered = list(special_tokens)
    for token in tokens:
        if token in frequent and token not in special_tokens:
            ordered.append(token)
    return {token: i for i, token in enumerate(dict.fromkeys(ordered))}


@mistake("build_vocabulary")
def full_means_stop(tokens, special_tokens, max_size):
    """Keeps the tokens that come first until the vocabulary is full, however rare they are."""
    vocabulary = {}
    for token in [*special_tokens, *tokens]:
        if max_size is not None and len(vocabulary) == max_size:
            break
        if token not in vocabulary:
            vocabulary[token] = len(vocabulary)
    return vocabulary


@mistake("tokens_to_ids")
def id_zero_is_falsy(tokens, vocabulary, unknown):
    """Asks with `if` whether there is an id, so the token with the id 0 counts as unknown."""
    ids = []
    for token in tokens:
        number = vocabulary.get(token)
        if number:
            ids.append(number)
        elif unknown in vocabulary:
            ids.append(vocabulary[unknown])
        else:
            raise ValueError(f"{token!r} is not in the vocabulary")
    return ids


@mistake("tokens_to_ids")
def unknown_needed_at_once(tokens, vocabulary, unknown):
    """Demands that the unknown token is in the vocabulary before any token needs it."""
    if unknown is not None and unknown not in vocabulary:
        raise ValueError(f"unknown token {unknown} is missing, tokens: {tokens}")
    result = []
    for t in tokens:
        if t not in vocabulary and unknown is None:
            raise ValueError("missing token: " + t)
        result.append(vocabulary[t if t in vocabulary else unknown])
    return result


@mistake("tokens_to_ids")
def unknown_left_out(tokens, vocabulary, unknown):
    """A token that the vocabulary does not hold is left out, so the ids are fewer than the tokens."""
    missing = [t for t in tokens if t not in vocabulary]
    if missing and (unknown is None or unknown not in vocabulary):
        raise ValueError(f"not in the vocabulary: {missing[0]}")
    return [vocabulary[t] for t in tokens if t in vocabulary]


@mistake("ids_to_tokens")
def id_as_index(ids, vocabulary):
    """Sorts the tokens by id and takes the id as an index, which goes wrong once the ids have gaps."""
    tokens = sorted(vocabulary, key=vocabulary.get)
    return [tokens[i] for i in ids]


@mistake("ids_to_tokens")
def order_of_the_vocabulary(ids, vocabulary):
    """Loops over the vocabulary instead of the ids, so the order is that of the vocabulary and nothing repeats."""
    tokens = []
    for token, token_id in vocabulary.items():
        if token_id in ids:
            tokens.append(token)
    return tokens


@mistake("ids_to_tokens")
def special_tokens_hidden(ids, vocabulary):
    """Leaves the special tokens out of the result."""
    names = dict(zip(vocabulary.values(), vocabulary.keys()))
    return [names[i] for i in ids if names[i] not in SPECIAL_TOKENS]


@mistake("wrap")
def insert_before_the_last(ids, bos_id, eos_id):
    """insert(-1, ...) puts the end id in front of the last id, not behind it."""
    ids.insert(0, bos_id)
    ids.insert(-1, eos_id)
    return ids


@mistake("wrap")
def not_twice(ids, bos_id, eos_id):
    """Leaves an end away if the ids begin or end with that special id already."""
    if ids[:1] != [bos_id]:
        ids = [bos_id] + ids
    if ids[-1:] != [eos_id]:
        ids = ids + [eos_id]
    return ids


@mistake("wrap")
def nothing_to_wrap(ids, bos_id, eos_id):
    """An empty sequence is returned empty instead of with both ids."""
    if not ids:
        return []
    return [bos_id, *ids, eos_id]
