"""Your merged word is a list; the contract asks for a tuple, which can be the key of a dict."""


def merge_pair(word, pair):
    merged = []
    for token in word:
        if merged and (merged[-1], token) == pair:
            merged[-1] += token
        else:
            merged.append(token)
    return merged
