import numpy as np
Array = np.ndarray

def causal_mask(length):
    if length < 1:
        raise ValueError(f'length={length!r} is below 1')
    return np.arange(length)[:, None] >= np.arange(length)

def padding_mask(attention_mask):
    if np.ndim(attention_mask) != 2:
        raise ValueError('attention_mask must be (B, L)')
    return np.not_equal(np.expand_dims(attention_mask, 1), 0)

def attention_weights(queries, keys, mask=None):
    q, k = (np.asarray(queries, dtype='f8'), np.asarray(keys, dtype='f8'))
    if q.ndim < 2:
        raise ValueError('queries: at least two axes are needed')
    if k.ndim < 2 or q.shape[:-2] != k.shape[:-2] or q.shape[-1] != k.shape[-1]:
        raise ValueError(f'keys: shape {k.shape} does not go with {q.shape}')
    scores = np.einsum('...qd,...kd->...qk', q, k) * q.shape[-1] ** (-0.5)
    if mask is not None:
        if not _fits(mask, scores.shape):
            raise ValueError(f'mask: shape {np.shape(mask)}')
        scores = scores + np.where(mask, 0.0, -np.inf)
    return _softmax(scores)

def attention(queries, keys, values, mask=None):
    weights = attention_weights(queries, keys, mask)
    v = np.asarray(values, dtype='f8')
    if v.ndim < 2 or v.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError(f'values: shape {v.shape}')
    return np.einsum('...qk,...kv->...qv', weights, v)

def multi_head_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    x = np.asarray(x, dtype='f8')
    if x.ndim < 2:
        raise ValueError('x: at least two axes are needed')
    width = x.shape[-1]
    if num_heads not in [h for h in range(1, width + 1) if width % h == 0]:
        raise ValueError(f'num_heads: {num_heads} is no divisor of {width}')
    cut = []
    for name, w in {'query_weights': query_weights, 'key_weights': key_weights, 'value_weights': value_weights}.items():
        if np.shape(w) != (width, width):
            raise ValueError(f'{name}: shape {np.shape(w)}')
        cut.append(np.einsum('...ld,dhe->...hle', x, np.asarray(w, dtype='f8').reshape(width, num_heads, -1)))
    if np.shape(output_weights) != (width, width):
        raise ValueError(f'output_weights: shape {np.shape(output_weights)}')
    q, k, v = cut
    scores = np.einsum('...hqe,...hke->...hqk', q, k) / np.sqrt(q.shape[-1])
    if mask is not None:
        if not _fits(mask, (*x.shape[:-1], x.shape[-2])):
            raise ValueError(f'mask: shape {np.shape(mask)}')
        scores[np.broadcast_to(np.expand_dims(np.atleast_2d(mask) == 0, -3), scores.shape)] = -np.inf
    back = np.asarray(output_weights, dtype='f8').reshape(num_heads, -1, width)
    return np.einsum('...hqk,...hke,hed->...qd', _softmax(scores), v, back)

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

def _softmax(scores):
    high = np.max(scores, axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(high > -np.inf, high, 0.0))
    return powers / np.maximum(np.einsum('...k->...', powers)[..., None], np.finfo(float).tiny)

def _fits(mask, shape):
    try:
        return np.broadcast_shapes(np.shape(mask), shape) == shape
    except ValueError:
        return False
