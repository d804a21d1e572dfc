"""You refuse ids that are NumPy integers; the contract takes ids of any integer type."""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not isinstance(token_id, int) or not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")
