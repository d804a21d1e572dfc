"""You read the ids of merges from 257 on; the contract gives the result of merge i the id 256 + i."""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [b""] + [first + second for first, second in merges]
    if any(not 0 <= token_id < len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")
