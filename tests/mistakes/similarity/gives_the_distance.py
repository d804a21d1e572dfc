"""You return 1 minus the cosine, the cosine distance; the contract returns the cosine, which is 1 for the same direction."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(1 - _unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
