"""You add unknown tokens to the vocabulary; it belongs to the caller, and they share the id of the unknown token."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            vocabulary[token] = len(vocabulary)
        ids.append(vocabulary[token])
    return ids
