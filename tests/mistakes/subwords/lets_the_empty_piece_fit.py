"""You let the pieces "" and ## fit, which stand for no character, and stop there; a piece stands for at least one
character.
"""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start - 1, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        if end == start:
            return pieces
        start = end
    return pieces
