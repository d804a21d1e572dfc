"""You try a shorter piece when the rest cannot be split; the contract never takes a choice back."""


def _ways(word, start, vocabulary):
    if start == len(word):
        return []
    for end in range(len(word), start, -1):
        piece = word[start:end] if start == 0 else "##" + word[start:end]
        if piece in vocabulary:
            rest = _ways(word, end, vocabulary)
            if rest is not None:
                return [piece, *rest]
    return None


def wordpiece_split(word, vocabulary, unknown="[UNK]"):
    pieces = _ways(word, 0, vocabulary)
    return [unknown] if pieces is None else pieces
