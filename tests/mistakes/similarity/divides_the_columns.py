"""You divide every column by its length; the vectors are the rows."""


def cosine_matrix(vectors):
    units = _unit(_as_matrix("vectors", vectors).T).T
    return units @ units.T
