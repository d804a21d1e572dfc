"""What language_model.js must compute: what the benchmark's n-gram models do, over bytes as `bpe` gives them."""

import runpy
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

SOLUTION = "bpe"
ROOT = Path(__file__).resolve().parents[2]


def cases(bpe: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    model = runpy.run_path(str(ROOT / "benchmarks" / "language_model.py"))["WittenBell"]
    text = (ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8")
    learned = text[: text.index("\n", 16_000) + 1]
    yield "TEXT", None, learned
    piece = learned[:400]
    before = bpe.encode(piece, [])
    for order in range(1, 7):
        ngrams = model(before, order, 256)
        for new in ("The moon shall never sleep.", "Ça va?\n", "q"):
            symbols = bpe.encode(new, [])
            yield "bitsPerByte", [piece, order, new], ngrams.bits(before, symbols) / len(symbols)
