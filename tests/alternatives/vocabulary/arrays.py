"""Does the counting and the lookups with NumPy where that is possible."""

import numpy as np


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    names = [*special_tokens]
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
        (places,) = np.nonzero(numbers == number)
        tokens.append(names[places[0]])
    return tokens


def wrap(ids, bos_id, eos_id):
    return np.concatenate(([bos_id], ids, [eos_id])).astype(np.int64).tolist()
