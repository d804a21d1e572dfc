"""You accept the id 256 + len(merges); with that many merges the greatest id is one less."""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    if any(not 0 <= token_id <= len(tokens) for token_id in ids):
        raise ValueError("ids holds an unknown id")
    return b"".join(tokens[token_id] for token_id in ids if token_id < len(tokens)).decode("utf-8", errors="replace")
