"""You count every distinct chunk once; the contract counts a pair as often as its chunk occurs in the text."""

import heapq
from collections import Counter, defaultdict
from itertools import pairwise


def train_bpe(text, num_merges):
    if num_merges < 0:
        raise ValueError("num_merges is negative")
    chunks = Counter(pretokenize(text))
    words = [_single_bytes(chunk) for chunk in chunks]
    word_counts = [1] * len(words)
    counts = count_pairs(dict(zip(words, word_counts, strict=True)))
    places: defaultdict[Pair, set[int]] = defaultdict(set)
    for place, word in enumerate(words):
        for pair in pairwise(word):
            places[pair].add(place)

    queue = [_queue_entry(pair, count) for pair, count in counts.items()]
    heapq.heapify(queue)
    merges: list[Pair] = []
    while queue and len(merges) < num_merges:
        promised, _, best = heapq.heappop(queue)
        if counts[best] != -promised:
            if counts[best]:
                heapq.heappush(queue, _queue_entry(best, counts[best]))
            continue
        merges.append(best)
        changes: defaultdict[Pair, int] = defaultdict(int)
        for place in places.pop(best):
            words[place], differences = _merge_and_compare(words[place], best)
            for pair, difference in differences:
                changes[pair] += difference * word_counts[place]
                if difference > 0:
                    places[pair].add(place)
        for pair, change in changes.items():
            if pair in counts:
                counts[pair] += change
            elif change:
                counts[pair] = change
                heapq.heappush(queue, _queue_entry(pair, change))
    return merges
