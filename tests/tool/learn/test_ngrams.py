"""N-gram models: what they give are probabilities, and one count serves all orders."""

import math

import pytest

from llmlings.learn.ngrams import WittenBell, bits_by_order


def test_the_probabilities_of_all_symbols_sum_to_1() -> None:
    model = WittenBell([0, 1, 0, 2, 0, 1], order=3, vocab_size=4)
    for context in ((), (0,), (3,), (1, 0), (3, 3)):
        assert math.fsum(model.probability(context, symbol) for symbol in range(4)) == pytest.approx(1)


def test_a_probability_worked_out_by_hand() -> None:
    # 3 of 4 symbols were 0, two kinds were seen: (3 + 2 * 1/4) / (4 + 2).
    assert WittenBell([0, 0, 1, 0], order=1, vocab_size=4).probability((), 0) == pytest.approx(3.5 / 6)


def test_one_count_gives_the_bits_of_every_order() -> None:
    learned, new = b"tick tock, tick tack, tick tock", b"tock tick"
    expected = [WittenBell(learned, order, 256).bits(learned, new) / len(new) for order in range(1, 6)]
    assert bits_by_order(learned, new, 5) == pytest.approx(expected)
