"""Your ids of merges begin at 257; the contract gives the result of merge i the id 256 + i."""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 257 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] for token in word]
    return ids
