"""You treat words of more than 100 characters as unknown, as BERT does; the contract has no such limit."""


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    if len(word) > 100:
        return [unknown]
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
