"""You subtract 256 from ids, which unsigned integers cannot bear; the contract takes ids of any integer type."""


def decode(ids, merges):
    parts = []
    for token_id in ids:
        if token_id < 0 or token_id >= 256 + len(merges):
            raise ValueError("ids holds an unknown id")
        rank = token_id - 256
        parts.append(bytes([token_id]) if rank < 0 else b"".join(merges[rank]))
    return b"".join(parts).decode("utf-8", errors="replace")
