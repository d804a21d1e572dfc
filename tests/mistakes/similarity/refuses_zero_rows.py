"""You refuse a matrix with a zero row; it is legal, and its cosines are 0.0."""

_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    if not vectors.any(axis=1).all():
        raise ValueError("vectors must not hold a zero row")
    return _solved_matrix(vectors)
