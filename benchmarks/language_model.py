"""How well a model of the capstone predicts Shakespeare after about a minute of training, beside n-gram models.

    python benchmarks/language_model.py
    python benchmarks/language_model.py --steps 2500

The lesson also tells of 5,000, 10,000 and 20,000 steps, which take 3 to 14 minutes of processor time.

The first nine tenths of `data/shakespeare.txt` are learned, the last tenth is predicted; the cut is between two lines.
The tokenizer and all models see the first part alone. All numbers are bits per byte of the last tenth, so models over
bytes and models over tokens can be compared.

The n-gram models that Witten and Bell smooth are those that `llmlings write` compares with, too. The text before the
last tenth is known to all of them, so none begins without a context.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from typing import Any

import torch
from common import ROOT, solution
from kneser_ney import KneserNey

from llmlings.learn.ngrams import WittenBell

SIZES = {"num_merges": 512, "width": 96, "num_heads": 4, "num_layers": 2, "context_length": 64}
STEPS = 1500
PROMPT = "HELENA:\n"
SMOOTHED: dict[str, Any] = {", Witten-Bell": WittenBell, ", Kneser-Ney": KneserNey}


def split(text: str) -> tuple[str, str]:
    """Return the first nine tenths and the last tenth, cut between two lines."""
    place = text.index("\n", len(text) * 9 // 10) + 1
    return text[:place], text[place:]


def baselines(bpe: Any, merges: Sequence[Any], train: str, held_out: str) -> dict[str, float]:
    """Return the bits per byte of the n-gram models over bytes and over the tokens of these merges."""
    size = len(held_out.encode("utf-8"))
    names = {1: "unigrams", 2: "bigrams", 3: "trigrams", 4: "4-grams", 5: "5-grams", 6: "6-grams"}
    found = {}
    for kind, orders, symbols in (
        ("bytes", range(1, 7), lambda text: list(text.encode("utf-8"))),
        ("tokens", range(1, 6), lambda text: bpe.encode(text, merges)),
    ):
        vocab_size = 256 if kind == "bytes" else 256 + len(merges)
        before, after = symbols(train), symbols(held_out)
        for order in orders:
            # Without a context there is nothing to smooth between.
            for way, model in SMOOTHED.items() if order > 1 else [("", WittenBell)]:
                name = f"{names[order]} of {kind}{way}"
                print(name, file=sys.stderr)
                found[name] = model(before, order, vocab_size).bits(before, after) / size
    return found


def main() -> None:
    """Train, measure, and show two texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    language_model = solution("language_model")
    train, held_out = split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    wall, cpu = time.perf_counter(), time.process_time()
    trained = language_model.LanguageModel.train(train, **SIZES, steps=options.steps, seed=options.seed)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    parameters = sum(parameter.numel() for parameter in trained.model.parameters())
    print(
        f"{len(train.encode()):,} bytes learned, {len(held_out.encode()):,} held out; {parameters:,} parameters, "
        f"{options.steps:,} steps, {options.threads} threads: {wall:.0f} s, {cpu:.0f} s of processor time\n"
    )
    rows = {"the transformer": trained.bits_per_byte(held_out)}
    rows |= baselines(language_model.bpe, trained.merges, train, held_out)
    print("| model | bits per byte |\n|---|---|")
    for name, bits in sorted(rows.items(), key=lambda row: -row[1]):
        print(f"| {name} | {bits:.3f} |")
    print("\nBits per byte of the learned text's first 100,000 characters:", end=" ")
    print(f"{trained.bits_per_byte(train[:100_000]):.3f}")
    for title, arguments in (
        ("Greedy", {}),
        ("Drawn at temperature 0.8, seed 1", {"temperature": 0.8, "seed": 1}),
        ("Drawn at temperature 1, seed 1", {"seed": 1}),
    ):
        print(f"\n{title}:\n\n{trained.generate(PROMPT, 160, **arguments)}")


if __name__ == "__main__":
    main()
