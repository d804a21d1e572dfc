"""You also go on from places that no segmentation reaches, as if their sum were 0; a piece may only follow another
one.
"""


def unigram_split(text, log_probabilities):
    longest = max((len(piece) for piece in log_probabilities), default=0)
    best = [(0.0, 0, None)] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if piece in log_probabilities:
                way = best[start][0] + log_probabilities[piece], best[start][1] - 1, start
                if best[end][2] is None or way > best[end]:
                    best[end] = way
    pieces, end = [], len(text)
    while end > 0:
        start = best[end][2]
        if start is None:
            if not pieces:
                raise ValueError("text has no segmentation")
            break
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]
