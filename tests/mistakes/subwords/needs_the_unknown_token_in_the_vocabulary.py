"""You raise an error when the unknown token is not in the vocabulary; the contract does not ask for that."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            if unknown not in vocabulary:
                raise ValueError("unknown is not in the vocabulary")
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces
