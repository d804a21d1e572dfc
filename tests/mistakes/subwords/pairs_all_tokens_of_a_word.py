"""You pair every token with all that follow in the word; only neighbours are a pair."""

import itertools


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in itertools.combinations(word, 2):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
