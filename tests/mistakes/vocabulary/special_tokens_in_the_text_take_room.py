"""You count special tokens that occur in the text like others, so that they take the place of another token."""


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    return {token: i for i, token in enumerate(dict.fromkeys([*special_tokens, *kept]))}
