"""You leave out the id 0, as if it were padding; only the caller knows what it stands for."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        if i:
            result.append(tokens[int(i)])
    return result
