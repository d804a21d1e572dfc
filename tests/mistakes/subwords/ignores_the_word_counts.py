"""You count every word once; the contract counts its tokens and pairs as often as the word occurs."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + 1
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + 1
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
