"""You cut off the longest known token from the left again and again, as WordPiece does; the contract applies the
merges in their order.
"""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(bytes([value]) for value in chunk.encode("utf-8"))
        rest, word = b"".join(word), []
        while rest:
            longest = max((token for token in token_ids if rest.startswith(token)), key=len)
            word.append(longest)
            rest = rest[len(longest) :]
        ids += [token_ids[token] for token in word]
    return ids
