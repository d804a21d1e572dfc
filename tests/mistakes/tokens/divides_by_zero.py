"""Your function divides by zero when there are no tokens; it must raise a ValueError that names tokens."""


def bytes_per_token(text, tokens):
    return len(text.encode("utf-8")) / len(tokens)
