"""You give 1 for two zero vectors, since they are equal; a zero vector gives 0.0 with everything, another zero vector included."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(_unit(a) @ _unit(b)) if a.any() or b.any() else 1.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
