"""You return the pair with the highest score alone; the contract asks for the scores of all pairs."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    scores = {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
    best = max(scores.values(), default=0.0)
    return {pair: score for pair, score in scores.items() if score == best}
