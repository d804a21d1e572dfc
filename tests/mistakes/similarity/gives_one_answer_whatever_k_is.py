"""You return one answer only; k says how many are wanted."""

_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    return _solved_analogy(table, a, b, c, k)[:1]
