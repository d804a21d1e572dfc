"""You return the token of each distinct id once; the contract gives one for each position."""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in dict.fromkeys(map(int, ids)):
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
