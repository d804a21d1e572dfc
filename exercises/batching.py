"""Sequences of different lengths in one array: padding, its mask, the positions under it, and what the tokens cost."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def pad_batch(sequences: Sequence[Sequence[int]], pad_id: int, side: str = "right") -> tuple[Array, Array]:
    """Fill sequences of ids to one length, and say in a mask where the real tokens are.

    All rows become as long as the longest sequence. With `side="right"` the padding is behind the real tokens, with
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
    sequences = [_ids(sequence, "sequences") for sequence in sequences]
    _check_at_least(1, sequences=len(sequences))
    _check_choice("side", side, "right", "left")
    # TODO: write the rest; sequences is a list of one or more lists of ints, any of which may be empty;
    #   side is "right" or "left".
    raise NotImplementedError("pad_batch")


def position_ids(attention_mask: Array) -> Array:
    """Return for each real token how many real tokens are before it in its row; padding gets 0.

    So the first real token of every row has position 0, wherever the padding is: right, left or in between.

    Args:
        attention_mask: shape (B, L), any real dtype or bool, or nested lists; 1 at a real token, 0 at padding.
    Returns:
        The positions, int64, shape (B, L).
    Example:
        >>> position_ids([[0, 0, 1, 1], [1, 1, 1, 0]])
        array([[0, 0, 0, 1],
               [0, 1, 2, 0]])

    Source: Radford et al. 2018, section 4.1 (GPT's learned vector for each position: a shifted text gets other ones).
    Lesson: docs/lessons/batching.md#q-input-ids-mask
    """
    attention_mask = np.asarray(attention_mask, dtype=np.int64)
    if attention_mask.ndim != 2:
        raise ValueError(f"attention_mask must have two dimensions, (B, L), not shape {attention_mask.shape}")
    # TODO: write the rest; attention_mask is int64, (B, L), 1 at real tokens and 0 at padding.
    raise NotImplementedError("position_ids")


def truncate(ids: Sequence[int], max_length: int, keep: str = "start") -> list[int]:
    """Cut a sequence to at most `max_length` ids; a shorter one stays as it is.

    Args:
        ids: the sequence, shape (L,), any integer dtype; L may be 0.
        max_length: how many ids may remain; at least 0. 0 leaves nothing.
        keep: "start" keeps the first ids, "end" the last ones, both in their old order.
    Returns:
        A new list of Python ints, even when nothing had to be cut.
    Example:
        >>> truncate([5, 6, 7, 8], 2), truncate([5, 6, 7, 8], 2, keep="end")
        ([5, 6], [7, 8])

    Source: Devlin et al. 2019 (BERT reads at most 512 tokens, and longer texts are cut).
    Lesson: docs/lessons/batching.md#q-token-counts
    """
    ids = _ids(ids, "ids")
    _check_at_least(0, max_length=max_length)
    _check_choice("keep", keep, "start", "end")
    # TODO: write the rest; ids is a list of ints that you may change; max_length is at least 0;
    #   keep is "start" or "end".
    raise NotImplementedError("truncate")


def new_token_budget(prompt_length: int, max_new_tokens: int, context_length: int) -> int:
    """Return how many tokens can really be generated.

    Prompt and output share the context, and `max_new_tokens` is a second limit. The smaller one counts.

    Args:
        prompt_length: how many tokens the prompt has; at least 0. It may be longer than the context.
        max_new_tokens: how many tokens were asked for; at least 0.
        context_length: how many tokens the model can hold at once, prompt and output together; at least 1.
    Returns:
        The number of tokens, an int, never below 0.
    Example:
        >>> new_token_budget(prompt_length=1000, max_new_tokens=100, context_length=1024)
        24

    Source: Radford et al. 2019, section 2.3 (the context of GPT-2: 1024 tokens, prompt and output together).
    Lesson: docs/lessons/batching.md#q-token-counts
    """
    _check_at_least(0, prompt_length=prompt_length, max_new_tokens=max_new_tokens)
    _check_at_least(1, context_length=context_length)
    # TODO: write the rest; prompt_length and max_new_tokens are at least 0, context_length is at least 1.
    raise NotImplementedError("new_token_budget")


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
    Example:
        >>> attention_flops(1024, 64)
        268435456

    Source: Vaswani et al. 2017, table 1 (the cost of self-attention grows with the square of the length).
    Lesson: docs/lessons/batching.md#q-token-counts
    """
    _check_at_least(1, length=length, width=width)
    # TODO: write the rest; length and width are at least 1.
    raise NotImplementedError("attention_flops")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _ids(ids: Sequence[int], name: str) -> list[int]:
    array = np.asarray(ids, dtype=np.int64)
    if array.ndim != 1:
        raise ValueError(f"{name} must hold a flat list of ids, not one of shape {array.shape}")
    if array.size and array.min() < 0:
        raise ValueError(f"{name} must not hold a negative id such as {array.min()}")
    return array.tolist()


def _check_at_least(least: int, **numbers: int) -> None:
    for name, number in numbers.items():
        if number < least:
            raise ValueError(f"{name} must be at least {least}, not {number}")


def _check_choice(name: str, value: str, *choices: str) -> None:
    if value not in choices:
        raise ValueError(f"{name} must be {' or '.join(map(repr, choices))}, not {value!r}")
