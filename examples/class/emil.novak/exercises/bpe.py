"""Byte pair encoding: learn which neighbouring bytes belong together, then turn text into ids and back.

A token is a `bytes` object, a pair is two tokens that stand side by side, a word is a tuple of tokens.
"""

from functools import lru_cache, reduce

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

Pair = tuple[bytes, bytes]


def pretokenize(text):
    return [match.group() for match in re.finditer(r"[ ]?(?:\w+|[^\w\s]+)|\s+", text)]


def count_pairs(words):
    if any(number < 1 for number in words.values()):
        raise ValueError("words needs counts of at least 1")

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


def train_bpe(text: str, num_merges: int) -> list[Pair]:
    """Learn merges from a text."""
    if num_merges < 0:
        raise ValueError(f"num_merges must be 0 or more, not {num_merges}")
    chunks = Counter(pretokenize(text))
    words = [_single_bytes(chunk) for chunk in chunks]
    word_counts = list(chunks.values())
    counts = count_pairs(dict(zip(words, word_counts, strict=True)))
    # May go on listing a word that has lost the pair: merging it again changes nothing.
    places: defaultdict[Pair, set[int]] = defaultdict(set)
    for place, word in enumerate(words):
        for pair in pairwise(word):
            places[pair].add(place)

    # After the step in which a pair comes up its count only falls. So one entry for each pair is enough: it may
    # promise too much, and then goes back with the true count.
    queue = [_queue_entry(pair, count) for pair, count in counts.items()]
    heapq.heapify(queue)
    merges: list[Pair] = []
    while queue and len(merges) < num_merges:
        promised, _, best = heapq.heappop(queue)
        if counts[best] != -promised:
            if counts[best]:
                heapq.heappush(queue, _queue_entry(best, counts[best]))
            continue
        merges.append(best)
        changes: defaultdict[Pair, int] = defaultdict(int)
        for place in places.pop(best):
            words[place], differences = _merge_and_compare(words[place], best)
            for pair, difference in differences:
                changes[pair] += difference * word_counts[place]
                if difference > 0:
                    places[pair].add(place)
        for pair, change in changes.items():
            if pair in counts:
                counts[pair] += change
            elif change:
                counts[pair] = change
                heapq.heappush(queue, _queue_entry(pair, change))
    return merges


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
        if not 0 <= token_id < 256 + len(merges):
            raise ValueError(f"no token has the id {token_id} that is in ids")
        return bytes([token_id]) if token_id < 256 else b"".join(merges[int(token_id) - 256])

    return str(b"".join(map(spell, ids)), "utf-8", "replace")


def _single_bytes(chunk: str) -> tuple[bytes, ...]:
    return tuple(bytes([value]) for value in chunk.encode("utf-8"))


def _vocabulary(merges: Sequence[Pair]) -> list[bytes]:
    """Return the token of every id: the 256 bytes, then the result of each merge."""
    return [bytes([value]) for value in range(256)] + [first + second for first, second in merges]


def _merge_and_compare(word: tuple[bytes, ...], pair: Pair) -> tuple[tuple[bytes, ...], list[tuple[Pair, int]]]:
    """Return what `merge_pair` gives, and each pair that now stands in the word once less (-1) or once more (+1)."""
    first, second = pair
    joined = first + second
    merged: list[bytes] = []
    differences: list[tuple[Pair, int]] = []
    position, length = 0, len(word)
    while position < length:
        token = word[position]
        position += 1
        if token == first and position < length and word[position] == second:
            token = joined
            position += 1
            differences.append((pair, -1))
            if merged:
                differences += [((merged[-1], first), -1), ((merged[-1], joined), 1)]
            if position < length:
                differences += [((second, word[position]), -1), ((joined, word[position]), 1)]
        merged.append(token)
    return tuple(merged), differences


def _queue_entry(pair: Pair, count: int) -> tuple[int, tuple[tuple[int, ...], ...], Pair]:
    """Return a heap entry that comes out first for the greatest count and, on a tie, for the greatest pair."""
    # Turned negative, a smaller byte is the greater one. The 1 at the end is greater than all of them, since a token
    # is smaller than every token that goes on where it ends.
    return -count, tuple((*(-value for value in token), 1) for token in pair), pair
