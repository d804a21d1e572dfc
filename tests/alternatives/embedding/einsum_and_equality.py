"""One-hot rows by comparing ids with column numbers, multiplied by einsum."""

import numpy as np


def lookup_by_one_hot(table, ids):
    one_hot = (ids[:, None] == np.arange(table.shape[0])[None, :]).astype(float)
    return np.einsum("lv,vd->ld", one_hot, table)


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    return len(range(vocab_size * width)) * bytes_per_value
