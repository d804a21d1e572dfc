"""You sort the tokens by their ids and take the id for the place; that goes wrong where ids have gaps."""


def ids_to_tokens(ids, vocabulary):
    tokens = dict(enumerate(sorted(vocabulary, key=vocabulary.get)))
    result = []
    for i in ids:
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
