"""You take the last piece of the alphabet for the longest one; `max` compares strings by their letters."""


def unigram_split(text, log_probabilities):
    longest = len(max(log_probabilities, default=""))
    best = {0: (0.0, 0, 0)}
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            piece = text[start:end]
            if start in best and piece in log_probabilities:
                total = best[start][0] + log_probabilities[piece]
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
