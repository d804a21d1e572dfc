"""You take the merges out of the list that you were given; the contract leaves arguments as they are."""


def encode(text, merges):
    words = [tuple(bytes([value]) for value in chunk.encode("utf-8")) for chunk in pretokenize(text)]
    token_ids = {bytes([value]): value for value in range(256)}
    while merges:
        pair = merges.pop(0)
        token_ids[pair[0] + pair[1]] = len(token_ids)
        words = [merge_pair(word, pair) for word in words]
    return [token_ids[token] for word in words for token in word]
