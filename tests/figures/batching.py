"""What batching.js must compute."""

from collections.abc import Iterator
from types import ModuleType


def cases(batching: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for sequences in ([[5, 6, 7], [8]], [[], [1, 0]], [[]], [[3], [4]]):
        for side in ("right", "left"):
            ids, mask = batching.pad_batch(sequences, 0, side)
            yield "padBatch", [sequences, 0, side], [ids.tolist(), mask.tolist()]
            yield "positionIds", [mask.tolist()], batching.position_ids(mask).tolist()
    yield "positionIds", [[[0, 1, 0, 1]]], batching.position_ids([[0, 1, 0, 1]]).tolist()
    for keep in ("start", "end"):
        for length in (0, 2, 9):
            yield "truncate", [[1, 2, 3], length, keep], batching.truncate([1, 2, 3], length, keep)
    for length in (0, 3, 1024):
        yield "attentionFlops", [length, 64], batching.attention_flops(length, 64) if length else 0
