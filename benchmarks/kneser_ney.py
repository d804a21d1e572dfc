"""Interpolated Kneser-Ney: n-gram models that ask of a shorter context how many ways led to a symbol, not how often.

Source: Kneser and Ney 1995; Chen and Goodman 1999, section 2.7, with one discount for each order.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence


class KneserNey:
    """An n-gram model: each symbol from the `order - 1` symbols before it.

    The longest contexts are counted as they come. A shorter context counts the different symbols that came before it:
    "Francisco" is frequent, but comes after "San" alone, so it is an unlikely symbol after anything else.
    """

    def __init__(self, symbols: Sequence[int], order: int, vocab_size: int) -> None:
        self.order, self.vocab_size = order, vocab_size
        self.counts: list[defaultdict[tuple[int, ...], Counter[int]]] = []
        for length in range(order):
            # Of each n-gram that ends here, with one symbol more in front; the longest have none.
            more = length < order - 1
            grams = (tuple(symbols[place - length - more : place + 1]) for place in range(length + more, len(symbols)))
            counts: defaultdict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
            for gram in set(grams) if more else grams:
                counts[gram[more:-1]][gram[-1]] += 1
            self.counts.append(counts)
        self.totals = [{context: seen.total() for context, seen in counts.items()} for counts in self.counts]
        self.discounts = [_discount(counts) for counts in self.counts]

    def probability(self, context: tuple[int, ...], symbol: int) -> float:
        """Return the probability of `symbol` after `context`, of which the last `order - 1` symbols count."""
        probability = 1 / self.vocab_size
        for length, discount in enumerate(self.discounts):
            end = context[len(context) - length :]
            if total := self.totals[length].get(end):
                seen = self.counts[length][end]
                probability = (max(seen[symbol] - discount, 0) + discount * len(seen) * probability) / total
        return probability

    def bits(self, before: Sequence[int], symbols: Sequence[int]) -> float:
        """Return -log2 of the probability of all symbols, which come after the symbols `before`."""
        rest = self.order - 1
        everything = [*before[len(before) - rest :], *symbols]
        return -sum(
            math.log2(self.probability(tuple(everything[place - rest : place]), everything[place]))
            for place in range(rest, len(everything))
        )


def _discount(counts: defaultdict[tuple[int, ...], Counter[int]]) -> float:
    """Return what is taken from each count, after Ney, Essen and Kneser 1994, from how many are 1 and 2."""
    often = Counter(count for seen in counts.values() for count in seen.values())
    return often[1] / (often[1] + 2 * often[2]) if often[1] else 0.5
