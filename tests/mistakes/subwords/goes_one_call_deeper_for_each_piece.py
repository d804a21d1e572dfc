"""Your function calls itself once more for every piece, and Python stops it at about a thousand calls; use a loop over
the places of the text.
"""

from functools import cache


def unigram_split(text, log_probabilities):
    longest = max(map(len, log_probabilities), default=0)

    @cache
    def best(start):
        if start == len(text):
            return 0.0, 0, None
        ways = [(float("-inf"), 0, None)]
        for end in range(start + 1, min(len(text), start + longest) + 1):
            if text[start:end] in log_probabilities:
                total, count, _ = best(end)
                ways.append((total + log_probabilities[text[start:end]], count - 1, end))
        return max(ways, key=lambda way: way[:2])

    pieces, start = [], 0
    while start < len(text):
        if best(start)[0] == float("-inf"):
            raise ValueError("text has no segmentation")
        pieces.append(text[start : best(start)[2]])
        start = best(start)[2]
    return pieces
