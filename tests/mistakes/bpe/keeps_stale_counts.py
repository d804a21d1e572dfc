"""After a merge you go on counting pairs that it has taken apart; the contract counts the words as they are now."""

from collections import Counter, defaultdict
from itertools import pairwise


def train_bpe(text, num_merges):
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in pairwise(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                if best[0] + best[1] in pair:
                    counts[pair] += number
                    places[pair].add(place)
        del counts[best]
    return merges
