"""You count (a, a) once in the word (a, a, a); the contract counts every position, so it is there twice."""


def count_pairs(words):
    counts = {}
    for word, word_count in words.items():
        if word_count < 1:
            raise ValueError("words holds a count below 1")
        last = None
        for position in range(len(word) - 1):
            pair = word[position], word[position + 1]
            if pair[0] == pair[1] and last == (pair, position - 1):
                continue
            counts[pair] = counts.get(pair, 0) + word_count
            last = pair, position
    return counts
