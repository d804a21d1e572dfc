"""What glove.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(glove: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for sentences in ([[0, 1, 2, 3]], [[0, 0], [], [2, 1, 2, 0, 2]], [[3]]):
        for window in (1, 2, 4):
            yield "cooccurrence", [sentences, 4, window], glove.cooccurrence(sentences, 4, window).tolist()
    for count in (0.0, 0.5, 1.0, 50.0, 100.0, 130.0):
        yield "gloveWeight", [count], glove.glove_weights(np.array(count)).item()
    for prediction, count in ((6.25, 100.0), (0.0, 3.0), (2.0, 200.0)):
        # One word whose product of vectors is the whole prediction.
        loss = glove.glove_loss([[prediction]], [[1.0]], [0.0], [0.0], [[count]])
        yield "cellLoss", [prediction, count], loss
