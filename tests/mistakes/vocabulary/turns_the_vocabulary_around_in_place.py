"""You turn the vocabulary itself around; it belongs to the caller."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    vocabulary.clear()
    vocabulary.update(tokens)
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
