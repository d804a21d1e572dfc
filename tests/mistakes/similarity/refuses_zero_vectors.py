"""You refuse a zero vector; it is a legal argument, and its cosine with anything is 0.0."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    if not a.any() or not b.any():
        raise ValueError("a and b must not be zero vectors")
    return float(_unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
