"""You cut white space off before you look a token up; tokens are taken as they are."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in map(str.strip, tokens):
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return ids
