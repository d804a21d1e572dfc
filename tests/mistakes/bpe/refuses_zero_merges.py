"""You refuse a num_merges of 0; the contract allows it and returns an empty list."""

_train = train_bpe


def train_bpe(text, num_merges):
    if num_merges < 1:
        raise ValueError("num_merges must be positive")
    return _train(text, num_merges)
