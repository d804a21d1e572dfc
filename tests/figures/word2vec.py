"""What word2vec.js must compute."""

from collections.abc import Iterator
from types import ModuleType


def cases(word2vec: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for ids in ([5, 6, 7], [0, 1, 0, 2, 0, 3, 3], [4], []):
        for window in (1, 2, 5):
            yield "skipgramPairs", [ids, window], word2vec.skipgram_pairs(ids, window)
            yield "cbowExamples", [ids, window], word2vec.cbow_examples(ids, window)
    for counts in ([16, 1, 0], [4, 2, 2, 1, 1]):
        for power in (0.05, 0.75, 1.0):
            yield "negativeDistribution", [counts, power], word2vec.negative_distribution(counts, power).tolist()
