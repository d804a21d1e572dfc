"""Your lengths are sums of squares; the length of a vector is the square root of that."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(a @ b / ((a @ a) * (b @ b))) if a.any() and b.any() else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
