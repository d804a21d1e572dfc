"""You apply one merge to a chunk and stop; the contract goes on until no merge applies."""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        known = [pair for pair in zip(word, word[1:]) if pair in merges]
        if known:
            word = merge_pair(word, min(known, key=merges.index))
        ids += [token_ids[token] for token in word]
    return ids
