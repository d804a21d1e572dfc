"""Indexing with an array of ids, and standard normal numbers that are scaled afterwards."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    return scale * rng.standard_normal(size=(vocab_size, width))


def lookup(table, ids):
    return np.take(table, ids, axis=0)
