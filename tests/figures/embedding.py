"""What embedding.js must compute."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np


def cases(embedding: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    table = np.random.default_rng(7).normal(size=(5, 3))
    for ids in ([0, 1, 2], [4, 4, 0], []):
        found = embedding.lookup(table, np.array(ids, dtype=np.int64))
        yield "lookup", [table.tolist(), ids], found.tolist()
    for vocab_size, width, value in ((50_257, 768, 4), (200_000, 4_096, 2), (1, 1, 4)):
        yield "embeddingBytes", [vocab_size, width, value], embedding.embedding_bytes(vocab_size, width, value)
