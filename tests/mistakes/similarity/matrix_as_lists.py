"""You return a list of lists; the contract returns an array."""

_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return _solved_matrix(vectors).tolist()
