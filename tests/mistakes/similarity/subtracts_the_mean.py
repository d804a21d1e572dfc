"""You subtract the mean of each vector first, which gives the correlation; the cosine takes the vectors as they are."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(_unit(a - a.mean()) @ _unit(b - b.mean()))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
