"""Byte pair encoding: learn which neighbouring bytes belong together, then turn text into ids and back.

A token is a `bytes` object, a pair is two tokens that stand side by side, a word is a tuple of tokens.
"""

import heapq
import re
from collections import Counter, defaultdict
from itertools import pairwise

from collections.abc import Mapping, Sequence

Pair = tuple[bytes, bytes]


def _queue_entry(pair: Pair, count: int) -> tuple[int, tuple[tuple[int, ...], ...], Pair]:
    """Return a heap entry that comes out first for the greatest count and, on a tie, for the greatest pair."""
    # Turned negative, a smaller byte is the greater one. The 1 at the end is greater than all of them, since a token
    # is smaller than every token that goes on where it ends.
    return -count, tuple((*(-value for value in token), 1) for token in pair), pair


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


def _vocabulary(merges: Sequence[Pair]) -> list[bytes]:
    """Return the token of every id: the 256 bytes, then the result of each merge."""
    return [bytes([value]) for value in range(256)] + [first + second for first, second in merges]


def _single_bytes(chunk: str) -> tuple[bytes, ...]:
    return tuple(bytes([value]) for value in chunk.encode("utf-8"))


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


def train_bpe(text: str, num_merges: int) -> list[Pair]:
    """Learn merges from a text."""
    # TODO: write this function, then save the file.
    raise NotImplementedError("train_bpe")


def encode(text: str, merges: Sequence[Pair]) -> list[int]:
    """Turn text into ids."""
    # TODO: write this function, then save the file.
    raise NotImplementedError("encode")


def decode(ids: Sequence[int], merges: Sequence[Pair]) -> str:
    """Turn ids back into text."""
    # TODO: write this function, then save the file.
    raise NotImplementedError("decode")
