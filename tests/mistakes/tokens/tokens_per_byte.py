"""Your answer is tokens for each byte; the contract asks for bytes for each token."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    size = len(text.encode("utf-8"))
    return len(tokens) / size if size else 0.0
