"""Byte pair encoding: learn which neighbouring bytes belong together, then turn text into ids and back.

A token is a `bytes` object, a pair is two tokens that stand side by side, a word is a tuple of tokens.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

Pair = tuple[bytes, bytes]


def pretokenize(text):
    def kind(character):
        if character.isspace():
            return "space"
        return "word" if character.isalnum() or character == "_" else "other"

    chunks = []
    start = 0
    while start < len(text):
        end = start
        if text[end] == " " and end + 1 < len(text) and kind(text[end + 1]) != "space":
            end += 1
        run = kind(text[end])
        while end < len(text) and kind(text[end]) == run:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


def count_pairs(words):
    counts = {}
    for word in words:
        if words[word] <= 0:
            raise ValueError("every count in words must be positive")
        for position in range(1, len(word)):
            pair = (word[position - 1], word[position])
            if pair not in counts:
                counts[pair] = 0
            counts[pair] += words[word]
    return counts


def merge_pair(word, pair):
    merged = ()
    position = 0
    while position < len(word):
        width = 2 if word[position : position + 2] == pair else 1
        merged += (b"".join(word[position : position + width]),)
        position += width
    return merged


def train_bpe(text, num_merges):
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges


def encode(text, merges):
    ids = []
    for chunk in pretokenize(text):
        word = list(chunk.encode("utf-8"))
        tokens = [bytes([value]) for value in word]
        for rank in range(len(merges)):
            position = 0
            while position < len(tokens) - 1:
                if (tokens[position], tokens[position + 1]) == merges[rank]:
                    tokens[position : position + 2] = [tokens[position] + tokens[position + 1]]
                    word[position : position + 2] = [256 + rank]
                position += 1
        ids.extend(word)
    return ids


def decode(ids, merges):
    joined = bytearray()
    for token_id in ids:
        token_id = int(token_id)
        if token_id < 0 or token_id > 255 + len(merges):
            raise ValueError("ids: there is no token %d" % token_id)
        if token_id < 256:
            joined.append(token_id)
        else:
            joined += merges[token_id - 256][0] + merges[token_id - 256][1]
    return joined.decode("utf-8", "replace")


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
