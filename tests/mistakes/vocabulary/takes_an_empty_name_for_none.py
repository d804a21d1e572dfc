"""You take an unknown token with an empty name for None; the empty string is a name like all others."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if not unknown or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
