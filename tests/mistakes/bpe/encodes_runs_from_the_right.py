"""You join pairs from the right end of a chunk; the contract reads it from the left, which decides in runs of one
letter.
"""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        for first, second in merges:
            position = len(word) - 2
            while position >= 0:
                if word[position : position + 2] == (first, second):
                    word = word[:position] + (first + second,) + word[position + 2 :]
                    position -= 1
                position -= 1
        ids += [token_ids[token] for token in word]
    return ids
