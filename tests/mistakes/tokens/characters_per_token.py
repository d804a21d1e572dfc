"""You divided the number of characters; the contract counts UTF-8 bytes."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return len(text) / len(tokens)
