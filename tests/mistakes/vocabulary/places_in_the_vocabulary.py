"""You take the place of a token in the vocabulary for its id; ids may have gaps and any order."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(list(vocabulary).index(token))
    return ids
