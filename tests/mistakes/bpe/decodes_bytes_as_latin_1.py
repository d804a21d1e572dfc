"""You turn every byte into a character of its own; the contract decodes the bytes as UTF-8."""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("latin-1")
