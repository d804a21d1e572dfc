"""You refuse the token <unk> in the text; it is in the vocabulary and has an id."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary or token == "<unk>":
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
