"""You give unknown tokens the id 0; the contract gives them the id of the unknown token, wherever it stands."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            ids.append(0)
            continue
        ids.append(vocabulary[token])
    return ids
