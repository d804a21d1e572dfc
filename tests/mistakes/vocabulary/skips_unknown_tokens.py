"""You leave unknown tokens out; each token gets an id, unknown ones that of the unknown token."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            continue
        ids.append(vocabulary[token])
    return ids
