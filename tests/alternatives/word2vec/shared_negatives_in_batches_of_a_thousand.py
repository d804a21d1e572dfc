"""Windows by sliding over a padded sentence; training on 1,024 pairs at once with 64 shared negatives and a falling rate."""

import numpy as np


def _sentence(ids, window):
    ids = np.array(ids, dtype=np.int64)
    padded = np.pad(ids, min(window, len(ids) + 1), constant_values=-1)
    width = 2 * min(window, len(ids) + 1) + 1
    around = (
        np.lib.stride_tricks.sliding_window_view(padded, width) if len(ids) else np.zeros((0, width), dtype=np.int64)
    )
    return ids, np.delete(around, width // 2, axis=1)


def skipgram_pairs(ids, window):
    ids, around = _sentence(ids, window)
    rows, columns = np.nonzero(around >= 0)
    return list(zip(ids[rows].tolist(), around[rows, columns].tolist()))


def cbow_examples(ids, window):
    ids, around = _sentence(ids, window)
    examples = [(row[row >= 0].tolist(), int(center)) for row, center in zip(around, ids)]
    return [example for example in examples if example[0]]


def negative_distribution(counts, power=0.75):
    # By logarithms: the logarithm of 0 is -inf, and its exponential 0 again.
    with np.errstate(divide="ignore"):
        logarithms = power * np.log(counts)
    return np.exp(logarithms - np.logaddexp.reduce(logarithms))


def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    pairs = np.array([p for s in sentences for p in skipgram_pairs(s, window)], dtype=np.int64).reshape(-1, 2)
    noise = np.bincount(pairs[:, 0], minlength=vocab_size) ** 0.75
    centers = rng.normal(0, 0.1, (vocab_size, width))
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    steps, step = epochs * -(-len(pairs) // 1024), 0
    for _ in range(epochs):
        rng.shuffle(pairs)
        for start in range(0, len(pairs), 1024):
            rate = learning_rate * (1 - step / steps)
            step += 1
            c, o = pairs[start : start + 1024].T
            n = rng.choice(vocab_size, 64, p=noise / noise.sum())
            v, u, w = centers[c], contexts[o], contexts[n]
            good = rate / (1 + np.exp(np.sum(v * u, axis=1, keepdims=True)))
            bad = rate * num_negatives / 64 / (1 + np.exp(-(v @ w.T)))
            # The sum over the pairs of each id, by a sort and a sum over the runs of equal ids.
            for table, ids, change in (
                (centers, c, good * u - bad @ w),
                (contexts, o, good * v),
                (contexts, n, -bad.T @ v),
            ):
                order = np.argsort(ids, kind="stable")
                found, starts = np.unique(ids[order], return_index=True)
                table[found] += np.add.reduceat(change[order], starts, axis=0)
    return centers
