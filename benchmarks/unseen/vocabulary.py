"""Wrong answers that no catalogue was made from: as beginners write `vocabulary`."""

from collections import Counter

from llmlings.testing import mistake


@mistake("build_vocabulary")
def build_by_frequency(tokens, special_tokens, max_size):
    """Gives the ids by frequency, not in order of first appearance."""
    vocab = {token: i for i, token in enumerate(special_tokens)}
    for token, _ in Counter(tokens).most_common():
        if max_size is not None and len(vocab) >= max_size:
            break
        if token not in vocab:
            vocab[token] = len(vocab)
    return vocab


@mistake("build_vocabulary")
def build_first_ones_kept(tokens, special_tokens, max_size):
    """Keeps the tokens that appear first when not all fit, not the most frequent ones."""
    vocab = {}
    for token in list(special_tokens) + tokens:
        if token not in vocab:
            if max_size is None or len(vocab) < max_size:
                vocab[token] = len(vocab)
    return vocab


@mistake("build_vocabulary")
def build_special_not_counted(tokens, special_tokens, max_size):
    """Lets max_size limit the ordinary tokens alone, so the special ones come on top."""
    counts = Counter(t for t in tokens if t not in special_tokens)
    kept = {t for t, _ in counts.most_common(max_size)}
    vocabulary = {}
    for token in special_tokens:
        vocabulary[token] = len(vocabulary)
    for token in tokens:
        if token in kept and token not in vocabulary:
            vocabulary[token] = len(vocabulary)
    return vocabulary


@mistake("build_vocabulary")
def build_special_takes_a_place(tokens, special_tokens, max_size):
    """Counts special tokens that stand in the text among the most frequent, where they take a place from others."""
    vocab = {t: i for i, t in enumerate(special_tokens)}
    kept = tokens
    if max_size is not None:
        room = max_size - len(special_tokens)
        kept = [t for t, _ in Counter(tokens).most_common(room)]
    for t in tokens:
        if t in kept:
            vocab.setdefault(t, len(vocab))
    return vocab


@mistake("tokens_to_ids")
def ids_unknown_always_needed(tokens, vocabulary, unknown):
    """Looks up the id of unknown even when every token is known, and so fails if there is none."""
    if unknown not in vocabulary:
        raise ValueError(f"{unknown} is not in the vocabulary, needed for {tokens}")
    return [vocabulary.get(token, vocabulary[unknown]) for token in tokens]


@mistake("tokens_to_ids")
def ids_zero_is_false(tokens, vocabulary, unknown):
    """Takes the id 0 for no id, because 0 is false."""
    ids = []
    for token in tokens:
        token_id = vocabulary.get(token) or vocabulary.get(unknown)
        if token_id is None:
            raise ValueError(f"unknown token {token!r}")
        ids.append(token_id)
    return ids


@mistake("tokens_to_ids")
def ids_key_error(tokens, vocabulary, unknown):
    """Lets the KeyError of the dictionary through instead of raising a ValueError."""
    ids = []
    for t in tokens:
        if t in vocabulary:
            ids.append(vocabulary[t])
        else:
            ids.append(vocabulary[unknown])
    return ids


@mistake("ids_to_tokens")
def tokens_by_place(ids, vocabulary):
    """Takes an id for the place in the vocabulary, which goes wrong with gaps or another order."""
    words = list(vocabulary.keys())
    return [words[i] for i in ids]


@mistake("ids_to_tokens")
def tokens_in_vocabulary_order(ids, vocabulary):
    """Loops over the vocabulary, so the tokens come in its order and each at most once."""
    tokens = []
    for token, token_id in vocabulary.items():
        if token_id in ids:
            tokens.append(token)
    return tokens


@mistake("ids_to_tokens")
def tokens_without_special(ids, vocabulary):
    """Leaves out the special tokens."""
    inverse = {v: k for k, v in vocabulary.items()}
    return [inverse[i] for i in ids if inverse[i] not in SPECIAL_TOKENS]


@mistake("wrap")
def wrap_only_if_missing(ids, bos_id, eos_id):
    """Adds the ids only if the text does not begin or end with them already."""
    if not ids or ids[0] != bos_id:
        ids.insert(0, bos_id)
    if ids[-1] != eos_id:
        ids.append(eos_id)
    return ids


@mistake("wrap")
def wrap_insert_at_minus_one(ids, bos_id, eos_id):
    """Inserts the end at index -1, which is before the last id."""
    ids.insert(0, bos_id)
    ids.insert(-1, eos_id)
    return ids
