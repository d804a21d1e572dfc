"""You leave zero rows out, so the matrix is smaller than (n, n); they keep their row and column, filled with 0.0."""

_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    return _solved_matrix(vectors[vectors.any(axis=1)])
