"""You return None for a token that nothing stands for; the contract raises a ValueError that names the token."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                ids.append(None)
                continue
            token = unknown
        ids.append(vocabulary[token])
    return ids
