"""You let the dict raise a KeyError for an unknown token; the contract asks for a ValueError that names the token."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            token = unknown
        ids.append(vocabulary[token])
    return ids
