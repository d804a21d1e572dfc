"""Known mistakes of the extras of the module word2vec."""

import numpy as np

from llmlings.testing import mistake


def _quotients(counts, threshold):
    return threshold * counts.sum() / np.maximum(counts, 1e-12)


@mistake("keep_probabilities")
def takes_counts_for_shares(counts, threshold):
    """You divide the threshold by counts; the formula has shares of the whole text."""
    return np.minimum(1, np.sqrt(threshold / np.maximum(counts, 1e-12)))


@mistake("keep_probabilities")
def keeps_without_the_root(counts, threshold):
    """You leave out the square root: threshold / f alone thins frequent ids out much more."""
    return np.minimum(1, _quotients(counts, threshold))


@mistake("keep_probabilities")
def gives_the_probability_of_leaving_out(counts, threshold):
    """You give the probability with which an occurrence is left out, 1 minus what is asked for."""
    return 1 - np.minimum(1, np.sqrt(_quotients(counts, threshold)))


@mistake("keep_probabilities")
def keeps_more_than_all(counts, threshold):
    """Your probabilities of rare ids are above 1; the largest probability is 1."""
    return np.sqrt(_quotients(counts, threshold))


@mistake("keep_probabilities")
def keeps_as_the_first_program_did(counts, threshold):
    """Your rule is that of the program word2vec, root plus quotient; the paper and the docstring have the root alone."""
    return np.minimum(1, np.sqrt(_quotients(counts, threshold)) + _quotients(counts, threshold))
