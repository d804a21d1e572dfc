"""np.einsum and matrix products throughout: one-hot rows sum the steps of a batch; ordered pairs, constant rate."""

import numpy as np


def _places(ids, window):
    return [
        [j for j in range(max(i - window, 0), min(i + window, len(ids) - 1) + 1) if j != i] for i in range(len(ids))
    ]


def skipgram_pairs(ids, window):
    return [(ids[i], ids[j]) for i, places in enumerate(_places(ids, window)) for j in places]


def cbow_examples(ids, window):
    return [([ids[j] for j in places], ids[i]) for i, places in enumerate(_places(ids, window)) if places]


def skipgram_loss(center, context, negatives):
    scores = np.concatenate([[-np.einsum("d,d", context, center)], np.einsum("kd,d->k", negatives, center)])
    return np.logaddexp(np.zeros(len(scores)), scores).sum()


def skipgram_gradients(center, context, negatives):
    targets = np.concatenate([context[None], negatives])
    signs = np.append(-1.0, np.ones(len(negatives)))
    errors = signs * np.exp(-np.logaddexp(0, -signs * np.einsum("kd,d->k", targets, center)))
    gradients = np.einsum("k,d->kd", errors, center)
    return np.einsum("k,kd->d", errors, targets), gradients[0] + 0, gradients[1:] + 0


def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width))
    contexts = rng.uniform(-0.5, 0.5, (vocab_size, width))
    pairs = [pair for ids in sentences for pair in skipgram_pairs(ids, window)]
    if not pairs:
        return centers
    pairs = np.array(pairs)
    noise = negative_distribution(np.bincount(np.concatenate(sentences), minlength=vocab_size))
    for _ in range(epochs):
        for start in range(0, len(pairs), 128):
            center, context = pairs[start : start + 128].T
            negative = rng.choice(vocab_size, 40, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-np.einsum("bd,bd->b", vectors, targets))
            push = learning_rate * num_negatives / 40 * _sigmoid(np.einsum("bd,nd->bn", vectors, others))
            steps = np.einsum("b,bd->bd", pull, targets) - push @ others
            ids, places = np.unique(center, return_inverse=True)
            centers[ids] += (places[None, :] == np.arange(len(ids))[:, None]).astype(float) @ steps
            steps = np.concatenate([np.einsum("b,bd->bd", pull, vectors), -push.T @ vectors])
            ids, places = np.unique(np.concatenate([context, negative]), return_inverse=True)
            contexts[ids] += (places[None, :] == np.arange(len(ids))[:, None]).astype(float) @ steps
    return centers
