"""You return the dot product alone; the cosine divides it by both lengths."""


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(a @ b)


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b
