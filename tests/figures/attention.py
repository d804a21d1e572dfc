"""What attention.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(attention: ModuleType) -> Iterator[tuple[str, list[object], object]]:
    yield "causalMask", [4], attention.causal_mask(4).tolist()
    row = [0, 1, 1, 0]
    padding = attention.padding_mask([row])[0]
    yield "paddingMask", [row], np.broadcast_to(padding, (4, 4)).tolist()
    rng = np.random.default_rng(14)
    queries, keys = rng.normal(size=(4, 6)), rng.normal(size=(4, 6))
    masks = [None, attention.causal_mask(4), attention.causal_mask(4) & padding, np.zeros((4, 4), dtype=bool)]
    for mask in masks:
        for temperature in (0.2, 1.0, 4.0):
            yield (
                "attentionWeights",
                [queries.tolist(), keys.tolist(), None if mask is None else mask.tolist(), temperature],
                attention.attention_weights(queries / temperature, keys, mask).tolist(),
            )
    scores = queries @ keys.T / np.sqrt(6)
    yield "scaledScores", [queries.tolist(), keys.tolist()], scores.tolist()
