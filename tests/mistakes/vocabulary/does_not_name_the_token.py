"""Your error does not say which token is unknown; its message has to name it."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"a token is unknown")
            token = unknown
        ids.append(vocabulary[token])
    return ids
