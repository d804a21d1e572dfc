"""You return nested lists; the contract returns a NumPy array of bool."""


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return [[key <= query for key in range(length)] for query in range(length)]
