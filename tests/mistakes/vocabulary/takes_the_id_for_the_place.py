"""You take the id for the place in the vocabulary; the ids may have gaps and any order."""


def ids_to_tokens(ids, vocabulary):
    tokens = dict(enumerate(vocabulary))
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
