"""What contextual.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(contextual: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    lesson = [[1.0, 1.0, 0.0], [2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 1.0]]
    yield (
        "similarityAcross",
        [lesson, [3, 0, 1], [3, 2, 0], 0],
        contextual.similarity_across(lesson, [3, 0, 1], [3, 2, 0], 0),
    )
    vectors = np.random.default_rng(15).normal(size=(5, 3))
    once = contextual.contextualize(vectors)
    yield "contextualize", [vectors.tolist()], once.tolist()
    for steps, result in enumerate((vectors, once, contextual.contextualize(once))):
        yield "contextualized", [vectors.tolist(), steps], result.tolist()
