"""You check only that an id is below the size of the vocabulary; ids may have gaps, and then the dict raises a
KeyError.
"""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in ids:
        if not 0 <= i <= max(tokens):
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
