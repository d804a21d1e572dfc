"""Known mistakes of the extras of the module subwords."""

import math

from llmlings.testing import mistake


def _cuts(word, known):
    if not word:
        return [[]]
    ends = [end for end in range(1, len(word) + 1) if word[:end] in known]
    return [[word[:end], *rest] for end in ends for rest in _cuts(word[end:], known)]


def _em_step(words, probabilities, shares_of, start=0.0):
    """Return new probabilities, where `shares_of` gives the share of each cut by the probabilities of all."""
    counts = dict.fromkeys(probabilities, start)
    for word, occurrences in words.items():
        cuts = _cuts(word, probabilities)
        if not cuts:
            raise ValueError(f"{word} cannot be cut")
        shares = shares_of([math.prod(probabilities[piece] for piece in cut) for cut in cuts])
        for cut, share in zip(cuts, shares):
            for piece in cut:
                counts[piece] += occurrences * share
    total = sum(counts.values())
    return {piece: count / total for piece, count in counts.items()}


def _right_shares(values):
    return [value / sum(values) for value in values]


@mistake("unigram_em_step")
def counts_the_best_cut_alone(words, probabilities):
    """You count the most probable cut of a word alone; all its cuts count, each with its share."""
    return _em_step(
        words, probabilities, lambda values: [float(i == values.index(max(values))) for i in range(len(values))]
    )


@mistake("unigram_em_step")
def gives_all_cuts_the_same_share(words, probabilities):
    """You give all cuts of a word the same share; a more probable cut has a larger one."""
    return _em_step(words, probabilities, lambda values: [1 / len(values)] * len(values))


@mistake("unigram_em_step")
def does_not_divide_by_all_cuts(words, probabilities):
    """You take the probability of a cut for its share; divide it by the sum for all cuts of the word."""
    return _em_step(words, probabilities, lambda values: values)


@mistake("unigram_em_step")
def counts_each_word_once(words, probabilities):
    """You count each word once; it counts as often as it occurs."""
    return _em_step(dict.fromkeys(words, 1), probabilities, _right_shares)


@mistake("unigram_em_step", slip=True)
def drops_pieces_without_a_count(words, probabilities):
    """You leave out pieces that no cut holds; they stay, with a probability of 0."""
    return {piece: value for piece, value in _em_step(words, probabilities, _right_shares).items() if value}
