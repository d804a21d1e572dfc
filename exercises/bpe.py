"""Byte pair encoding: learn which neighbouring bytes belong together, then turn text into ids and back.

A token is a `bytes` object, a pair is two tokens that are side by side, a word is a tuple of tokens.
"""

from collections.abc import Mapping, Sequence

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
    # TODO: write this function, then save the file.
    raise NotImplementedError("pretokenize")


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
    # TODO: write this function, then save the file.
    raise NotImplementedError("count_pairs")


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
    # TODO: write this function, then save the file.
    raise NotImplementedError("merge_pair")


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
    # TODO: write the rest; num_merges is 0 or more.
    raise NotImplementedError("train_bpe")


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
    # TODO: write this function, then save the file.
    raise NotImplementedError("encode")


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
    # TODO: write the rest; ids is a list of ints from 0 to 255 + len(merges).
    raise NotImplementedError("decode")


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
