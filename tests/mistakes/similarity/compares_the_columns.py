"""You compare columns with columns and get a matrix of (d, d); the contract compares rows and gives (n, n)."""


def cosine_matrix(vectors):
    units = _unit(_as_matrix("vectors", vectors).T)
    return units @ units.T
