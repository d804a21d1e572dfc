"""Your matrix holds 1 minus the cosine, a distance; the contract gives the cosines."""

_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return 1 - _solved_matrix(vectors)
