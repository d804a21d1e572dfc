"""Recursion and generators in place of loops that collect."""

import re
from functools import lru_cache, reduce


def pretokenize(text):
    return [match.group() for match in re.finditer(r"[ ]?(?:\w+|[^\w\s]+)|\s+", text)]


def count_pairs(words):
    def add(counts, entry):
        word, number = entry
        pairs = list(zip(word, word[1:]))
        counts.update({pair: counts.get(pair, 0) + number * pairs.count(pair) for pair in pairs})
        return counts

    return reduce(add, words.items(), {})


def merge_pair(word, pair):
    for position in range(len(word) - 1):
        if word[position : position + 2] == tuple(pair):
            return word[:position] + (b"".join(pair),) + merge_pair(word[position + 2 :], pair)
    return word


def encode(text, merges):
    ranks = {tuple(pair): rank for rank, pair in enumerate(merges)}

    @lru_cache(maxsize=None)
    def shorten(word):
        ranked = [ranks[a[0], b[0]] for a, b in zip(word, word[1:]) if (a[0], b[0]) in ranks]
        if not ranked:
            return tuple(token_id for _, token_id in word)
        rank = min(ranked)
        return shorten(tuple(join(word, rank)))

    def join(word, rank):
        position = 0
        while position < len(word):
            here = tuple(token for token, _ in word[position : position + 2])
            if here == tuple(merges[rank]):
                yield b"".join(here), 256 + rank
                position += 2
            else:
                yield word[position]
                position += 1

    chunks = (tuple((bytes([value]), value) for value in chunk.encode()) for chunk in pretokenize(text))
    return [token_id for chunk in chunks for token_id in shorten(chunk)]


def decode(ids, merges):
    def spell(token_id):
        return bytes([token_id]) if token_id < 256 else b"".join(merges[token_id - 256])

    return str(b"".join(map(spell, ids)), "utf-8", "replace")
