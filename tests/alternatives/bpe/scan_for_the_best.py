"""Training with updated counts but without a heap: every step looks for the greatest count among all pairs."""

from collections import Counter, defaultdict


def train_bpe(text, num_merges):
    spelled = Counter(tuple(b"%c" % value for value in chunk.encode()) for chunk in pretokenize(text))
    words = [[word, number] for word, number in spelled.items()]
    counts = defaultdict(int)
    holders = defaultdict(set)
    for entry, (word, number) in enumerate(words):
        for pair in zip(word, word[1:]):
            counts[pair] += number
            holders[pair].add(entry)
    merges = []
    while counts and len(merges) < num_merges:
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        for entry in holders.pop(best):
            word, number = words[entry]
            shorter = merge_pair(word, best)
            for pair in zip(word, word[1:]):
                counts[pair] -= number
            for pair in zip(shorter, shorter[1:]):
                counts[pair] += number
                holders[pair].add(entry)
            for pair in zip(word, word[1:]):
                if counts.get(pair) == 0:
                    del counts[pair]
            words[entry][0] = shorter
    return merges
