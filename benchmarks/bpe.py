"""How fast the reference learns 1,000 merges from a megabyte of Shakespeare, beside naive trainers and two packages.

    python benchmarks/bpe.py

All competitors run in this one process on one thread, in turns, so that a busy machine is busy for all of them. The
naive trainer over the whole text takes minutes and therefore has one run. `tokenizers` gets the text as one string and
the same pre-tokenization; `sentencepiece` (left out when it is not installed) gets lines, and cuts text in its own way.
"""

import importlib.util
import io
import os
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from common import solution, timed

from llmlings.corpora import load_corpus

CHARACTERS = 1_000_000
NUM_MERGES = 1_000
ROUNDS = 5
PATTERN = r" ?\w+| ?[^\w\s]+|\s+"


@dataclass(frozen=True)
class Competitor:
    """One row of a table: what is run, and how often; the row that the others are compared with is `reference`."""

    name: str
    run: Callable[[], Any]
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Times:
    """Processor and wall seconds of each run of one competitor."""

    cpu: list[float]
    wall: list[float]


def train_naively(chunks: Iterable[tuple[str, int]], num_merges: int) -> list[tuple[bytes, bytes]]:
    """Count every pair of every chunk anew for each merge; `chunks` are given with how often each is counted."""
    words = [([bytes([value]) for value in chunk.encode("utf-8")], count) for chunk, count in chunks]
    merges: list[tuple[bytes, bytes]] = []
    for _ in range(num_merges):
        counts: defaultdict[tuple[bytes, bytes], int] = defaultdict(int)
        for word, count in words:
            for pair in pairwise(word):
                counts[pair] += count
        if not counts:
            break
        best = max(counts, key=lambda pair: (counts[pair], pair))
        merges.append(best)
        first, second = best
        for word, _count in words:
            position = 0
            while position < len(word) - 1:
                if word[position] == first and word[position + 1] == second:
                    word[position : position + 2] = [first + second]
                position += 1
    return merges


def new_tokenizer(model: Any) -> Any:
    """Return a tokenizer of the package `tokenizers` that cuts text as `pretokenize` does."""
    from tokenizers import Regex, Tokenizer, pre_tokenizers

    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    return tokenizer


def train_tokenizers(text: str, num_merges: int) -> Any:
    """Train with the package `tokenizers`, the text as one string."""
    from tokenizers import models, pre_tokenizers, trainers

    tokenizer = new_tokenizer(models.BPE())
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=256 + num_merges, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([text], trainer)
    return tokenizer


def train_sentencepiece(text: str, num_merges: int) -> bytes:
    """Train a BPE model with the package `sentencepiece`, as many pieces as characters and merges together."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.splitlines()),
        model_writer=model,
        model_type="bpe",
        vocab_size=len(set(text)) + num_merges,
        character_coverage=1.0,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def measure(competitors: Sequence[Competitor]) -> dict[str, Times]:
    """Run all competitors in turns."""
    times = {competitor.name: Times([], []) for competitor in competitors}
    for number in range(max(competitor.rounds for competitor in competitors)):
        for competitor in competitors:
            if number < competitor.rounds:
                _, cpu, wall = timed(f"round {number + 1}: {competitor.name}", competitor.run)
                times[competitor.name].cpu.append(cpu)
                times[competitor.name].wall.append(wall)
    return times


def print_table(title: str, times: dict[str, Times]) -> None:
    """Print medians, and each competitor's median over the reference's, which stands first."""
    reference = next(iter(times.values()))
    print(f"\n{title}\n\n| | runs | CPU s | wall s | CPU / reference | wall / reference |\n|---|---|---|---|---|---|")
    for name, row in times.items():
        cpu, wall = statistics.median(row.cpu), statistics.median(row.wall)
        ratios = cpu / statistics.median(reference.cpu), wall / statistics.median(reference.wall)
        print(f"| {name} | {len(row.cpu)} | {cpu:.3f} | {wall:.3f} | {ratios[0]:.2f} | {ratios[1]:.2f} |")


def main() -> None:
    """Check that the trainers agree where they should, then measure training and encoding."""
    os.environ["RAYON_NUM_THREADS"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    reference = solution("bpe")
    text = load_corpus("shakespeare")[:CHARACTERS]
    size = len(text.encode("utf-8"))
    merges = reference.train_bpe(text, NUM_MERGES)

    def recount_distinct_chunks() -> None:
        assert train_naively(Counter(reference.pretokenize(text)).items(), NUM_MERGES) == merges

    def recount_whole_text() -> None:
        assert train_naively(((chunk, 1) for chunk in reference.pretokenize(text)), NUM_MERGES) == merges

    competitors = [
        Competitor("reference", lambda: reference.train_bpe(text, NUM_MERGES)),
        Competitor("tokenizers", lambda: train_tokenizers(text, NUM_MERGES)),
        Competitor("naive, recounts the distinct chunks", recount_distinct_chunks),
        Competitor("naive, recounts the whole text", recount_whole_text, rounds=1),
    ]
    if importlib.util.find_spec("sentencepiece"):
        name = "sentencepiece (other pre-tokenization, characters)"
        competitors.insert(2, Competitor(name, lambda: train_sentencepiece(text, NUM_MERGES)))
    print_table(f"Training: {NUM_MERGES:,} merges, {size:,} bytes, medians", measure(competitors))

    tokenizer = train_tokenizers(text, NUM_MERGES)
    encoders = [
        Competitor("reference", lambda: reference.encode(text, merges)),
        Competitor("tokenizers (its own merges; with offsets)", lambda: tokenizer.encode(text)),
    ]
    print_table(f"Encoding: {size:,} bytes with {NUM_MERGES:,} merges, medians", measure(encoders))


if __name__ == "__main__":
    main()
