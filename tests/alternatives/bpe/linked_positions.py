"""Training on ids in one long doubly linked list of positions, with a queue sorted by count."""

from bisect import insort
from collections import Counter


def train_bpe(text, num_merges):
    tokens = [bytes([value]) for value in range(256)]
    ids, weights, before, after = [], [], [], []
    for chunk, number in Counter(pretokenize(text)).items():
        spelled = chunk.encode("utf-8")
        for index, value in enumerate(spelled):
            here = len(ids)
            ids.append(value)
            weights.append(number)
            before.append(here - 1 if index > 0 else None)
            after.append(here + 1 if index + 1 < len(spelled) else None)

    counts, starts = {}, {}

    def count(pair, position, sign):
        counts[pair] = counts.get(pair, 0) + sign * weights[position]
        if sign > 0:
            starts.setdefault(pair, set()).add(position)
        else:
            starts[pair].discard(position)

    for position, following in enumerate(after):
        if following is not None:
            count((ids[position], ids[following]), position, 1)

    def entry(pair):
        return counts[pair], (tokens[pair[0]], tokens[pair[1]]), pair

    queue = sorted(entry(pair) for pair in counts)
    merges = []
    while queue and len(merges) < num_merges:
        promised, spelled, pair = queue.pop()
        if counts[pair] != promised:
            if counts[pair] > 0:
                insort(queue, entry(pair))
            continue
        merges.append(spelled)
        new = len(tokens)
        tokens.append(spelled[0] + spelled[1])
        touched = set()
        for position in sorted(starts[pair]):
            following = after[position]
            # In a run of one token the merge before may have taken this position.
            if ids[position] != pair[0] or following is None or ids[following] != pair[1]:
                continue
            left, right = before[position], after[following]
            count(pair, position, -1)
            if left is not None:
                count((ids[left], pair[0]), left, -1)
                count((ids[left], new), left, 1)
                touched.add((ids[left], new))
            if right is not None:
                count((pair[1], ids[right]), following, -1)
                count((new, ids[right]), position, 1)
                touched.add((new, ids[right]))
                before[right] = position
            ids[position], ids[following] = new, None
            after[position] = right
        for pair in touched:
            if counts[pair] > 0:
                insort(queue, entry(pair))
    return merges
