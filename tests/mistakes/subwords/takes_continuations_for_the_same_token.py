"""You drop ## before you count, so that u and ##u become one token; the contract takes tokens as they are."""


def wordpiece_scores(words):
    tokens, pairs = {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        word = [token.removeprefix("##") for token in word]
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(word, word[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
