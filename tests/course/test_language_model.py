"""The capstone's tests tell a right transformer from a broken one, and name the part that is unfinished.

Numbers of its lesson that need no training are computed; benchmarks/language_model.py prints the others.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from solved import ROOT, benchmark, lesson, solution

from llmlings.course import load_course
from llmlings.testing.catalogue import read_mistakes
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.results import TestResult
from llmlings.testing.suite import Suite, with_suite

BENCHMARK = benchmark("language_model")
COURSE = load_course(ROOT)
LESSON = lesson("language_model")


def verdicts(test: str, replaced: Mapping[str, str]) -> list[TestResult]:
    """Return what a test of the capstone says of the solutions with some of them replaced."""
    results: list[TestResult] = []

    def body(suite: Suite) -> None:
        results.extend(suite.verdicts(LocalImplementation(COURSE.root / "solutions", replaced)))

    capstone = replace(COURSE, modules=(COURSE.module("language_model"),))
    with_suite(capstone, [COURSE.root / "tests" / test], "broken parts", body)
    return results


def mistake(name: str) -> str:
    return next(wrong.source for wrong in read_mistakes(COURSE, "transformer") if wrong.id == name)


@pytest.mark.parametrize(
    "name",
    [
        "sees_the_future",
        pytest.param("no_positions", marks=pytest.mark.long),
        pytest.param("targets_are_not_shifted", marks=pytest.mark.long),
    ],
)
def test_a_broken_transformer_fails_on_the_source_of_known_entropy(name: str) -> None:
    test = "hidden/test_language_model.py::test_a_source_of_known_entropy"
    assert [result.status for result in verdicts(test, {"transformer": mistake(name)})] == ["failed"]


@pytest.mark.parametrize(
    ("part", "test", "waits_for"),
    [
        ("bpe", "test_the_merges_come_from_the_text", "train_bpe"),
        ("generation", "test_greedy_takes_the_most_probable_id", "generate"),
        ("transformer", "test_greedy_takes_the_most_probable_id", "TransformerLM.forward"),
        ("batching", "test_a_quarter_costs_two_bits", "pad_batch"),
    ],
)
def test_an_unfinished_part_is_named(part: str, test: str, waits_for: str) -> None:
    stub = COURSE.exercise(part).read_text(encoding="utf-8")
    (result,) = verdicts(f"visible/test_language_model.py::{test}", {part: stub})
    assert result.status == "blocked"
    assert f"waits for {part}.{waits_for}." in result.message


def test_units() -> None:
    assert f"{math.log2(math.e):.4f}" == "1.4427"
    assert f"{math.log2(257):.3f}" == "8.006"
    for number in ("1.4427", "8.006"):
        assert number in LESSON


def test_perplexity_and_bits_per_byte() -> None:
    a, b = math.log2(20), math.log2(3)
    assert a / 4 < b
    assert f"A. It needs \\( \\log_2 20 = {a:.2f} \\) bits for a token and so {a / 4:.2f} bits per byte." in LESSON
    assert f"B needs \\( \\log_2 3 = {b:.2f} \\) bits per byte." in LESSON
    # Of the text abab: 1 bit for each of its tokens, or 2.
    assert f"the first model has a perplexity of {2**1}, the second one of {2**2}, although" in LESSON
    assert f"769 ids has a perplexity of {math.exp(math.log(769)):.0f}." in LESSON


def test_the_entropy_of_the_source_that_the_grader_draws_from() -> None:
    probabilities = [0.9 + 0.1 / 4, *[0.1 / 4] * 3]
    assert f"{-sum(p * math.log2(p) for p in probabilities):.3f}" == "0.503"
    assert "0.503 bits" in LESSON


@pytest.mark.parametrize(("order", "row"), [(1, "| unigrams of bytes | 4.830 |"), (2, "| bigrams of bytes | 3.643 |")])
def test_the_simplest_baselines(order: int, row: str) -> None:
    train, held_out = BENCHMARK.split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    after = list(held_out.encode("utf-8"))
    bits = BENCHMARK.WittenBell(list(train.encode("utf-8")), order, 256).bits(list(train.encode("utf-8")), after)
    assert row == f"| {'unigrams' if order == 1 else 'bigrams'} of bytes | {bits / len(after):.3f} |"
    assert row in LESSON


def test_the_model_of_the_benchmark_has_the_size_that_is_told() -> None:
    sizes = BENCHMARK.SIZES
    vocab_size, width = 257 + sizes["num_merges"], sizes["width"]
    blocks = sizes["num_layers"] * (12 * width**2 + 9 * width)
    assert (vocab_size + sizes["context_length"]) * width + blocks + 2 * width == 303_072
    assert "303,072 parameters" in LESSON


def test_the_benchmark_trains_for_as_many_steps_as_are_told() -> None:
    assert f"{BENCHMARK.STEPS:,} steps of 16 windows: about a minute" in LESSON
    assert f"| **the transformer, {BENCHMARK.STEPS:,} steps** |" in LESSON


def transformers() -> dict[str, tuple[float, float]]:
    """Return the bits per byte of new text and of seen text that the lesson tells, by the number of steps."""
    rows = re.findall(r"\| \*\*the transformer, ([\d,]+) steps\*\* \| \*\*([\d.]+)\*\* \| ([\d.]+) \|", LESSON)
    return {steps: (float(new), float(seen)) for steps, new, seen in rows}


def test_how_much_more_new_text_costs_than_text_that_was_seen() -> None:
    more = {steps: f"{new - seen:.2f}" for steps, (new, seen) in transformers().items()}
    assert f"After 1,500 steps new text needs {more['1,500']} bits per byte more than text" in LESSON
    assert f"after 10,000 steps {more['10,000']}, after 20,000 steps {more['20,000']}." in LESSON


def test_the_transformer_gets_better_until_it_learns_by_heart() -> None:
    new, seen = zip(*transformers().values(), strict=True)
    assert sorted(seen, reverse=True) == list(seen)
    assert sorted(new[:-1], reverse=True) == list(new[:-1])
    assert new[-1] > new[-2]


def test_when_the_transformer_overtakes_counting() -> None:
    rows = re.findall(r"\| [\w-]+ of (?:bytes|tokens) \| ([\d.]+) \| ([\d.]+)? ?\|", LESSON)
    assert len(rows) == 11
    counted = [min(float(bits) for bits in row if bits) for row in rows]
    new = {steps: bits for steps, (bits, _) in transformers().items()}
    assert new["2,500"] < min(float(row[0]) for row in rows)
    assert new["5,000"] > min(counted) > new["10,000"]


def test_the_surprise_of_six_models_that_count() -> None:
    text = (ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8")
    learned = list(text[: text.index("\n", 16_000) + 1].encode("utf-8"))
    sentence = list(b"The moon shall never sleep, my gentle duke.")
    bits = [BENCHMARK.WittenBell(learned, order, 256).bits(learned, sentence) / len(sentence) for order in range(1, 7)]
    names = ("without context", "with one letter of context", "with two", "with three", "with four", "with five")
    assert ", ".join(f"{name} {number:.3f}" for name, number in zip(names, bits, strict=True)) in LESSON


def test_kneser_ney_gives_probabilities() -> None:
    model = BENCHMARK.KneserNey(list(b"abracadabra"), 3, 256)
    for context in (b"ab", b"br", b"zz"):
        assert math.isclose(sum(model.probability(tuple(context), symbol) for symbol in range(256)), 1)
    # After `ab` came `r` twice, no other: what is discounted goes to what fits shorter contexts.
    assert model.probability(tuple(b"ab"), ord("r")) > 0.5


@pytest.mark.parametrize(
    ("order", "bits"),
    [(2, "3.642"), *(pytest.param(*row, marks=pytest.mark.long) for row in ((3, "2.881"), (5, "2.184"), (6, "2.138")))],
)
def test_kneser_ney_over_bytes(order: int, bits: str) -> None:
    train, held_out = BENCHMARK.split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    before, after = list(train.encode("utf-8")), list(held_out.encode("utf-8"))
    assert f"{BENCHMARK.KneserNey(before, order, 256).bits(before, after) / len(after):.3f}" == bits
    assert f"{bits} |" in LESSON


def test_how_much_more_computing_large_models_took() -> None:
    # Six operations for each parameter and each token.
    ours = 6 * 303_072 * 2_500 * 16 * 64
    assert f"{ours:.1e}" == "4.7e+12"
    assert round(math.log10(3.14e23 / ours)) == 11
    assert round(math.log10(5e26 / ours)) == 14
    for number in (r"4.7 \cdot 10^{12}", r"3.14 \cdot 10^{23}", "10^{25}", r"5 \cdot 10^{26}", "10^{11}", "10^{14}"):
        assert number in LESSON


@pytest.mark.long
def test_kneser_ney_over_tokens_and_how_many_contexts_there_are() -> None:
    bpe = solution("bpe")
    train, held_out = BENCHMARK.split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    merges = bpe.train_bpe(train, BENCHMARK.SIZES["num_merges"])
    before, after = bpe.encode(train, merges), bpe.encode(held_out, merges)
    size = len(held_out.encode("utf-8"))
    for order, bits in ((3, "2.145"), (4, "2.088")):
        model = BENCHMARK.KneserNey(before, order, 256 + len(merges))
        assert f"{model.bits(before, after) / size:.3f}" == bits
        assert f"{bits} |" in LESSON
    grams = set(zip(*(before[place:] for place in range(5)), strict=False))
    assert f"{len(grams):,} different 5-grams" in LESSON
