"""Your error does not say which argument is wrong; its message has to name ids."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("no token has this number")
        result.append(tokens[int(i)])
    return result
