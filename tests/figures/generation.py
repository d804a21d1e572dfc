"""What generation.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(generation: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    spread = np.random.default_rng(16).normal(size=7).tolist()
    for logits in (spread, [2.0, 1.0, 0.5, 0.0, -1.0], [1.0, 3.0, 2.0, 3.0, float("-inf")]):
        for temperature in (0.1, 1.0, 3.0):
            shares = generation.probabilities(logits, temperature)
            yield "probabilities", [logits, temperature], shares.tolist()
            for seed in range(3):
                drawn = generation.sample(shares, np.random.default_rng(seed))
                yield "sampleAt", [shares.tolist(), np.random.default_rng(seed).random()], drawn
        for k in (1, 2, 4, 9):
            yield "topK", [logits, k], generation.top_k(logits, k).tolist()
        for p in (0.05, 0.5, 0.9, 1.0):
            yield "topP", [logits, p], generation.top_p(logits, p).tolist()
    # Rounding: ten times 0.1 add up to a little less than 1, and the greatest draw is not below it.
    yield "sampleAt", [[0.1] * 10 + [0.0], 1 - 2**-53], 9
