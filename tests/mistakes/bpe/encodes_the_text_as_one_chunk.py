"""Your merges join tokens of different chunks; the contract applies them within each chunk of pretokenize."""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in [text]:
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] for token in word]
    return ids
