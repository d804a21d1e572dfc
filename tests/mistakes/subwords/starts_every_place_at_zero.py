"""You start with a sum of 0 at every place, which no sum of negative numbers exceeds; only the start of the text has
the sum 0.
"""


def unigram_split(text, log_probabilities):
    sums, starts = [0.0] * (len(text) + 1), [None] * (len(text) + 1)
    longest = max((len(piece) for piece in log_probabilities), default=0)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if piece in log_probabilities and sums[start] + log_probabilities[piece] > sums[end]:
                sums[end], starts[end] = sums[start] + log_probabilities[piece], start
    pieces, end = [], len(text)
    while end > 0:
        if starts[end] is None:
            raise ValueError("text has no segmentation")
        pieces.append(text[starts[end] : end])
        end = starts[end]
    return pieces[::-1]
