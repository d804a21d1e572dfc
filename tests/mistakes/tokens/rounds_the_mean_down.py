"""You lost the fraction of the mean; the answer is a float such as 2.5."""


def bytes_per_token(text, tokens):
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return float(len(text.encode("utf-8")) // len(tokens))
