"""You multiply with `*`, and NumPy spreads a vector of one number over a longer one; compare the lengths first and name b."""


def cosine_similarity(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b) and 1 not in (len(a), len(b)):
        raise ValueError("b must be as long as a")
    return float((_unit(a) * _unit(b)).sum())
