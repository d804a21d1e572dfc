"""You take the most probable piece that fits next; the contract looks for the greatest sum over the whole text."""


def unigram_split(text, log_probabilities):
    pieces, start = [], 0
    while start < len(text):
        fitting = [
            text[start:end]
            for end in range(start + 1, min(len(text), start + 12) + 1)
            if text[start:end] in log_probabilities
        ]
        if not fitting:
            raise ValueError("text has no segmentation")
        pieces.append(max(fitting, key=log_probabilities.get))
        start += len(pieces[-1])
    return pieces
