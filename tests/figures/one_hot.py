"""What one_hot.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(one_hot: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for ids in ([0, 1, 2], [2, 1, 2], [4]):
        vectors = one_hot.one_hot(ids, 5)
        yield "oneHot", [ids, 5], vectors.tolist()
        yield "pairwiseDistances", [vectors.tolist()], one_hot.pairwise_distances(vectors).tolist()
        matrix = np.arange(20.0).reshape(5, 4) / 8
        yield "matrixProduct", [vectors.tolist(), matrix.tolist()], (vectors @ matrix).tolist()
    vectors = np.array([[3.0, 4.0], [0.0, 0.0], [-1.0, 2.5]])
    yield "pairwiseDistances", [vectors.tolist()], one_hot.pairwise_distances(vectors).tolist()
