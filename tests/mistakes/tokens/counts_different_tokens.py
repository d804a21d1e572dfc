"""You divided by the number of different tokens; every token of the sequence counts."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return len(text.encode("utf-8")) / len(set(tokens))
