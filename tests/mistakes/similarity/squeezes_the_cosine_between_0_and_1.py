"""You move the cosine to the range from 0 to 1; the contract leaves it between -1 and 1."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float((1 + _unit(a) @ _unit(b)) / 2)


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
