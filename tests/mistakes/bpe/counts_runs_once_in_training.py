"""Your training counts (a, a) once in the run a, a, a; the contract counts every position, so it is there twice."""

from collections import Counter, defaultdict


def _apart(word):
    pairs, position = [], 0
    while position < len(word) - 1:
        pair = word[position], word[position + 1]
        pairs.append(pair)
        position += 2 if pair[0] == pair[1] and word[position + 1 : position + 3] == pair else 1
    return pairs


def train_bpe(text, num_merges):
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [[tuple(bytes([value]) for value in chunk.encode("utf-8")), number] for chunk, number in chunks.items()]
    counts, places, merges = defaultdict(int), defaultdict(set), []
    for place, (word, number) in enumerate(words):
        for pair in _apart(word):
            counts[pair] += number
            places[pair].add(place)
    while len(merges) < num_merges and counts:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for place in places.pop(best):
            word, number = words[place]
            for pair in _apart(word):
                counts[pair] -= number
                if not counts[pair]:
                    del counts[pair]
            words[place][0] = word = merge_pair(word, best)
            for pair in _apart(word):
                counts[pair] += number
                places[pair].add(place)
    return merges
