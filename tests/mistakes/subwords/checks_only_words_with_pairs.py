"""You check the count only where a pair is counted; a word of one token with a count of 0 gets through."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            if count < 1:
                raise ValueError("words holds a count below 1")
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
