"""What a language model is compared with: n-gram models, which only count."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence


class WittenBell:
    """An n-gram model: each symbol from the `order - 1` symbols before it.

    It is smoothed by interpolation as in Witten and Bell 1991: the more different symbols have followed a context, the
    more of its probability goes to the next shorter context, and in the end to all symbols alike.
    """

    def __init__(self, symbols: Sequence[int], order: int, vocab_size: int) -> None:
        self.order = order
        self.vocab_size = vocab_size
        self.counts: list[defaultdict[tuple[int, ...], Counter[int]]] = []
        for length in range(order):
            counts: defaultdict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
            for place in range(length, len(symbols)):
                counts[tuple(symbols[place - length : place])][symbols[place]] += 1
            self.counts.append(counts)
        self.totals = [{context: seen.total() for context, seen in counts.items()} for counts in self.counts]

    def probability(self, context: tuple[int, ...], symbol: int) -> float:
        """Return the probability of `symbol` after `context`, of which the last `order - 1` symbols count."""
        probability = 1 / self.vocab_size
        for length in range(self.order):
            end = context[len(context) - length :]
            if end in self.totals[length]:
                seen, total = self.counts[length][end], self.totals[length][end]
                probability = (seen[symbol] + len(seen) * probability) / (total + len(seen))
        return probability

    def bits(self, before: Sequence[int], symbols: Sequence[int], order: int | None = None) -> float:
        """Return -log2 of the probability of all symbols, which come after the symbols `before`.

        A lower `order` than the model's own gives the bits of the model of that order.
        """
        rest = (order or self.order) - 1
        everything = [*before[len(before) - rest :], *symbols]
        return -sum(
            math.log2(self.probability(tuple(everything[place - rest : place]), everything[place]))
            for place in range(rest, len(everything))
        )


def bits_by_order(learned: bytes, new: bytes, highest: int) -> list[float]:
    """Return the bits per byte of `new` for the models of the orders 1 to `highest` that have counted `learned`."""
    before = list(learned)
    model = WittenBell(before, highest, 256)
    return [model.bits(before, list(new), order) / len(new) for order in range(1, highest + 1)]
