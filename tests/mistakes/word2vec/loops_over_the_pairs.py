"""Your training steps through the pairs one by one in Python; the contract asks for steps on many pairs at once, so that 100,000 ids take seconds."""

import bisect
import itertools
import math
import random

COSTS = "time"


def train_skipgram(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    for name, size in (
        ("vocab_size", vocab_size),
        ("width", width),
        ("window", window),
        ("num_negatives", num_negatives),
    ):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must be at least 0")
    sentences = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    chance = random.Random(int(rng.integers(2**32)))
    centers = [[chance.uniform(-0.5, 0.5) / width for _ in range(width)] for _ in range(vocab_size)]
    contexts = [[0.0] * width for _ in range(vocab_size)]
    counts = [0] * vocab_size
    for sentence in sentences:
        for token in sentence:
            counts[token] += 1
    sums = list(itertools.accumulate(count**0.75 for count in counts))
    for _ in range(epochs):
        for sentence in sentences:
            for center, context in skipgram_pairs(sentence, window):
                vector = centers[center]
                step = [0.0] * width
                for number in range(num_negatives + 1):
                    other = bisect.bisect(sums, chance.random() * sums[-1]) if number else context
                    target = contexts[other]
                    score = sum(x * y for x, y in zip(vector, target))
                    rate = learning_rate * ((not number) - 1 / (1 + math.exp(-max(-50.0, min(50.0, score)))))
                    step = [s + rate * y for s, y in zip(step, target)]
                    contexts[other] = [y + rate * x for x, y in zip(vector, target)]
                centers[center] = [x + s for x, s in zip(vector, step)]
    return np.array(centers)
