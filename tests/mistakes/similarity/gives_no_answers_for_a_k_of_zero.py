"""You return an empty list for a k of 0; the contract refuses a k below 1 and names k."""

_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    return [] if k == 0 else _solved_analogy(table, a, b, c, k)
