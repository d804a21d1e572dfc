"""You leave unknown ids out; the contract refuses them with a ValueError that names ids."""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    known = [tokens[token_id] for token_id in ids if 0 <= token_id < len(tokens)]
    return b"".join(known).decode("utf-8", errors="replace")
