"""You return one merge more than asked for; the contract returns num_merges of them."""

_train = train_bpe


def train_bpe(text, num_merges):
    return _train(text, num_merges + 1 if num_merges >= 0 else num_merges)
