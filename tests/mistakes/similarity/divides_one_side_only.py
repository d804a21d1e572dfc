"""You divide by the length of row i but not by that of row j; the cosine divides by both, and the matrix is symmetric."""


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    return _unit(vectors) @ vectors.T
