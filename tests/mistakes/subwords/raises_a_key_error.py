"""You let the dict raise a KeyError when the text cannot be cut; the contract asks for a ValueError that names text."""


def unigram_split(text, log_probabilities):
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
                way = total, best[start][1] - 1, start
                if end not in best or way > best[end]:
                    best[end] = way
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]
