"""You divided by the number of words of the text; the contract divides by the number of tokens that were given."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return len(text.encode("utf-8")) / max(1, len(text.split()))
