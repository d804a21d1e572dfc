"""You accept a word that occurs 0 times or less; the contract refuses it with a ValueError that names words."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
