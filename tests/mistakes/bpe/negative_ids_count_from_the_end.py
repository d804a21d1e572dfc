"""Your negative ids count from the end of the vocabulary; the contract refuses them with a ValueError that names
ids.
"""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(token_id >= len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")
