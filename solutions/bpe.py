"""Byte pair encoding: learn which neighbouring bytes belong together, then turn text into ids and back.

A token is a `bytes` object, a pair is two tokens that are side by side, a word is a tuple of tokens.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

Pair = tuple[bytes, bytes]


def pretokenize(text: str) -> list[str]:
    r"""Cut text into the chunks that merges never cross.

    Args:
        text: any string.
    Returns:
        The chunks in order, each a match of ` ?\w+| ?[^\w\s]+|\s+`: a run of word characters or a run of
        punctuation, either with one space in front if there is one, or else a run of white space. Joined, they
        give `text` back.
    Example:
        >>> pretokenize("I love AI!")
        ['I', ' love', ' AI', '!']

    Source: Radford et al. 2019, section 2.2 (GPT-2), whose own pattern is longer.
    Lesson: docs/lessons/bpe.md#q-tokenizers
    """
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+", text)


def count_pairs(words: Mapping[tuple[bytes, ...], int]) -> dict[Pair, int]:
    """Count how often each pair of tokens is side by side.

    Args:
        words: how often each word occurs; a word is a tuple of tokens, a count is at least 1.
    Returns:
        The count of every pair that occurs, in any order. Each position in a word counts, so `(a, a, a)` holds
        the pair `(a, a)` twice, and each counts as often as its word occurs.
    Example:
        >>> count_pairs({(b"a", b"b", b"c"): 2, (b"a", b"b"): 3})
        {(b'a', b'b'): 5, (b'b', b'c'): 2}

    Source: Sennrich et al. 2016, algorithm 1 (`get_stats`).
    Lesson: docs/lessons/bpe.md#q-tokenizers
    """
    counts: defaultdict[Pair, int] = defaultdict(int)
    for word, word_count in words.items():
        for pair in pairwise(word):
            counts[pair] += word_count
    return dict(counts)


def merge_pair(word: tuple[bytes, ...], pair: Pair) -> tuple[bytes, ...]:
    """Join every occurrence of a pair in a word into one token.

    Args:
        word: the tokens of one word.
        pair: the two tokens to join where they are side by side, in this order.
    Returns:
        The new word. It is read from left to right and a token is joined once at most, so `(a, a, a)` with the
        pair `(a, a)` becomes `(aa, a)`.
    Example:
        >>> merge_pair((b"b", b"a", b"n", b"a", b"n"), (b"a", b"n"))
        (b'b', b'an', b'an')

    Source: Sennrich et al. 2016, algorithm 1 (`merge_vocab`).
    Lesson: docs/lessons/bpe.md#q-tokenizers
    """
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
    """Learn merges from a text.

    Every chunk of `pretokenize(text)` starts as a word of single UTF-8 bytes. Each step merges the most frequent pair
    of all words; on a tie, the greatest pair in Python's order of tuples. No pair crosses from one chunk to the next.

    Args:
        text: the text to learn from.
        num_merges: how many merges to learn; 0 or more.
    Returns:
        The merged pairs in the order learned: `num_merges` of them, or fewer when no pair is left to merge.
        A text of 1 MB and 1,000 merges must take seconds: update the counts, do not count everything again.
    Example:
        >>> train_bpe("low low lower", 3)
        [(b'o', b'w'), (b'l', b'ow'), (b' ', b'low')]

    Source: Sennrich et al. 2016, algorithm 1, on bytes as in Radford et al. 2019, section 2.2.
    Lesson: docs/lessons/bpe.md#q-tokenizers
    """
    _check_num_merges(num_merges)
    # Given: num_merges is 0 or more.
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


def encode(text: str, merges: Sequence[Pair]) -> list[int]:
    """Turn text into ids.

    Each chunk of `pretokenize(text)` starts as single UTF-8 bytes. Merges are applied in the order learned (the lowest
    index first), to all of a chunk before the next merge has its turn, and never across chunks.

    Tables of the merges are built anew in every call. That is fine for the course; whoever encodes many texts with the
    same merges builds them once.

    Args:
        text: any string.
        merges: the merges in the order learned.
    Returns:
        One id for each token left: the byte's value (0 to 255) for a single byte, `256 + i` for the result of
        `merges[i]`. Two merges may give equal bytes; the id is that of the one that was applied.
    Example:
        >>> encode("low slow", [(b"o", b"w"), (b"l", b"ow")])
        [257, 32, 115, 257]

    Source: Sennrich et al. 2016, section 3.2; Radford et al. 2019, section 2.2.
    Lesson: docs/lessons/bpe.md#q-tokenizers
    """
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    # Two merges may give equal bytes, but the order of the merges lets only one of them come to it, in every chunk.
    token_ids = {bytes([value]): value for value in range(256)}
    chunks = pretokenize(text)
    encoded: dict[str, list[int]] = {}
    for chunk in set(chunks):
        word = _single_bytes(chunk)
        while known := ranks.keys() & pairwise(word):
            pair = min(known, key=ranks.__getitem__)
            word = merge_pair(word, pair)
            token_ids[b"".join(pair)] = 256 + ranks[pair]
        encoded[chunk] = [token_ids[token] for token in word]
    return [token_id for chunk in chunks for token_id in encoded[chunk]]


def decode(ids: Sequence[int], merges: Sequence[Pair]) -> str:
    """Turn ids back into text.

    Args:
        ids: ids as `encode` gives them, or in any order that a model brings them in.
        merges: the merges in the order learned.
    Returns:
        The text of all the tokens' bytes, joined first and decoded as UTF-8 once, since a character's bytes may be
        spread over several tokens. Malformed sequences become U+FFFD.
    Raises:
        ValueError: an id is negative, or not below `256 + len(merges)`.
    Example:
        >>> decode([257, 32, 115, 257], [(b"o", b"w"), (b"l", b"ow")])
        'low slow'

    Source: Radford et al. 2019, section 2.2; The Unicode Standard, section 3.9 (U+FFFD).
    Lesson: docs/lessons/bpe.md#q-tokenizers
    """
    ids = _ids(ids, len(merges))
    # Given: ids is a list of ints from 0 to 255 + len(merges).
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")


def _single_bytes(chunk: str) -> tuple[bytes, ...]:
    return tuple(bytes([value]) for value in chunk.encode("utf-8"))


def _merge_and_compare(word: tuple[bytes, ...], pair: Pair) -> tuple[tuple[bytes, ...], list[tuple[Pair, int]]]:
    """Return what `merge_pair` gives, and each pair that now is in the word once less (-1) or once more (+1)."""
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


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_num_merges(num_merges: int) -> None:
    if num_merges < 0:
        raise ValueError(f"num_merges must be 0 or more, not {num_merges}")


def _ids(ids: Sequence[int], num_merges: int) -> list[int]:
    ids = [int(token_id) for token_id in ids]
    for token_id in ids:
        if not 0 <= token_id < 256 + num_merges:
            raise ValueError(f"ids holds {token_id}; with {num_merges} merges they go from 0 to {255 + num_merges}")
    return ids
