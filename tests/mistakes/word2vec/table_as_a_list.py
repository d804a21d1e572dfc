"""You return a list of lists; the contract asks for an array."""

import numpy as np


def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers.tolist()


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs
