import numpy as np
Array = np.ndarray

def sinusoidal_positions(length: int, width: int, base: float=10000.0) -> Array:
    _check_size('length', length)
    _check_size('width', width)
    if width % 2:
        raise ValueError(f'width must be even, since each sine has its cosine, not {width}')
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

def add_positions(token_vectors: Array, position_table: Array) -> Array:
    token_vectors = _as_vectors('token_vectors', token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2:
        raise ValueError(f'position_table must have two dimensions, (P, d), not shape {position_table.shape}')
    length, width = token_vectors.shape[-2:]
    if length > len(position_table):
        raise ValueError(f'token_vectors are {length} positions long, but there are only {len(position_table)} rows')
    if position_table.shape[1] != width:
        raise ValueError(f'position_table must be {width} wide like the token vectors, not {position_table.shape[1]}')
    return token_vectors + position_table[:length]

def relative_offsets(length: int, max_distance: int | None=None) -> Array:
    _check_size('length', length)
    positions = np.arange(length, dtype=np.int64)
    offsets = positions[np.newaxis, :] - positions[:, np.newaxis]
    if max_distance is None:
        return offsets
    if max_distance < 0:
        raise ValueError(f'max_distance must be at least 0, not {max_distance}')
    return np.clip(offsets, -max_distance, max_distance)

def alibi_bias(length: int, num_heads: int) -> Array:
    _check_size('length', length)
    _check_size('num_heads', num_heads)
    if num_heads & num_heads - 1:
        raise ValueError(f'num_heads must be a power of two, not {num_heads}')
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    distances = np.abs(relative_offsets(length))
    return slopes[:, np.newaxis, np.newaxis] * -distances

def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors('vectors', vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError('vectors must have an even width')
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError('positions must be one for each row')
    angles = -_angles(positions, width, base)
    x, y = (vectors[..., 0::2], vectors[..., 1::2])
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned

def _angles(positions: Array, width: int, base: float) -> Array:
    return positions[:, np.newaxis] / base ** (np.arange(0, width, 2) / width)

def _check_size(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f'{name} must be at least 1, not {value}')

def _as_vectors(name: str, values: Array) -> Array:
    vectors = np.asarray(values, dtype=np.float64)
    if vectors.ndim < 2:
        raise ValueError(f'{name} must have at least two dimensions, (..., L, d), not shape {vectors.shape}')
    return vectors
