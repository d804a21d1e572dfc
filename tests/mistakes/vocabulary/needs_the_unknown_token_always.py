"""You look the unknown token up even when all tokens are known; it need not be in the vocabulary then."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    if unknown is not None and unknown not in vocabulary:
        raise ValueError("unknown is not in the vocabulary")
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
