"""You return a score of 0 for pairs that never occur; the contract has only those that do."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): pairs.get((a, b), 0) / (tokens[a] * tokens[b]) for a in tokens for b in tokens}
