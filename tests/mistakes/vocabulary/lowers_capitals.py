"""You turn capitals into small letters; tokens are taken as they are."""


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        token = token.lower()
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate([*special_tokens, *kept])}
