"""You give the id of each distinct token once; the contract gives one for each position."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in dict.fromkeys(tokens):
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
