"""Attention: every position looks at the others and takes a weighted average of what it finds there."""

import numpy as np

#: An array of numbers, or of True and False.
Array = np.ndarray


def causal_mask(length: int) -> Array:
    """Return the mask under which every position sees itself and what is before it.

    In every mask of this module True means "may be attended to".

    Args:
        length: L, the number of positions; at least 1.
    Returns:
        The mask, shape (L, L), bool: row = query (the position that looks), column = key (the position looked at).
        Entry [query, key] is True where key <= query.
    Example:
        >>> causal_mask(3)
        array([[ True, False, False],
               [ True,  True, False],
               [ True,  True,  True]])

    Source: Vaswani et al. 2017, section 3.2.3.
    Lesson: docs/lessons/attention.md#masks
    """
    _check_length(length)
    # TODO: write the rest; length is at least 1.
    raise NotImplementedError("causal_mask")


def padding_mask(attention_mask: Array) -> Array:
    """Return the mask that hides padding from every query.

    It masks keys: whatever the query, a key that is padding may not be attended to. The axis of length 1 is where
    scores of shape (B, Q, K) have their queries, so that the mask is the same for all of them.

    Args:
        attention_mask: shape (B, L), any real dtype, bool, or nested lists; 1 = real token, 0 = padding. Padding may
            be anywhere in a row.
    Returns:
        The mask, shape (B, 1, L), bool, True for real tokens.
    Example:
        >>> padding_mask([[1, 1, 1], [1, 0, 0]])
        array([[[ True,  True,  True]],
        <BLANKLINE>
               [[ True, False, False]]])

    Source: Vaswani et al. 2017, section 3.2.3 (what may not be seen gets a score of minus infinity).
    Lesson: docs/lessons/attention.md#masks
    """
    attention_mask = _ones_and_zeros(attention_mask)
    # TODO: write the rest; attention_mask is int64, (B, L), of 1 and 0.
    raise NotImplementedError("padding_mask")


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
    Example:
        >>> attention_weights([[2.0, 0.0, 0.0, 0.0]], [[np.log(3.0), 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]]).round(6)
        array([[0.75, 0.25]])

    Source: Vaswani et al. 2017, section 3.2.1.
    Lesson: docs/lessons/attention.md#scaled-dot-products
    """
    queries, keys = _queries_and_keys(queries, keys)
    mask = _mask(mask, (*queries.shape[:-1], keys.shape[-2]))
    # TODO: write the rest; queries is float64, (..., Q, d); keys is float64, (..., K, d);
    #   mask is bool, (..., Q, K), all True where none was given.
    raise NotImplementedError("attention_weights")


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
    Example:
        >>> attention([[0.0, 0.0]], [[1.0, 2.0], [3.0, 4.0]], [[10.0, 0.0, 6.0], [20.0, 0.0, 8.0]])
        array([[15.,  0.,  7.]])

    Source: Vaswani et al. 2017, section 3.2.1.
    Lesson: docs/lessons/attention.md#q-attention
    """
    queries, keys = _queries_and_keys(queries, keys)
    values = _values(values, keys)
    mask = _mask(mask, (*queries.shape[:-1], keys.shape[-2]))
    # TODO: write the rest; queries, (..., Q, d), keys, (..., K, d), and values, (..., K, d_v), are float64;
    #   mask is bool, (..., Q, K), all True where none was given.
    raise NotImplementedError("attention")


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
        ValueError: `num_heads` does not divide d.
    Example:
        >>> x, same = np.array([[1.0, 2.0], [3.0, 4.0]]), np.eye(2)
        >>> multi_head_attention(x, 0 * same, same, same, 10 * same, num_heads=2)
        array([[20., 30.],
               [20., 30.]])

    Source: Vaswani et al. 2017, section 3.2.2.
    Lesson: docs/lessons/attention.md#several-heads
    """
    x = _vectors("x", x)
    query_weights = _weights("query_weights", query_weights, x)
    key_weights = _weights("key_weights", key_weights, x)
    value_weights = _weights("value_weights", value_weights, x)
    output_weights = _weights("output_weights", output_weights, x)
    _check_heads(num_heads, x)
    mask = _mask(mask, (*x.shape[:-1], x.shape[-2]))
    # TODO: write the rest; x is float64, (..., L, d); the four weights are float64, (d, d), and num_heads divides d;
    #   mask is bool, (..., L, L), all True where none was given.
    raise NotImplementedError("multi_head_attention")


def attend_with_cache(
    query: Array, key: Array, value: Array, cached_keys: Array, cached_values: Array
) -> tuple[Array, Array, Array]:
    """Return attention for one new position, which sees itself and what is before it, and the longer cache.

    This function is an extra: it is worth no points.

    The cache holds the keys and values of all earlier positions, in their order. The new key and the new value become
    its last rows; then the new query attends to all rows, as in `attention`. So the result is the last row of attention
    under a causal mask, without another look at earlier queries. The arrays of the old cache must stay as they are.

    Args:
        query: the query of the new position, shape (d,), any real dtype, or a list.
        key: its key, shape (d,).
        value: its value, shape (d_v,).
        cached_keys: the keys of the earlier positions, shape (L, d); L may be 0.
        cached_values: their values, shape (L, d_v).
    Returns:
        A tuple: the average of the values, shape (d_v,), then the new cache: keys, shape (L+1, d), and values, shape
        (L+1, d_v). All are float64.
    Example:
        >>> mean, keys, values = attend_with_cache([0.0], [5.0], [4.0, 0.0], [[7.0]], [[0.0, 2.0]])
        >>> mean
        array([2., 1.])
        >>> keys
        array([[7.],
               [5.]])

    Source: Pope et al. 2022 (the key-value cache).
    Lesson: docs/lessons/attention.md#cache
    """
    query, key, value = _vector("query", query), _vector("key", key), _vector("value", value)
    cached_keys = _cache("cached_keys", cached_keys, key)
    cached_values = _cache("cached_values", cached_values, value)
    # TODO: write the rest; query and key are float64, (d,), and value is float64, (d_v,);
    #   cached_keys is float64, (L, d), and cached_values is float64, (L, d_v).
    raise NotImplementedError("attend_with_cache")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_length(length: int) -> None:
    if length < 1:
        raise ValueError(f"length must be at least 1, not {length}")


def _check_heads(num_heads: int, x: Array) -> None:
    if num_heads < 1 or x.shape[-1] % num_heads:
        raise ValueError(f"num_heads must be at least 1 and divide the width {x.shape[-1]}, not be {num_heads}")


def _ones_and_zeros(attention_mask: Array) -> Array:
    attention_mask = np.asarray(attention_mask, dtype=np.int64)
    if attention_mask.ndim != 2:
        raise ValueError(f"attention_mask must have two dimensions, (B, L), not shape {attention_mask.shape}")
    return attention_mask


def _vectors(name: str, values: Array) -> Array:
    vectors = np.asarray(values, dtype=np.float64)
    if vectors.ndim < 2:
        raise ValueError(f"{name} must have at least two dimensions, positions and width, not shape {vectors.shape}")
    return vectors


def _queries_and_keys(queries: Array, keys: Array) -> tuple[Array, Array]:
    queries, keys = _vectors("queries", queries), _vectors("keys", keys)
    *batch, _, width = queries.shape
    if (*keys.shape[:-2], keys.shape[-1]) != (*batch, width):
        raise ValueError(f"keys of shape {keys.shape} do not fit queries of shape {queries.shape}")
    return queries, keys


def _values(values: Array, keys: Array) -> Array:
    values = _vectors("values", values)
    if values.shape[:-1] != keys.shape[:-1]:
        raise ValueError(f"values must be one for each key, {keys.shape[:-1]}, not {values.shape[:-1]}")
    return values


def _weights(name: str, values: Array, x: Array) -> Array:
    weights, width = np.asarray(values, dtype=np.float64), x.shape[-1]
    if weights.shape != (width, width):
        raise ValueError(f"{name} must have shape {(width, width)}, not {weights.shape}")
    return weights


def _vector(name: str, values: Array) -> Array:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f"{name} must be one vector, not of shape {vector.shape}")
    return vector


def _cache(name: str, values: Array, new: Array) -> Array:
    vectors = _vectors(name, values)
    if vectors.shape[1:] != new.shape:
        raise ValueError(f"{name} must hold vectors of width {len(new)}, not be of shape {vectors.shape}")
    return vectors


def _mask(mask: Array | None, shape: tuple[int, ...]) -> Array:
    allowed = np.asarray(True if mask is None else mask, dtype=np.bool_)
    try:
        return np.broadcast_to(allowed, shape).copy()
    except ValueError:
        raise ValueError(f"mask of shape {allowed.shape} does not broadcast to {shape}") from None
