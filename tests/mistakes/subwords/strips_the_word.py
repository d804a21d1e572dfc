"""You cut white space off the word; the contract takes the word as it is."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    word = word.strip()
    pieces, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.append(piece)
        start = end
    return pieces
