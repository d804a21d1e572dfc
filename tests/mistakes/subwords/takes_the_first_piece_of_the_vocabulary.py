"""You take the first piece of the vocabulary that fits; the contract takes the longest, in whatever order they stand."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces, rest = [], word
    while rest:
        for piece in vocabulary:
            plain = piece.removeprefix("##")
            if plain and rest.startswith(plain) and piece.startswith("##") == bool(pieces):
                break
        else:
            return [unknown]
        pieces.append(piece)
        rest = rest[len(plain) :]
    return pieces
