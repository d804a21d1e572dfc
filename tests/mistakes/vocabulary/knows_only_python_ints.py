"""You accept only Python's own int; ids may come in an array of any integer dtype."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if type(i) is not int:
            raise ValueError("ids must hold integers")
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
