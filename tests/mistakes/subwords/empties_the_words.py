"""You take the words out of the dict that you were given; it belongs to the caller, who still needs it."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    while words:
        word, count = words.popitem()
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
