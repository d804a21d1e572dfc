"""You give the absolute value; opposite directions have a cosine of -1, not 1."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(abs(_unit(a) @ _unit(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
