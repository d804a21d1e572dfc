"""Your training breaks down when no pair is left to merge; the contract returns the merges learned so far."""

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
    while len(merges) < num_merges:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in pairwise(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in pairwise(word):
                counts[pair] += number
                places[pair].add(place)
    return merges
