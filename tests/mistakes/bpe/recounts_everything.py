"""You count all pairs of all words again after every merge; the contract asks for counts that are updated where the
merge changed a word.
"""

COSTS = "time"

from collections import Counter


def train_bpe(text, num_merges):
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = {tuple(bytes([value]) for value in chunk.encode("utf-8")): number for chunk, number in chunks.items()}
    merges = []
    while len(merges) < num_merges:
        counts = count_pairs(words)
        if not counts:
            break
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        words = {merge_pair(word, best): number for word, number in words.items()}
    return merges
