"""You decode every token by itself; the contract joins the bytes of all tokens first, since a character may be
spread over several.
"""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return "".join(tokens[token_id].decode("utf-8", errors="replace") for token_id in ids)
