"""You accept a batch of tables; vectors has two dimensions, anything else is a ValueError."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim < 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[..., :, None, :] - rows[..., None, :, :]
    return np.sqrt((differences**2).sum(axis=-1))
