"""You replace a character that fits nowhere by the unknown token and go on; the whole word becomes the unknown token."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            piece, end = unknown, start + 1
        pieces.append(piece)
        start = end
    return pieces
