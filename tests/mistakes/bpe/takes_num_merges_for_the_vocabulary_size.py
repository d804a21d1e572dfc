"""You learn num_merges minus 256 merges, as if it were the size of the vocabulary; the contract counts merges alone."""

_train = train_bpe


def train_bpe(text, num_merges):
    return _train(text, max(num_merges - 256, 0) if num_merges >= 0 else num_merges)
