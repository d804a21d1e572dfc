"""What svd.js must compute: the layers of the two tables that it shows."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np

SOLUTION = "glove"
COUNTS = np.array([[2.0, 1, 0, 0], [1, 2, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1]])
TEXT = "cats drink milk . dogs drink milk . cats chase mice . dogs chase mice . cars need fuel . bikes need air ."


def information(glove: ModuleType) -> np.ndarray:
    """Return four rows of the PPMI matrix of the lesson's sentences."""
    sentences = [sentence.split() for sentence in TEXT.split(" .") if sentence]
    ids = {word: number for number, word in enumerate(dict.fromkeys(word for words in sentences for word in words))}
    matrix = glove.ppmi(glove.cooccurrence([[ids[word] for word in words] for words in sentences], len(ids), 2))
    rows, columns = "cats dogs cars bikes", "drink milk chase mice need fuel air"
    part: np.ndarray = matrix[np.ix_(*([ids[word] for word in words.split()] for words in (rows, columns)))]
    return part


def cases(glove: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    yield "COUNTS", None, COUNTS.tolist()
    yield "PPMI", None, information(glove).tolist()
    # Of a symmetric matrix without negative eigenvalues, words and contexts get the same vectors.
    for width in (1, 2, 3, 4):
        vectors = glove.svd_vectors(COUNTS, width)
        yield "rebuilt", [COUNTS.tolist(), width], (vectors @ vectors.T).tolist()
    for matrix in (COUNTS, information(glove), np.array([[3.0, -1, 2], [0, 4, 1]])):
        left, values, right = np.linalg.svd(matrix, full_matrices=False)
        yield "singularValues", [matrix.tolist()], values.tolist()
        for width in (1, 2):
            yield "rebuilt", [matrix.tolist(), width], ((left * values)[:, :width] @ right[:width]).tolist()
            yield "squaredError", [matrix.tolist(), width], float(np.sum(values[width:] ** 2))
