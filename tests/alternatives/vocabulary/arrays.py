"""Does the counting and the lookups with NumPy where that is possible."""

import numpy as np


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    names = [*special_tokens]
    if max_size is not None and max_size < len(names):
        raise ValueError("max_size < number of special tokens")
    words = [token for token in tokens if token not in names]
    distinct = list(dict.fromkeys(words))
    places = np.array([distinct.index(word) for word in words], dtype=int)
    counts = np.bincount(places, minlength=len(distinct))
    ranking = np.argsort(-counts, kind="stable")
    if max_size is not None:
        ranking = ranking[: max_size - len(names)]
    names += [distinct[place] for place in np.sort(ranking)]
    return {names[i]: i for i in range(len(names))}


def ids_to_tokens(ids, vocabulary):
    numbers = np.array(list(vocabulary.values()), dtype=np.int64)
    names = list(vocabulary)
    tokens = []
    for number in ids:
        (places,) = np.nonzero(numbers == int(number))
        if len(places) != 1:
            raise ValueError(f"ids: {number}")
        tokens.append(names[places[0]])
    return tokens


def wrap(ids, bos_id, eos_id):
    array = np.array([int(number) for number in ids], dtype=np.int64)
    if (array < 0).any():
        raise ValueError("ids must be at least 0")
    if bos_id < 0:
        raise ValueError("bos_id must be at least 0")
    if eos_id < 0:
        raise ValueError("eos_id must be at least 0")
    return np.concatenate(([bos_id], array, [eos_id])).astype(np.int64).tolist()
