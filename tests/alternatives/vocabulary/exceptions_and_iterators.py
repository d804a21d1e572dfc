"""Asks for forgiveness: tries each step and turns the exceptions of Python into those of the contract."""

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
        if room < 0:
            raise ValueError(f"{room=}, so max_size must grow")
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
    try:
        return [tokens[number] for number in ids]
    except KeyError as error:
        raise ValueError(f"ids: {error}") from None


def wrap(ids, bos_id, eos_id):
    wrapped = list(map(int, ids))
    wrapped.insert(0, bos_id)
    wrapped.append(eos_id)
    for name, part in (("bos_id", wrapped[:1]), ("ids", wrapped[1:-1]), ("eos_id", wrapped[-1:])):
        if not all(number >= 0 for number in part):
            raise ValueError(name)
    return wrapped
