"""Byte pair encoding: learn which neighbouring bytes belong together, then turn text into ids and back.

A token is a `bytes` object, a pair is two tokens that stand side by side, a word is a tuple of tokens.
"""

from bisect import insort
from collections import Counter

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

Pair = tuple[bytes, bytes]


def pretokenize(text: str) -> list[str]:
    r"""Cut text into the chunks that merges never cross."""
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+", text)


def count_pairs(words: Mapping[tuple[bytes, ...], int]) -> dict[Pair, int]:
    """Count how often each pair of tokens stands side by side."""
    counts: defaultdict[Pair, int] = defaultdict(int)
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError(f"words gives {word!r} the count {word_count}; a count is at least 1")
        for pair in pairwise(word):
            counts[pair] += word_count
    return dict(counts)


def merge_pair(word: tuple[bytes, ...], pair: Pair) -> tuple[bytes, ...]:
    """Join every occurrence of a pair in a word into one token."""
    first, second = pair
    joined = first + second
    merged: list[bytes] = []
    for token in word:
        if token == second and merged and merged[-1] == first:
            merged[-1] = joined
        else:
            merged.append(token)
    return tuple(merged)


def train_bpe(text, num_merges):
    if num_merges < 0:
        raise ValueError("num_merges must not be below 0")
    tokens = [bytes([value]) for value in range(256)]
    ids, weights, before, after = [], [], [], []
    for chunk, number in Counter(pretokenize(text)).items():
        spelled = chunk.encode("utf-8")
        for index, value in enumerate(spelled):
            here = len(ids)
            ids.append(value)
            weights.append(number)
            before.append(here - 1 if index > 0 else None)
            after.append(here + 1 if index + 1 < len(spelled) else None)

    counts, starts = {}, {}

    def count(pair, position, sign):
        counts[pair] = counts.get(pair, 0) + sign * weights[position]
        if sign > 0:
            starts.setdefault(pair, set()).add(position)
        else:
            starts[pair].discard(position)

    for position, following in enumerate(after):
        if following is not None:
            count((ids[position], ids[following]), position, 1)

    def entry(pair):
        return counts[pair], (tokens[pair[0]], tokens[pair[1]]), pair

    queue = sorted(entry(pair) for pair in counts)
    merges = []
    while queue and len(merges) < num_merges:
        promised, spelled, pair = queue.pop()
        if counts[pair] != promised:
            if counts[pair] > 0:
                insort(queue, entry(pair))
            continue
        merges.append(spelled)
        new = len(tokens)
        tokens.append(spelled[0] + spelled[1])
        touched = set()
        for position in sorted(starts[pair]):
            following = after[position]
            # In a run of one token the merge before may have taken this position.
            if ids[position] != pair[0] or following is None or ids[following] != pair[1]:
                continue
            left, right = before[position], after[following]
            count(pair, position, -1)
            if left is not None:
                count((ids[left], pair[0]), left, -1)
                count((ids[left], new), left, 1)
                touched.add((ids[left], new))
            if right is not None:
                count((pair[1], ids[right]), following, -1)
                count((new, ids[right]), position, 1)
                touched.add((new, ids[right]))
                before[right] = position
            ids[position], ids[following] = new, None
            after[position] = right
        for pair in touched:
            if counts[pair] > 0:
                insort(queue, entry(pair))
    return merges


def encode(text: str, merges: Sequence[Pair]) -> list[int]:
    """Turn text into ids."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    token_ids = {bytes([value]): value for value in range(256)}
    encoded: dict[str, list[int]] = {}
    ids: list[int] = []
    for chunk in pretokenize(text):
        if chunk not in encoded:
            word = _single_bytes(chunk)
            while known := [pair for pair in pairwise(word) if pair in ranks]:
                pair = min(known, key=ranks.__getitem__)
                word = merge_pair(word, pair)
                token_ids[b"".join(pair)] = 256 + ranks[pair]
            encoded[chunk] = [token_ids[token] for token in word]
        ids += encoded[chunk]
    return ids


def decode(ids: Sequence[int], merges: Sequence[Pair]) -> str:
    """Turn ids back into text."""
    vocabulary = _vocabulary(merges)
    for token_id in ids:
        if not 0 <= token_id < len(vocabulary):
            raise ValueError(f"ids holds {token_id}; with {len(merges)} merges they go from 0 to {len(vocabulary) - 1}")
    return b"".join(vocabulary[token_id] for token_id in ids).decode("utf-8", errors="replace")


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
