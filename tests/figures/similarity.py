"""What similarity.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(similarity: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for a, b in (([3.0, 4.0], [8.0, 6.0]), ([0.0, 0.0], [1.0, 2.0]), ([-1.0, 2.0, 0.5], [2.0, 0.25, -3.0])):
        yield "cosineSimilarity", [a, b], similarity.cosine_similarity(a, b)
    table = np.random.default_rng(8).normal(size=(7, 3))
    table[4] = table[2]
    for query in (table[2], table[5], np.zeros(3)):
        for k, exclude in ((3, []), (7, [2]), (1, [0, 1])):
            found = similarity.nearest_neighbors(table, query, k, exclude)
            yield "nearestNeighbors", [table.tolist(), query.tolist(), k, exclude], found
