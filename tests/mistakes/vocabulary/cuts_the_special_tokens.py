"""You cut special tokens off when max_size is too small; the contract refuses it with a ValueError that names
max_size.
"""


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max(0, max_size - len(special_tokens))]
        kept = [token for token in kept if token in best]
    return {
        token: i
        for i, token in enumerate([*special_tokens, *kept][: max_size if max_size is None else max(0, max_size)])
    }
