"""You raise an error for a word without pieces; the contract returns the unknown token."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            raise ValueError("word cannot be split")
        pieces.append(piece)
        start = end
    return pieces
