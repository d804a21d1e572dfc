"""Loops over plain lists for the small functions, math for the losses; batches of pairs and np.add.at for training."""

import math

import numpy as np


def skipgram_pairs(ids, window):
    pairs = []
    for center in range(len(ids)):
        for context in range(center - window, center + window + 1):
            if context != center and 0 <= context < len(ids):
                pairs.append((ids[center], ids[context]))
    return pairs


def cbow_examples(ids, window):
    examples = []
    for center in range(len(ids)):
        around = []
        for context in range(max(0, center - window), min(len(ids), center + window + 1)):
            if context != center:
                around.append(ids[context])
        if around:
            examples.append((around, ids[center]))
    return examples


def negative_distribution(counts, power=0.75):
    weights = [math.pow(count, power) for count in counts]
    total = math.fsum(weights)
    return np.array([weight / total for weight in weights])


def _softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _logistic(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def skipgram_loss(center, context, negatives):
    loss = _softplus(-_dot(center, context))
    for negative in negatives:
        loss += _softplus(_dot(center, negative))
    return loss


def skipgram_gradients(center, context, negatives):
    error = _logistic(_dot(center, context)) - 1
    for_center = [error * x for x in context]
    for_context = [error * x for x in center]
    for_negatives = []
    for negative in negatives:
        error = _logistic(_dot(center, negative))
        for_center = [g + error * x for g, x in zip(for_center, negative)]
        for_negatives.append([error * x for x in center])
    return np.array(for_center), np.array(for_context), np.array(for_negatives)


def cbow_loss(contexts, center, negatives):
    mean = [sum(row[i] for row in contexts) / len(contexts) for i in range(len(center))]
    return _softplus(-_dot(mean, center)) + sum(_softplus(_dot(mean, negative)) for negative in negatives)


def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    pairs = [pair for sentence in sentences for pair in skipgram_pairs(sentence, window)]
    v = (rng.random((vocab_size, width)) - 0.5) / width
    u = np.zeros((vocab_size, width))
    if not pairs:
        return v
    centers, contexts = np.array(pairs).T
    noise = negative_distribution(np.bincount(np.concatenate(sentences), minlength=vocab_size))
    for _ in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 200):
            batch = order[start : start + 200]
            center, context = centers[batch], contexts[batch]
            negative = rng.choice(vocab_size, 50, p=noise)
            pull = learning_rate / (1 + np.exp((v[center] * u[context]).sum(axis=1)))
            push = learning_rate * num_negatives / 50 / (1 + np.exp(-(v[center] @ u[negative].T)))
            old = v[center].copy()
            np.add.at(v, center, pull[:, None] * u[context] - push @ u[negative])
            both = np.concatenate([pull[:, None] * old, -push.T @ old])
            np.add.at(u, np.concatenate([context, negative]), both)
    return v
