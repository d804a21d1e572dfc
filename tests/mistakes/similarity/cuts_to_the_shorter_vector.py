"""You multiply number by number until the shorter vector ends; vectors of different lengths cannot be compared, and the contract names b."""


def cosine_similarity(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    length = min(len(a), len(b))
    return float(_unit(a[:length]) @ _unit(b[:length]))
