"""You refuse an empty list of tokens; it gives an empty list of ids."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    if not tokens:
        raise ValueError("tokens is empty")
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
