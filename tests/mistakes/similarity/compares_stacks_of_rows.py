"""You accept an array of three dimensions; the contract takes the rows of one matrix and refuses anything else."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    if np.ndim(vectors) != 3:
        return _solved_matrix(vectors)
    units = _unit(np.asarray(vectors, dtype=np.float64))
    return units @ np.swapaxes(units, 1, 2)
