"""Sequences of different lengths in one array: padding, its mask, the positions under it, and what the tokens cost."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def pad_batch(sequences: Sequence[Sequence[int]], pad_id: int, side: str = "right") -> tuple[Array, Array]:
    """Fill sequences of ids to one length, and say in a mask where the real tokens are.

    All rows become as long as the longest sequence. With `side="right"` the padding stands behind the real tokens, with
    `side="left"` before them. The mask follows positions, not values: a real token that happens to equal `pad_id`
    keeps its 1.

    Args:
        sequences: B sequences of ids, each of any length, 0 included, and of any integer dtype; B at least 1. An array
            of shape (B, L) is B sequences of length L.
        pad_id: the id to fill with.
        side: where the padding goes, "right" or "left".
    Returns:
        The pair `(input_ids, attention_mask)`, both int64 of shape (B, longest). The mask is 1 at a real token and 0
        at padding. If all sequences are empty, both have the shape (B, 0).
    Raises:
        ValueError: `sequences` is empty, or one of its sequences is not a flat one or holds a negative id; `side` is
            neither "right" nor "left"; the message names it.
    Example:
        >>> input_ids, attention_mask = pad_batch([[5, 6, 7], [8]], pad_id=0)
        >>> input_ids
        array([[5, 6, 7],
               [8, 0, 0]])
        >>> attention_mask
        array([[1, 1, 1],
               [1, 0, 0]])

    Source: Devlin et al. 2019 (the published code of BERT calls the two arrays `input_ids` and `input_mask`).
    Lesson: docs/lessons/batching.md#q-input-ids-mask
    """
    if side not in ("right", "left"):
        raise ValueError(f"side must be 'right' or 'left', not {side!r}")
    rows = [_as_ids("sequences", sequence) for sequence in sequences]
    if not rows:
        raise ValueError("sequences must hold at least one sequence")
    longest = max(len(row) for row in rows)
    input_ids = np.full((len(rows), longest), pad_id, dtype=np.int64)
    attention_mask = np.zeros((len(rows), longest), dtype=np.int64)
    for index, row in enumerate(rows):
        # Not -len(row): of an empty row, a slice from -0 would take everything.
        start = 0 if side == "right" else longest - len(row)
        input_ids[index, start : start + len(row)] = row
        attention_mask[index, start : start + len(row)] = 1
    return input_ids, attention_mask


def position_ids(attention_mask: Array) -> Array:
    """Return for each real token how many real tokens stand before it in its row; padding gets 0.

    So the first real token of every row has position 0, wherever the padding stands: right, left or in between.

    Args:
        attention_mask: shape (B, L), any real dtype or bool, or nested lists; 1 at a real token, 0 at padding.
    Returns:
        The positions, int64, shape (B, L).
    Raises:
        ValueError: `attention_mask` is not 2-D; the message names it.
    Example:
        >>> position_ids([[0, 0, 1, 1], [1, 1, 1, 0]])
        array([[0, 0, 0, 1],
               [0, 1, 2, 0]])

    Source: Radford et al. 2018, section 4.1 (GPT's learned vector for each position: a shifted text gets other ones).
    Lesson: docs/lessons/batching.md#q-input-ids-mask
    """
    real = np.asarray(attention_mask).astype(bool)
    if real.ndim != 2:
        raise ValueError(f"attention_mask must have two dimensions, (B, L), not shape {real.shape}")
    # The count includes the token itself, so it is one too many. At padding it would be wrong altogether.
    return np.where(real, np.cumsum(real, axis=1, dtype=np.int64) - 1, 0)


def truncate(ids: Sequence[int], max_length: int, keep: str = "start") -> list[int]:
    """Cut a sequence to at most `max_length` ids; a shorter one stays as it is.

    Args:
        ids: the sequence, shape (L,), any integer dtype; L may be 0.
        max_length: how many ids may remain; at least 0. 0 leaves nothing.
        keep: "start" keeps the first ids, "end" the last ones, both in their old order.
    Returns:
        A new list of Python ints, even when nothing had to be cut.
    Raises:
        ValueError: `ids` is not 1-D or holds a negative id anywhere, in the part that is cut off too; `max_length` is
            negative; `keep` is neither "start" nor "end"; the message names it.
    Example:
        >>> truncate([5, 6, 7, 8], 2), truncate([5, 6, 7, 8], 2, keep="end")
        ([5, 6], [7, 8])

    Source: Devlin et al. 2019 (BERT reads at most 512 tokens, and longer texts are cut).
    Lesson: docs/lessons/batching.md#q-token-counts
    """
    if max_length < 0:
        raise ValueError(f"max_length must be at least 0, not {max_length}")
    if keep not in ("start", "end"):
        raise ValueError(f"keep must be 'start' or 'end', not {keep!r}")
    row = _as_ids("ids", ids)
    # Not row[-max_length:]: with a max_length of 0 that would keep everything.
    start = 0 if keep == "start" else max(0, len(row) - max_length)
    return row[start : start + max_length].tolist()


def new_token_budget(prompt_length: int, max_new_tokens: int, context_length: int) -> int:
    """Return how many tokens can really be generated.

    Prompt and output share the context, and `max_new_tokens` is a second limit. The smaller one counts.

    Args:
        prompt_length: how many tokens the prompt has; at least 0. It may be longer than the context.
        max_new_tokens: how many tokens were asked for; at least 0.
        context_length: how many tokens the model can hold at once, prompt and output together; at least 1.
    Returns:
        The number of tokens, an int, never below 0.
    Raises:
        ValueError: `prompt_length` or `max_new_tokens` is negative, or `context_length` is below 1; the message names
            it.
    Example:
        >>> new_token_budget(prompt_length=1000, max_new_tokens=100, context_length=1024)
        24

    Source: Radford et al. 2019, section 2.3 (the context of GPT-2: 1024 tokens, prompt and output together).
    Lesson: docs/lessons/batching.md#q-token-counts
    """
    for name, value, least in (
        ("prompt_length", prompt_length, 0),
        ("max_new_tokens", max_new_tokens, 0),
        ("context_length", context_length, 1),
    ):
        if value < least:
            raise ValueError(f"{name} must be at least {least}, not {value}")
    return max(0, min(max_new_tokens, context_length - prompt_length))


def attention_flops(length: int, width: int) -> int:
    """Return the floating-point operations of one attention head: its scores, then its weighted sums.

    The scores are the product of a (length, width) and a (width, length) matrix; the weighted sums are the product of a
    (length, length) and a (length, width) matrix. Both are counted in full, without a causal mask, and a multiply and
    an add are two operations. Softmax and the projections are not counted.

    Args:
        length: L, the number of tokens; at least 1.
        width: the width of the head's queries, keys and values; at least 1.
    Returns:
        4 * length**2 * width, an exact int.
    Raises:
        ValueError: an argument is below 1; the message names it.
    Example:
        >>> attention_flops(1024, 64)
        268435456

    Source: Vaswani et al. 2017, table 1 (the cost of self-attention grows with the square of the length).
    Lesson: docs/lessons/batching.md#q-token-counts
    """
    for name, value in (("length", length), ("width", width)):
        if value < 1:
            raise ValueError(f"{name} must be at least 1, not {value}")
    return 4 * length**2 * width


def _as_ids(name: str, ids: Sequence[int]) -> Array:
    row = np.asarray(ids)
    if row.ndim != 1:
        raise ValueError(f"{name} must hold a flat list of ids, not one of shape {row.shape}")
    if row.size == 0:  # NumPy takes an empty list for floats
        return row.astype(np.int64)
    if not np.issubdtype(row.dtype, np.integer):
        raise ValueError(f"{name} must hold integers, not {row.dtype}")
    if row.min() < 0:
        raise ValueError(f"{name} must not hold a negative id such as {row.min()}")
    return row.astype(np.int64)
