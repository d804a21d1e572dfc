"""Your function refuses an empty text; with at least one token the answer is 0.0."""


def bytes_per_token(text, tokens):
    if not text:
        raise ValueError("text is empty")
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return len(text.encode("utf-8")) / len(tokens)
