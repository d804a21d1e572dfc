"""You also pair the last token of a word with the first of the next; pairs are counted within words only."""


def wordpiece_scores(words):
    tokens, pairs, last = {}, {}, ()
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for token in word:
            tokens[token] = tokens.get(token, 0) + count
        for pair in zip(last + word, (last + word)[1:]):
            pairs[pair] = pairs.get(pair, 0) + count
        last = word[-1:]
    return {(a, b): n / (tokens[a] * tokens[b]) for (a, b), n in pairs.items()}
