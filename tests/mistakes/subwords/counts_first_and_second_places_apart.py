"""You count the first token only where it begins a pair, and the second only where it ends one; the contract counts
both wherever they occur.
"""


def wordpiece_scores(words):
    firsts, seconds, pairs = {}, {}, {}
    for word, count in words.items():
        if count < 1:
            raise ValueError("words holds a count below 1")
        for a, b in zip(word, word[1:]):
            firsts[a] = firsts.get(a, 0) + count
            seconds[b] = seconds.get(b, 0) + count
            pairs[a, b] = pairs.get((a, b), 0) + count
    return {(a, b): n / (firsts[a] * seconds[b]) for (a, b), n in pairs.items()}
