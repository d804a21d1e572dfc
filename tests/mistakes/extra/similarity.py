"""Known mistakes of the extras of the module similarity."""

import numpy as np

from llmlings.testing import mistake


@mistake("mean_pool")
def averages_padding_too(vectors, attention_mask):
    """Your mean is over all positions, padding too; only real tokens take part."""
    return vectors.mean(axis=1)


@mistake("mean_pool")
def divides_by_the_padded_length(vectors, attention_mask):
    """You divide by the padded length; divide by the number of real tokens of the text."""
    return (vectors * attention_mask[..., np.newaxis]).mean(axis=1)


@mistake("mean_pool")
def divides_by_the_tokens_of_the_batch(vectors, attention_mask):
    """You divide by the number of tokens of the whole batch; each text has its own."""
    return (vectors * attention_mask[..., np.newaxis]).sum(axis=1) / max(1, attention_mask.sum())


@mistake("mean_pool")
def adds_and_does_not_divide(vectors, attention_mask):
    """You give the sum of the vectors; a mean is the sum divided by the number of tokens."""
    return (vectors * attention_mask[..., np.newaxis]).sum(axis=1)


@mistake("mean_pool", slip=True)
def divides_by_no_tokens(vectors, attention_mask):
    """A text without a token makes you divide 0 by 0; its vector is zeros."""
    counted = attention_mask[..., np.newaxis]
    with np.errstate(invalid="ignore"):
        return (vectors * counted).sum(axis=1) / counted.sum(axis=1)
