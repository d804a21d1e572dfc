"""You sort the tokens by their names and take the id for the place; look the ids up in the vocabulary."""


def ids_to_tokens(ids, vocabulary):
    tokens = dict(enumerate(sorted(vocabulary)))
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
