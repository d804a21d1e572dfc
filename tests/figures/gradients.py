"""What gradients.js must compute; tied output weights are checked against PyTorch."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np
import torch


def cases(gradients: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    rng = np.random.default_rng(9)
    logits, targets = rng.normal(size=(4, 5)) * 3, [0, 4, 2, 2]
    yield "softmax", [[10_000.0, 9_999.0, -1.0]], gradients.softmax([10_000.0, 9_999.0, -1.0]).tolist()
    yield "crossEntropy", [logits.tolist(), targets], gradients.cross_entropy(logits, targets)
    yield "crossEntropyGradient", [logits.tolist(), targets], gradients.cross_entropy_gradient(logits, targets).tolist()
    upstream = rng.normal(size=(4, 3))
    summed = gradients.embedding_gradient(upstream, [1, 3, 1, 0], 6)
    yield "embeddingGradient", [upstream.tolist(), [1, 3, 1, 0], 6], summed.tolist()
    table, output = rng.normal(size=(5, 3)), rng.normal(size=(3, 5))
    for ids in ([0, 1, 2], [3, 3, 3, 1], [4, 2]):
        for tied in (False, True):
            rows = torch.tensor(table, requires_grad=True)
            columns = rows.T if tied else torch.tensor(output)
            loss = torch.nn.functional.cross_entropy(rows[ids[:-1]] @ columns, torch.tensor(ids[1:]))
            loss.backward()
            assert rows.grad is not None
            yield "tableGradient", [table.tolist(), output.tolist(), ids, tied], rows.grad.tolist()
