"""What language_model.js must compute: what the benchmark's n-gram models do, over bytes as `bpe` gives them."""

from collections.abc import Iterator
from types import ModuleType

from solved import ROOT, benchmark

SOLUTION = "bpe"


def cases(bpe: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    model = benchmark("language_model").WittenBell
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
