"""Encoding applies one merge after the other to all chunks, on text; decoding follows the merges down to bytes."""

from collections import Counter
from itertools import chain, repeat


def count_pairs(words):
    pairs = (repeat(pair, number) for word, number in words.items() for pair in zip(word, word[1:]))
    return dict(Counter(chain.from_iterable(pairs)))


def merge_pair(word, pair):
    merged = list(word)
    for position in range(len(merged) - 1):
        if merged[position] == pair[0] and merged[position + 1] == pair[1]:
            merged[position : position + 2] = [None, pair[0] + pair[1]]
    return tuple(token for token in merged if token is not None)


def encode(text, merges):
    # Each byte is one character of a private alphabet; merges become replacements in the whole text.
    alphabet = {}

    def letter(token):
        return alphabet.setdefault(token, chr(0x10000 + len(alphabet)))

    ids = {letter(bytes([value])): value for value in range(256)}
    mark = "\n"
    line = mark.join("".join(letter(bytes([value])) for value in chunk.encode("utf-8")) for chunk in pretokenize(text))
    for rank, (first, second) in enumerate(merges):
        if letter(first) + letter(second) in line:
            line = line.replace(letter(first) + letter(second), letter(first + second))
            ids[letter(first + second)] = 256 + rank
    return [ids[character] for character in line if character != mark]


def decode(ids, merges):
    spelled = {256 + rank: first + second for rank, (first, second) in enumerate(merges)}
    spelled.update((value, value.to_bytes(1, "big")) for value in range(256))
    return b"".join(map(spelled.get, ids)).decode("utf-8", errors="replace")
