import numpy as np
Array = np.ndarray

def causal_mask(length: int) -> Array:
    if length < 1:
        raise ValueError(f'length must be at least 1, not {length}')
    return np.tri(length, dtype=np.bool_)

def padding_mask(attention_mask: Array) -> Array:
    mask = np.array(attention_mask, dtype=np.bool_)
    if mask.ndim != 2:
        raise ValueError(f'attention_mask must have two dimensions, (B, L), not shape {mask.shape}')
    return mask[:, np.newaxis, :]

def attention_weights(queries, keys, mask=None):
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / queries.shape[-1]
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)

def attention(queries: Array, keys: Array, values: Array, mask: Array | None=None) -> Array:
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors('values', values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError(f'values must be one for each key, {np.shape(keys)[:-1]}, not {values.shape[:-1]}')
    return weights @ values

def multi_head_attention(x: Array, query_weights: Array, key_weights: Array, value_weights: Array, output_weights: Array, num_heads: int, mask: Array | None=None) -> Array:
    x = _as_vectors('x', x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError(f'num_heads must be at least 1 and divide the width {width}, not be {num_heads}')
    queries = _split_heads(x @ _as_weights('query_weights', query_weights, width), num_heads)
    keys = _split_heads(x @ _as_weights('key_weights', key_weights, width), num_heads)
    values = _split_heads(x @ _as_weights('value_weights', value_weights, width), num_heads)
    output_weights = _as_weights('output_weights', output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))[..., np.newaxis, :, :]
    joined = np.swapaxes(attention(queries, keys, values, mask), -3, -2).reshape(x.shape)
    return joined @ output_weights

def _split_heads(vectors: Array, num_heads: int) -> Array:
    *leading, width = vectors.shape
    return np.swapaxes(vectors.reshape(*leading, num_heads, width // num_heads), -3, -2)

def _as_vectors(name: str, values: Array) -> Array:
    vectors = np.asarray(values, dtype=np.float64)
    if vectors.ndim < 2:
        raise ValueError(f'{name} must have at least two dimensions, positions and width, not shape {vectors.shape}')
    return vectors

def _as_queries_and_keys(queries: Array, keys: Array) -> tuple[Array, Array]:
    queries, keys = (_as_vectors('queries', queries), _as_vectors('keys', keys))
    if keys.shape[:-2] != queries.shape[:-2]:
        raise ValueError(f'keys must have the leading axes of the queries, {queries.shape[:-2]}, not {keys.shape[:-2]}')
    if keys.shape[-1] != queries.shape[-1]:
        raise ValueError(f'keys must be {queries.shape[-1]} wide like the queries, not {keys.shape[-1]}')
    return (queries, keys)

def _as_weights(name: str, values: Array, width: int) -> Array:
    weights = np.asarray(values, dtype=np.float64)
    if weights.shape != (width, width):
        raise ValueError(f'{name} must have shape {(width, width)}, not {weights.shape}')
    return weights

def _as_mask(mask: Array, shape: tuple[int, ...]) -> Array:
    allowed = np.asarray(mask, dtype=np.bool_)
    try:
        return np.broadcast_to(allowed, shape)
    except ValueError:
        raise ValueError(f'mask of shape {allowed.shape} does not broadcast to {shape}') from None
