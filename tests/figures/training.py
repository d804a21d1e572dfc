"""What training.js must compute: the model of the lesson gradients, with a width of 2 so that it can be drawn."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

SOLUTION = "gradients"
TOKENS = ["the", "a", "cat", "dog", "sleeps", "eats", "."]
HALF = "the cat sleeps . a dog eats . the dog sleeps . a cat eats ."
EXCHANGED = "the cat eats . a dog sleeps . the dog eats . a cat sleeps ."


def cases(gradients: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    ids = [TOKENS.index(token) for token in f"{HALF} {EXCHANGED}".split()]
    yield "IDS", None, ids
    rng = np.random.default_rng(5)
    start = {"table": rng.normal(0, 0.1, (7, 2)).tolist(), "output": rng.normal(0, 0.1, (2, 7)).tolist()}
    yield "START", None, start
    tables = [gradients.train_next_token(ids, 7, 2, steps, 1.0, np.random.default_rng(5)) for steps in range(31)]
    trained = {"tables": [table.tolist() for table, _ in tables], "losses": tables[-1][1]}
    yield "trainNextToken", [ids, start, 30, 1], trained
