"""You ask whether tokens is true to see if it is empty, which fails for a NumPy array; ask for its length."""


def bytes_per_token(text, tokens):
    if not tokens:
        raise ValueError("tokens is empty")
    return len(text.encode("utf-8")) / len(tokens)
