"""You counted the bytes of the tokens; the bytes of the text count, and tokens may be ids, which have no bytes."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return sum(len(str(token).encode("utf-8")) for token in tokens) / len(tokens)
