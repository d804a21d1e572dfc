"""You let the dict raise a KeyError for an id that no token has; the contract asks for a ValueError that names ids."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        result.append(tokens[int(i)])
    return result
