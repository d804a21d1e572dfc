"""Your ids are the code points of the characters; the contract starts with UTF-8 bytes, of which é has two."""


def encode(text, merges):
    token_ids = {bytes([value]): value for value in range(256)}
    token_ids.update((first + second, 256 + i) for i, (first, second) in enumerate(merges))
    ids = []
    for chunk in pretokenize(text):
        word = tuple(character.encode("utf-8") for character in chunk)
        for pair in merges:
            word = merge_pair(word, pair)
        ids += [token_ids[token] if token in token_ids else ord(token.decode("utf-8")) for token in word]
    return ids
