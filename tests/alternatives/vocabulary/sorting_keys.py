"""Ranks tokens with one sort over keys, and turns to comprehensions for the rest."""


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    number_of_specials = len(special_tokens)
    limit = float("inf") if max_size is None else max_size
    first, count = {}, {}
    for position, token in enumerate(tokens):
        first.setdefault(token, position)
        count[token] = 1 + count.get(token, 0)
    words = sorted(first.keys() - set(special_tokens), key=lambda token: (-count[token], first[token]))
    while len(words) + number_of_specials > limit:
        words.pop()
    words.sort(key=first.get)
    return dict(zip([*special_tokens, *words], range(number_of_specials + len(words))))


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    known = dict(vocabulary)
    substitute = known.get(unknown)
    strangers = [token for token in tokens if token not in known]
    if strangers and (unknown is None or substitute is None):
        raise ValueError(f"nothing stands for {strangers[0]!r}")
    return [known.get(token, substitute) for token in tokens]


def ids_to_tokens(ids, vocabulary):
    tokens = dict(zip(vocabulary.values(), vocabulary))
    return [tokens[number] for number in ids]


def wrap(ids, bos_id, eos_id):
    return sum(([bos_id], ids, [eos_id]), [])
