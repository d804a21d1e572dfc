"""You refuse an empty list of ids; it gives an empty list of tokens."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    if len(ids) == 0:
        raise ValueError("ids is empty")
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
