"""You let negative ids count from the end, as a Python list does; the contract refuses them with a ValueError that
names ids.
"""


def ids_to_tokens(ids, vocabulary):
    tokens = {i: token for token, i in vocabulary.items()}
    result = []
    for i in map(int, ids):
        if -len(tokens) <= i < 0:
            i = list(tokens)[i]
        if int(i) not in tokens:
            raise ValueError("ids holds an id that no token has")
        result.append(tokens[int(i)])
    return result
