"""Pair after pair while there are few, as the C code does, and batches for long texts; labels of 1 and 0 in one formula."""

import numpy as np


def _errors(vector, targets):
    labels = np.zeros(len(targets))
    labels[0] = 1
    scores = targets @ vector
    loss = np.maximum(scores, 0) - labels * scores + np.log1p(np.exp(-np.abs(scores)))
    return np.exp(-np.logaddexp(0, -scores)) - labels, loss.sum()


def skipgram_loss(center, context, negatives):
    return float(_errors(center, np.vstack([context, negatives]))[1])


def skipgram_gradients(center, context, negatives):
    targets = np.vstack([context, negatives])
    errors, _ = _errors(center, targets)
    by_target = errors[:, None] * center[None, :]
    return targets.T @ errors, by_target[0].copy(), by_target[1:].copy()


def cbow_loss(contexts, center, negatives):
    mean = np.einsum("cd->d", contexts) / contexts.shape[0]
    return float(_errors(mean, np.vstack([center, negatives]))[1])


def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    centers, contexts = [], []
    for ids in sentences:
        for distance in range(1, min(window, len(ids) - 1) + 1):
            centers += [ids[:-distance], ids[distance:]]
            contexts += [ids[distance:], ids[:-distance]]
    table, outputs = rng.normal(0, 0.1, (vocab_size, width)), np.zeros((vocab_size, width))
    if not centers:
        return table
    pairs = np.stack([np.concatenate(centers), np.concatenate(contexts)], axis=1)
    cumulated = np.cumsum(np.bincount(np.concatenate(sentences), minlength=vocab_size) ** 0.75)
    size = 1 if len(pairs) < 100 else 256
    for _ in range(epochs):
        order = rng.permutation(len(pairs))
        draws = np.searchsorted(cumulated, rng.random((len(pairs), num_negatives)) * cumulated[-1], side="right")
        everything = np.hstack([pairs[order], draws])
        for start in range(0, len(pairs), size):
            batch = everything[start : start + size]
            vectors, others = table[batch[:, 0]], outputs[batch[:, 1:]]
            scores = (others @ vectors[:, :, None])[:, :, 0]
            errors = 0.5 + 0.5 * np.tanh(0.5 * scores)
            errors[:, 0] -= 1
            errors *= learning_rate
            changes = (errors[:, None, :] @ others)[:, 0, :]
            places = batch[:, 1:, None] * width + np.arange(width)
            steps = errors[:, :, None] * vectors[:, None, :]
            np.subtract.at(outputs.reshape(-1), places.ravel(), steps.ravel())
            np.subtract.at(table, batch[:, 0], changes)
    return table
