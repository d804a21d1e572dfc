"""A merge of yours joins only one occurrence of its pair in a chunk; the contract joins all of them."""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for pair in merges:
            for position in range(len(word) - 1):
                if word[position : position + 2] == pair:
                    word = word[:position] + (pair[0] + pair[1],) + word[position + 2 :]
                    break
        ids += [token_ids[token] for token in word]
    return ids
