"""A special token that occurs in the text keeps its id, but uses up another one; ids have no gaps."""


def build_vocabulary(tokens, special_tokens=SPECIAL_TOKENS, max_size=None):
    if max_size is not None and max_size < len(special_tokens):
        raise ValueError("max_size is too small for the special tokens")
    counts = {}
    for token in tokens:
        if token not in special_tokens:
            counts[token] = counts.get(token, 0) + 1
    kept = list(counts)
    if max_size is not None:
        best = sorted(counts, key=counts.get, reverse=True)[: max_size - len(special_tokens)]
        kept = [token for token in kept if token in best]
    vocabulary = {token: i for i, token in enumerate(special_tokens)}
    next_id = len(vocabulary)
    for token in dict.fromkeys(tokens):
        if token in kept:
            vocabulary[token] = next_id
        if token in kept or token in special_tokens:
            next_id += 1
    return vocabulary
