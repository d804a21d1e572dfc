"""You divide by the sum of the two tokens' counts; the contract divides by their product."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] + tokens[b]) for (a, b), n in pairs.items()}
