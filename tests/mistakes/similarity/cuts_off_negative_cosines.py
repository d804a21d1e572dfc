"""You give 0 where the cosine is negative; it goes down to -1 for opposite directions."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(max(0.0, _unit(a) @ _unit(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
