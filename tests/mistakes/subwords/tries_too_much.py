"""You do too much: try every segmentation, every length or every known piece, or copy all pieces at every place; the
work may grow with the length of the text times the longest piece, no more.
"""

COSTS = "time"

from itertools import product


def unigram_split(text, log_probabilities):
    if not text:
        return []
    ways = []
    for cuts in product(("", "\0"), repeat=len(text) - 1):
        pieces = "".join(character + cut for character, cut in zip(text, (*cuts, ""))).split("\0")
        if all(piece in log_probabilities for piece in pieces):
            ways.append((sum(map(log_probabilities.get, pieces)), -len(pieces), pieces))
    if not ways:
        raise ValueError("text has no segmentation")
    return max(ways)[2]
