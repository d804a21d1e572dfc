"""You put <bos> and <eos> around the ids; that is the job of wrap."""


def tokens_to_ids(tokens, vocabulary, unknown="<unk>"):
    ids = []
    for token in tokens:
        if token not in vocabulary:
            if unknown is None or unknown not in vocabulary:
                raise ValueError(f"the vocabulary lacks {token}")
            token = unknown
        ids.append(vocabulary[token])
    return [vocabulary.get("<bos>", 2), *ids, vocabulary.get("<eos>", 3)]
