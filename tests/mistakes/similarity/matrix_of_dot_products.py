"""Your matrix holds dot products; each row has to be divided by its length first."""


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    return vectors @ vectors.T
