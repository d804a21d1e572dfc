"""You multiply probabilities, and the product of many small ones is 0 in a float64; add their logarithms instead."""

import math


def unigram_split(text, log_probabilities):
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (1.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] * math.exp(log_probabilities[piece])
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    if len(text) not in best:
        raise ValueError("text has no segmentation")
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]
