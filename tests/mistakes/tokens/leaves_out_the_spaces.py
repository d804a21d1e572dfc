"""You left out the bytes of white space; all bytes of the text count."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return len("".join(text.split()).encode("utf-8")) / len(tokens)
