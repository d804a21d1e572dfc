"""You take the longest piece from the right end of the word; the contract goes from the left."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces, end = [], len(word)
    while end > 0:
        for start in range(end):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in vocabulary:
                break
        else:
            return [unknown]
        pieces.insert(0, piece)
        end = start
    return pieces
