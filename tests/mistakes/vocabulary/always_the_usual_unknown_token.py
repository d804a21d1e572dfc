"""You always look <unk> up; the contract takes the token that the argument unknown gives."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = "<unk>"
            if token not in vocabulary:
                token = unknown
        ids.append(vocabulary[token])
    return ids
