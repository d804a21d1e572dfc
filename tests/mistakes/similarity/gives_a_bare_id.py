"""You return an int when k is 1; the contract returns a list for every k."""

_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    found = _solved_analogy(table, a, b, c, k)
    return found[0] if k == 1 else found
