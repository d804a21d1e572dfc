"""Attention: every position looks at the others and takes a weighted average of what it finds there."""

import numpy as np

#: An array of numbers, or of True and False.
Array = np.ndarray


def causal_mask(length: int) -> Array:
    """Return the mask under which every position sees itself and what stands before it.

    In every mask of this module True means "may be attended to".

    Args:
        length: L, the number of positions; at least 1.
    Returns:
        The mask, shape (L, L), bool: row = query (the position that looks), column = key (the position looked at).
        Entry [query, key] is True where key <= query.
    Raises:
        ValueError: `length` is below 1; the message names it.
    Example:
        >>> causal_mask(3)
        array([[ True, False, False],
               [ True,  True, False],
               [ True,  True,  True]])

    Source: Vaswani et al. 2017, section 3.2.3.
    Lesson: docs/lessons/attention.md#masks
    """
    if length < 1:
        raise ValueError(f"length must be at least 1, not {length}")
    return np.tri(length, dtype=np.bool_)


def padding_mask(attention_mask: Array) -> Array:
    """Return the mask that hides padding from every query.

    It masks keys: whatever the query, a key that is padding may not be attended to. The axis of length 1 stands where
    scores of shape (B, Q, K) have their queries, so that the mask is the same for all of them.

    Args:
        attention_mask: shape (B, L), any real dtype, bool, or nested lists; 1 = real token, 0 = padding. Padding may
            stand anywhere in a row.
    Returns:
        The mask, shape (B, 1, L), bool, True for real tokens; an array of its own, also when bool comes in.
    Raises:
        ValueError: `attention_mask` is not 2-D; the message names it.
    Example:
        >>> padding_mask([[1, 1, 1], [1, 0, 0]])
        array([[[ True,  True,  True]],
        <BLANKLINE>
               [[ True, False, False]]])

    Source: Vaswani et al. 2017, section 3.2.3 (what may not be seen gets a score of minus infinity).
    Lesson: docs/lessons/attention.md#masks
    """
    # np.asarray would hand out a window onto an argument that is bool already.
    mask = np.array(attention_mask, dtype=np.bool_)
    if mask.ndim != 2:
        raise ValueError(f"attention_mask must have two dimensions, (B, L), not shape {mask.shape}")
    return mask[:, np.newaxis, :]


def attention_weights(queries: Array, keys: Array, mask: Array | None = None) -> Array:
    """Return how much each query attends to each key: softmax over the keys of (query . key) / sqrt(d).

    Only keys that the mask allows take part. A hidden key gets exactly 0, and the weights of the others sum to 1. A
    query that may attend to nothing gets a row of zeros, not NaN. Scores of 1e10 and of -1e10 must work.

    Args:
        queries: shape (..., Q, d), any real dtype, or nested lists.
        keys: shape (..., K, d), with the same leading axes and the same width.
        mask: None (all keys are allowed), or True = may be attended to, in any shape that NumPy broadcasts to
            (..., Q, K): (Q, K), (K,), (B, 1, K) and so on; bool, or 0 and 1 in any dtype.
    Returns:
        The weights, shape (..., Q, K), float64.
    Raises:
        ValueError: `queries` or `keys` has fewer than two dimensions; `keys` has other leading axes or another width
            than `queries`; `mask` does not broadcast to (..., Q, K), or has more axes than that; the message names it.
    Example:
        >>> attention_weights([[2.0, 0.0, 0.0, 0.0]], [[np.log(3.0), 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]]).round(6)
        array([[0.75, 0.25]])

    Source: Vaswani et al. 2017, section 3.2.1.
    Lesson: docs/lessons/attention.md#scaled-dot-products
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    # Where all is hidden the highest score is -inf, and -inf minus -inf is NaN.
    powers = np.exp(scores - np.where(highest == -np.inf, 0, highest))
    totals = powers.sum(axis=-1, keepdims=True)
    return powers / np.where(totals == 0, 1, totals)


def attention(queries: Array, keys: Array, values: Array, mask: Array | None = None) -> Array:
    """Return, for each query, the average of the values weighted by `attention_weights`.

    A query that may attend to nothing gets a vector of zeros.

    Args:
        queries: shape (..., Q, d), any real dtype, or nested lists.
        keys: shape (..., K, d), with the same leading axes and the same width.
        values: shape (..., K, d_v), one for each key; d_v may differ from d.
        mask: None, or True = may be attended to, in any shape that broadcasts to (..., Q, K); bool, or 0 and 1.
    Returns:
        The averages, shape (..., Q, d_v), float64.
    Raises:
        ValueError: `queries`, `keys` or `values` has fewer than two dimensions; `keys` has other leading axes or
            another width than `queries`; `values` has other leading axes or another number of rows than `keys`; `mask`
            does not broadcast to (..., Q, K), or has more axes than that; the message names it.
    Example:
        >>> attention([[0.0, 0.0]], [[1.0, 2.0], [3.0, 4.0]], [[10.0, 0.0, 6.0], [20.0, 0.0, 8.0]])
        array([[15.,  0.,  7.]])

    Source: Vaswani et al. 2017, section 3.2.1.
    Lesson: docs/lessons/attention.md#q-attention
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError(f"values must be one for each key, {np.shape(keys)[:-1]}, not {values.shape[:-1]}")
    return weights @ values


def multi_head_attention(
    x: Array,
    query_weights: Array,
    key_weights: Array,
    value_weights: Array,
    output_weights: Array,
    num_heads: int,
    mask: Array | None = None,
) -> Array:
    """Return self-attention with several heads: each head attends in its own slice of the width.

    Queries, keys and values are `x @ query_weights`, `x @ key_weights` and `x @ value_weights`, each of width d. Head h
    uses columns h * d/H to (h+1) * d/H - 1 of all three: contiguous slices, d/H wide, so its scores are divided by
    sqrt(d/H). The results of the heads are put side by side, in the order of the heads, and the result is
    `joined @ output_weights`.

    Args:
        x: one vector for each position, shape (..., L, d): a sequence (L, d), a batch (B, L, d), or more leading axes;
            any real dtype, or nested lists.
        query_weights: shape (d, d).
        key_weights: shape (d, d).
        value_weights: shape (d, d).
        output_weights: shape (d, d).
        num_heads: H, at least 1; it must divide d.
        mask: None, or True = may be attended to, in any shape that broadcasts to (..., L, L): (L, L), (B, 1, L) and so
            on. It has no axis for heads: it is the same for every head. bool, or 0 and 1.
    Returns:
        One new vector for each position, shape (..., L, d), float64.
    Raises:
        ValueError: `x` has fewer than two dimensions; `query_weights`, `key_weights`, `value_weights` or
            `output_weights` is not (d, d); `num_heads` is below 1 or does not divide d; `mask` does not broadcast to
            (..., L, L), or has more axes than that; the message names it.
    Example:
        >>> x, same = np.array([[1.0, 2.0], [3.0, 4.0]]), np.eye(2)
        >>> multi_head_attention(x, 0 * same, same, same, 10 * same, num_heads=2)
        array([[20., 30.],
               [20., 30.]])

    Source: Vaswani et al. 2017, section 3.2.2.
    Lesson: docs/lessons/attention.md#several-heads
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError(f"num_heads must be at least 1 and divide the width {width}, not be {num_heads}")
    queries = _split_heads(x @ _as_weights("query_weights", query_weights, width), num_heads)
    keys = _split_heads(x @ _as_weights("key_weights", key_weights, width), num_heads)
    values = _split_heads(x @ _as_weights("value_weights", value_weights, width), num_heads)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        # The axis of the heads comes before the last two; without one there, NumPy would take a batch for heads.
        mask = _as_mask(mask, (*x.shape[:-1], length))[..., np.newaxis, :, :]
    joined = np.swapaxes(attention(queries, keys, values, mask), -3, -2).reshape(x.shape)
    return joined @ output_weights


def _split_heads(vectors: Array, num_heads: int) -> Array:
    """Cut (..., L, d) into (..., H, L, d/H)."""
    *leading, width = vectors.shape
    return np.swapaxes(vectors.reshape(*leading, num_heads, width // num_heads), -3, -2)


def _as_vectors(name: str, values: Array) -> Array:
    vectors = np.asarray(values, dtype=np.float64)
    if vectors.ndim < 2:
        raise ValueError(f"{name} must have at least two dimensions, positions and width, not shape {vectors.shape}")
    return vectors


def _as_queries_and_keys(queries: Array, keys: Array) -> tuple[Array, Array]:
    queries, keys = _as_vectors("queries", queries), _as_vectors("keys", keys)
    if keys.shape[:-2] != queries.shape[:-2]:
        raise ValueError(f"keys must have the leading axes of the queries, {queries.shape[:-2]}, not {keys.shape[:-2]}")
    if keys.shape[-1] != queries.shape[-1]:
        raise ValueError(f"keys must be {queries.shape[-1]} wide like the queries, not {keys.shape[-1]}")
    return queries, keys


def _as_weights(name: str, values: Array, width: int) -> Array:
    weights = np.asarray(values, dtype=np.float64)
    if weights.shape != (width, width):
        raise ValueError(f"{name} must have shape {(width, width)}, not {weights.shape}")
    return weights


def _as_mask(mask: Array, shape: tuple[int, ...]) -> Array:
    allowed = np.asarray(mask, dtype=np.bool_)
    try:
        return np.broadcast_to(allowed, shape)
    except ValueError:
        raise ValueError(f"mask of shape {allowed.shape} does not broadcast to {shape}") from None
