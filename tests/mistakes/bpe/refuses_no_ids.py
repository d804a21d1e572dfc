"""You refuse an empty list of ids; the contract decodes it to the empty text."""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if len(ids) == 0:
        raise ValueError("ids is empty")
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")
