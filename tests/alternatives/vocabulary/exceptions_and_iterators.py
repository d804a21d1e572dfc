"""Asks for forgiveness: tries each step and turns the exceptions of Python into those that the docstring asks for."""

from collections import Counter, OrderedDict
from heapq import nsmallest
from itertools import chain, count


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    class OrderedCounter(Counter, OrderedDict):
        pass

    counter = OrderedCounter(tokens)
    for token in special_tokens:
        del counter[token]
    chosen = set(counter)
    if max_size is not None:
        room = max_size - len(special_tokens)
        numbered = [(-times, place, token) for place, (token, times) in enumerate(counter.items())]
        chosen = {token for _, _, token in nsmallest(room, numbered)}
    return dict(zip(chain(special_tokens, filter(chosen.__contains__, counter)), count()))


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    def one(token):
        try:
            return vocabulary[token]
        except KeyError:
            pass
        try:
            return vocabulary[unknown]
        except KeyError:
            raise ValueError(f"{token}: neither it nor {unknown} has an id") from None

    return list(map(one, tokens))


def ids_to_tokens(ids, vocabulary):
    tokens = {}
    for token in vocabulary:
        tokens[vocabulary[token]] = token
    return list(map(tokens.__getitem__, ids))


def wrap(ids, bos_id, eos_id):
    return list(chain((bos_id,), ids, (eos_id,)))
