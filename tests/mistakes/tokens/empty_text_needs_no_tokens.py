"""For an empty text you answer 0.0 before you look at the tokens; no tokens are refused for every text."""


def bytes_per_token(text, tokens):
    if not text:
        return 0.0
    if len(tokens) == 0:
        raise ValueError("tokens is empty")
    return len(text.encode("utf-8")) / len(tokens)
