"""Known mistakes of the module attention: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("causal_mask")
def a_causal_mask_for_a_batch(length):
    """Your mask has an axis too many in front; the docstring returns (L, L), which broadcasts over a batch without it.

    """
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, dtype=bool)[np.newaxis]


@mistake("causal_mask")
def a_causal_mask_in_lists(length):
    """You return nested lists; the docstring returns a NumPy array of bool."""
    if length < 1:
        raise ValueError("length must be at least 1")
    return [[key <= query for key in range(length)] for query in range(length)]


@mistake("causal_mask")
def a_causal_mask_of_floats(length):
    """Your mask holds the floats 1.0 and 0.0; the docstring returns bool."""
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length)


@mistake("causal_mask")
def a_causal_mask_to_be_added(length):
    """You return 0 and -inf, a mask that is added to the scores; the docstring returns True and False."""
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.where(np.tri(length, dtype=bool), 0.0, -np.inf)


@mistake("causal_mask")
def a_position_does_not_see_itself(length):
    """Your mask hides each position from itself, so the first one sees nothing; the docstring lets a query see the keys
    up to and including itself.
    """
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, k=-1, dtype=bool)


@mistake("causal_mask")
def accepts_a_length_of_0(length):
    """You give an empty mask for a length of 0; the docstring refuses every length below 1 and names `length`."""
    if length < 0:
        raise ValueError("length must not be negative")
    return np.tri(length, dtype=bool)


@mistake("causal_mask")
def an_assertion_for_an_error(length):
    """You refuse a bad length with `assert`, which raises AssertionError and is skipped under `python -O`; the docstring
    raises ValueError.
    """
    assert length >= 1, "length must be at least 1"
    return np.tri(length, dtype=bool)


@mistake("causal_mask")
def leaves_the_length_to_numpy(length):
    """You never look at `length`, and NumPy makes an empty mask of a length below 1; the docstring refuses it and names
    `length`.
    """
    return np.tri(length, dtype=bool)


@mistake("causal_mask")
def sees_at_most_four_positions(length):
    """Your mask shows a window of four positions; the docstring shows everything from the start up to the position
    itself.
    """
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, dtype=bool) & ~np.tri(length, k=-4, dtype=bool)


@mistake("causal_mask")
def sees_the_future(length):
    """Your mask lets each position see what comes after it; rows are queries and columns are keys, and the docstring
    shows the past.
    """
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.triu(np.ones((length, length), dtype=bool))


@mistake("causal_mask")
def sees_the_next_position(length):
    """Your mask lets each position see the one behind it; the docstring ends with the position itself."""
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, k=1, dtype=bool)


@mistake("causal_mask")
def true_means_hidden(length):
    """Your mask is True where a key is hidden, as in some libraries; in this course True means "may be attended to"."""
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.triu(np.ones((length, length), dtype=bool), k=1)


@mistake("padding_mask")
def a_flat_mask_is_a_batch_of_one(attention_mask):
    """You take a flat mask for a batch of one sequence; the docstring refuses it and names `attention_mask`."""
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim == 1:
        mask = mask[np.newaxis]
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :]


@mistake("padding_mask")
def a_padding_mask_to_be_added(attention_mask):
    """You return 0 for real tokens and a large negative number for padding, to be added to scores; the docstring returns
    True and False.
    """
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return (1.0 - mask[:, np.newaxis, :]) * -1e9


@mistake("padding_mask")
def a_padding_mask_with_an_axis_for_heads(attention_mask):
    """Your mask has shape (B, 1, 1, L), with an axis for heads; the docstring returns (B, 1, L)."""
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, np.newaxis, :]


@mistake("padding_mask")
def a_padding_mask_without_an_axis_for_queries(attention_mask):
    """Your mask keeps the shape (B, L), and next to scores (B, Q, K) its first axis would be taken for the queries; the
    docstring returns (B, 1, L).
    """
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask


@mistake("padding_mask")
def a_sequence_of_padding_sees_itself(attention_mask):
    """You show a sequence of padding alone as if it were real, so that no query is left with nothing; the docstring
    hides all padding.
    """
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    mask[~mask.any(axis=1)] = True
    return mask[:, np.newaxis, :]


@mistake("padding_mask")
def a_single_sequence_loses_its_axis(attention_mask):
    """For a batch of one you drop the axis of the batch; the docstring returns (B, 1, L) for every B."""
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :] if len(mask) > 1 else mask


@mistake("padding_mask")
def hands_out_a_window_onto_the_argument(attention_mask):
    """Where a bool array comes in, your result is a window onto it: `np.asarray` makes no copy, and an index with a new
    axis makes none either.
    """
    mask = np.asarray(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :]


@mistake("padding_mask")
def hides_padded_queries_too(attention_mask):
    """Your mask has shape (B, L, L) and also hides everything from queries that are padding; the docstring masks keys
    alone, the same for every query.
    """
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, :, np.newaxis] & mask[:, np.newaxis, :]


@mistake("padding_mask")
def keeps_the_numbers_of_the_attention_mask(attention_mask):
    """Your mask still holds the numbers 1 and 0; the docstring returns bool."""
    mask = np.array(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, np.newaxis, :]


@mistake("padding_mask")
def makes_the_padding_mask_causal(attention_mask):
    """You mix a causal mask in; `padding_mask` hides padding only, and the two are joined by whoever needs both."""
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return np.tri(mask.shape[1], dtype=bool) & mask[:, np.newaxis, :]


@mistake("padding_mask")
def masks_queries_instead_of_keys(attention_mask):
    """Your mask has shape (B, L, 1) and hides queries; the docstring hides keys, with shape (B, 1, L)."""
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask[:, :, np.newaxis]


@mistake("padding_mask")
def never_counts_the_axes(attention_mask):
    """You put the axis for queries in front of the last one and never count the axes, so a flat mask or one of three
    axes gets through; the docstring refuses what is not (B, L).
    """
    return np.array(attention_mask, dtype=bool)[..., np.newaxis, :]


@mistake("padding_mask")
def padding_only_at_the_end(attention_mask):
    """You count the real tokens of a row and put them at its start; padding may stand on the left, or anywhere."""
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    lengths = mask.sum(axis=1)
    return (np.arange(mask.shape[1]) < lengths[:, np.newaxis])[:, np.newaxis, :]


@mistake("padding_mask")
def repeats_the_padding_for_every_query(attention_mask):
    """You write the mask out for every query, in shape (B, L, L); the docstring leaves that to broadcasting and returns
    (B, 1, L).
    """
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return np.repeat(mask[:, np.newaxis, :], mask.shape[1], axis=1)


@mistake("padding_mask")
def subtracts_from_an_unsigned_mask(attention_mask):
    """You find padding by subtracting 1 and looking for what is negative; in an unsigned dtype 0 - 1 wraps around to a
    great number.
    """
    mask = np.array(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    if mask.dtype == bool:
        return mask[:, np.newaxis, :]
    return ~(mask - mask.dtype.type(1) < 0)[:, np.newaxis, :]


@mistake("padding_mask")
def true_means_padding(attention_mask):
    """Your mask is True where there is padding; True means "may be attended to", which is where `attention_mask` is 1.

    """
    mask = np.array(attention_mask, dtype=bool)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return ~mask[:, np.newaxis, :]


@mistake("attention_weights")
def a_mask_must_have_rows_and_columns(queries, keys, mask=None):
    """You refuse a mask of one dimension; the docstring takes every shape that broadcasts, (K,) included."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        if np.ndim(mask) < 2:
            raise ValueError("mask must have at least two dimensions")
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def a_mask_of_false_counts_as_none(queries, keys, mask=None):
    """You ask whether anything in the mask is True, and treat a mask of False alone as no mask; only None means that
    there is none.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None and np.any(mask):
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def adds_the_mask_to_the_scores(queries, keys, mask=None):
    """You add the mask to the scores, so allowed keys get 1 more and nothing is hidden; this mask says True or False, it
    is not a bias.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = scores + _as_mask(mask, scores.shape)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def always_divides_by_two(queries, keys, mask=None):
    """You always divide by 2, which is right for a width of 4 alone; the docstring divides by sqrt(d)."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / 2
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def an_empty_row_ignores_the_mask(queries, keys, mask=None):
    """A query that may attend to nothing attends to everything in your answer; the docstring gives a row of zeros."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        hidden = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
        scores = np.where(hidden.max(axis=-1, keepdims=True) == -np.inf, scores, hidden)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def an_empty_row_is_not_a_number(queries, keys, mask=None):
    """Where all keys are hidden you get NaN: the highest score is -inf, and -inf minus -inf is NaN, as is 0 divided by
    0. The docstring gives a row of zeros.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


@mistake("attention_weights")
def an_empty_row_is_shared_equally(queries, keys, mask=None):
    """Where all keys are hidden you give each the same share; the docstring gives a row of zeros."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, np.finfo(np.float64).min)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def asks_the_mask_whether_it_is_true(queries, keys, mask=None):
    """You write `if mask`, and NumPy cannot say whether an array as a whole is true; ask whether it `is not None`."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def clips_the_scores(queries, keys, mask=None):
    """You clip the scores to keep their exponentials finite, and scores beyond the limit become equal; shift each row by
    its highest score instead.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    scores = np.clip(scores, -700, 700)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def compares_directions_alone(queries, keys, mask=None):
    """You divide by the lengths of the two vectors, which gives cosines; the docstring takes the dot product over
    sqrt(d).
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    lengths = np.linalg.norm(queries, axis=-1)[..., np.newaxis] * np.linalg.norm(keys, axis=-1)[..., np.newaxis, :]
    scores = queries @ np.swapaxes(keys, -1, -2) / np.where(lengths == 0, 1, lengths)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def cuts_the_wider_vectors(queries, keys, mask=None):
    """You cut vectors of different widths to the narrower one; the docstring refuses them and names `keys`."""
    queries, keys = _as_vectors("queries", queries), _as_vectors("keys", keys)
    if keys.shape[:-2] != queries.shape[:-2]:
        raise ValueError("keys must have the leading axes of the queries")
    width = min(queries.shape[-1], keys.shape[-1])
    scores = queries[..., :width] @ np.swapaxes(keys[..., :width], -1, -2) / np.sqrt(width)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def divides_by_the_width(queries, keys, mask=None):
    """You divide the dot products by d; the docstring divides them by sqrt(d)."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / queries.shape[-1]
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def every_query_gets_the_first_row_of_the_mask(queries, keys, mask=None):
    """You hide from every query what the mask hides from the first one; each query has a row of its own."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape)[..., :1, :], scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def every_sequence_gets_the_first_mask(queries, keys, mask=None):
    """You use the mask of the first sequence for the whole batch; each has its own."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        allowed = _as_mask(mask, scores.shape)
        while allowed.ndim > 2:
            allowed = allowed[0]
        scores = np.where(allowed, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def fills_with_minus_a_billion(queries, keys, mask=None):
    """You give hidden keys a score of -1e9: where all keys are hidden they share equally, and next to scores of -1e10
    the hidden ones win.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -1e9)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def flattens_the_leading_axes(queries, keys, mask=None):
    """You lose the leading axes: the result has one axis for all of them, where the docstring keeps them as they are.

    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    weights = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return weights.reshape(-1, *weights.shape[-2:]) if weights.ndim > 2 else weights


@mistake("attention_weights")
def forgets_to_scale(queries, keys, mask=None):
    """You take the dot products as they are; the docstring divides them by sqrt(d)."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def gives_the_scores(queries, keys, mask=None):
    """You return the scores; the docstring returns what the softmax makes of them: shares that sum to 1."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    return scores


@mistake("attention_weights")
def hidden_keys_get_almost_zero(queries, keys, mask=None):
    """Your hidden keys get a tiny weight, exp(-60) or so; the docstring gives them exactly 0, so that nothing of them
    gets through.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else _as_mask(mask, scores.shape)
    highest = np.where(allowed, scores, -np.inf).max(axis=-1, keepdims=True)
    scores = np.where(allowed, scores, highest - 60)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def hidden_scores_become_zero(queries, keys, mask=None):
    """You multiply the scores with the mask, which gives hidden keys a score of 0; exp(0) is 1, so they still get a
    share.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = scores * _as_mask(mask, scores.shape)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def hides_what_the_mask_allows(queries, keys, mask=None):
    """You hide the keys where the mask is True; in this course True means that a key may be attended to."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), -np.inf, scores)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def ignores_the_mask(queries, keys, mask=None):
    """You never use the mask."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        _as_mask(mask, scores.shape)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def indexes_with_a_mask_of_another_shape(queries, keys, mask=None):
    """You put -inf where the mask says so by indexing with it, which works only for a mask of the shape of the scores;
    the docstring lets it broadcast.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        _as_mask(mask, scores.shape)
        scores[~np.asarray(mask, dtype=bool)] = -np.inf
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def inverts_numbers_bit_by_bit(queries, keys, mask=None):
    """You turn the mask around with `~` while it holds the numbers 1 and 0: for integers ~1 is -2 and ~0 is -1, and both
    count as True. Make it bool first.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        _as_mask(mask, scores.shape)
        mask = np.asarray(mask)
        hidden = ~mask if mask.dtype.kind in "bui" else mask == 0
        scores = np.where(hidden, -np.inf, scores)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def is_always_causal(queries, keys, mask=None):
    """You always hide the later keys; the docstring does so only where the mask says it."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    allowed = True if mask is None else _as_mask(mask, scores.shape)
    scores = np.where(allowed & np.tri(*scores.shape[-2:], dtype=bool), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def keys_look_at_queries(queries, keys, mask=None):
    """You multiply keys with queries, so a row belongs to a key; the docstring has a row for each query and a column for
    each key.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = keys @ np.swapaxes(queries, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def leaves_leading_axes_to_numpy(queries, keys, mask=None):
    """You leave it to NumPy to refuse keys of another batch, and its message does not name `keys`; compare the leading
    axes.
    """
    queries, keys = _as_vectors("queries", queries), _as_vectors("keys", keys)
    if keys.shape[-1] != queries.shape[-1]:
        raise ValueError("keys must be as wide as the queries")
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def leaves_room_for_attending_to_nothing(queries, keys, mask=None):
    """You add 1 to the sum of the exponentials, as if there were one more key with score 0; in the docstring the weights
    of the allowed keys sum to 1.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = np.maximum(scores.max(axis=-1, keepdims=True), 0)
    powers = np.exp(scores - highest)
    return powers / (powers.sum(axis=-1, keepdims=True) + np.exp(-highest))


@mistake("attention_weights")
def leaves_the_mask_to_numpy(queries, keys, mask=None):
    """You leave it to NumPy to refuse a mask that does not fit; its message does not name `mask`, and a mask with more
    axes than the scores would add them to the result.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(np.asarray(mask, dtype=bool), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def leaves_widths_to_numpy(queries, keys, mask=None):
    """You leave it to NumPy to refuse keys of another width, and its message does not say which argument is wrong; check
    the widths and name `keys`.
    """
    queries, keys = _as_vectors("queries", queries), _as_vectors("keys", keys)
    if keys.shape[:-2] != queries.shape[:-2]:
        raise ValueError("keys must have the leading axes of the queries")
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def lowers_hidden_scores_by_a_thousand(queries, keys, mask=None):
    """You lower the scores of hidden keys by 1,000; a hidden key that fits far better still gets through. Its score has
    to be minus infinity.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else _as_mask(mask, scores.shape)
    scores = scores - 1000 * ~allowed
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.where(allowed.any(axis=-1, keepdims=True), powers / totals, 0)


@mistake("attention_weights")
def masks_after_the_softmax(queries, keys, mask=None):
    """You set weights to 0 after the softmax, so those that are left no longer sum to 1; hidden keys must not take part
    in the softmax at all.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    weights = powers / totals
    return weights if mask is None else weights * _as_mask(mask, scores.shape)


@mistake("attention_weights")
def minus_a_billion_is_not_low_enough(queries, keys, mask=None):
    """You give hidden keys a score of -1e9, which is not below every real score; next to scores of -1e10 the hidden keys
    win.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else _as_mask(mask, scores.shape)
    scores = np.where(allowed, scores, -1e9)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.where(allowed.any(axis=-1, keepdims=True), powers / totals, 0)


@mistake("attention_weights")
def multiplies_by_the_root_of_the_width(queries, keys, mask=None):
    """You multiply the dot products by sqrt(d); the docstring divides by it."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) * np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def multiplies_in_the_dtype_of_the_vectors(queries, keys, mask=None):
    """You multiply in the dtype that comes in, and unsigned or small integers wrap around; convert to float64 first."""
    pair = _as_queries_and_keys(queries, keys)
    if all(isinstance(given, np.ndarray) and given.dtype.kind in "ui" for given in (queries, keys)):
        pair = queries, keys
    scores = (pair[0] @ np.swapaxes(pair[1], -1, -2)).astype(np.float64) / np.sqrt(pair[0].shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def one_empty_row_empties_all(queries, keys, mask=None):
    """As soon as one query has nothing to attend to, you give zeros to all of them; only its own row is zeros."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    if (scores.max(axis=-1) == -np.inf).any():
        return np.zeros_like(scores)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def only_the_best_key(queries, keys, mask=None):
    """You give everything to the best key; the docstring shares out by softmax, and the best key only gets most."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    best = np.zeros_like(scores)
    np.put_along_axis(best, scores.argmax(axis=-1)[..., np.newaxis], 1.0, axis=-1)
    return np.where(scores == -np.inf, 0, best)


@mistake("attention_weights")
def opens_the_mask_in_place(queries, keys, mask=None):
    """You change the mask itself, for queries that may attend to nothing; it belongs to the caller. Work on a copy."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        allowed = _as_mask(mask, scores.shape)
        scores = np.where(allowed, scores, -np.inf)
        empty = ~allowed.any(axis=-1)
        if isinstance(mask, np.ndarray) and mask.shape == scores.shape:
            mask[empty] = True
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def overflows_for_high_scores(queries, keys, mask=None):
    """You take exponentials of the scores as they are: exp(1e10) does not fit in a float64. Shift each row by its
    highest score first; that changes no share.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    powers = np.exp(scores)
    totals = powers.sum(axis=-1, keepdims=True)
    return powers / np.where(totals == 0, 1, totals)


@mistake("attention_weights")
def scales_after_the_softmax(queries, keys, mask=None):
    """You divide the weights by sqrt(d), after the softmax; the docstring divides the scores, before it, so that the
    weights sum to 1.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    shares = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return shares / np.sqrt(queries.shape[-1])


@mistake("attention_weights")
def scales_by_the_length_of_axis_1(queries, keys, mask=None):
    """You divide by the root of the length of axis 1, which is the width only while there are no leading axes; the width
    d is always the last axis.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def scales_by_the_number_of_keys(queries, keys, mask=None):
    """You divide by the root of the number of keys; the docstring divides by the root of the width d."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(keys.shape[-2])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def scales_the_queries_in_place(queries, keys, mask=None):
    """You divide the queries in place, and they belong to the caller; work on a copy."""
    _as_queries_and_keys(queries, keys)
    queries, keys = np.asarray(queries), np.asarray(keys, dtype=np.float64)
    if queries.dtype != np.float64:
        queries = queries.astype(np.float64)
    queries /= np.sqrt(queries.shape[-1])
    scores = queries @ np.swapaxes(keys, -1, -2)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def scores_divided_by_their_sum(queries, keys, mask=None):
    """You divide the scores by their sum; the softmax does that with their exponentials."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, 0)
    totals = scores.sum(axis=-1, keepdims=True)
    return np.divide(scores, totals, out=np.zeros_like(scores), where=totals != 0)


@mistake("attention_weights")
def scores_in_float32(queries, keys, mask=None):
    """You compute in float32, which keeps 7 digits; the docstring computes in float64."""
    queries, keys = _as_queries_and_keys(queries, keys)
    queries, keys = queries.astype(np.float32), keys.astype(np.float32)
    scores = (queries @ np.swapaxes(keys, -1, -2)).astype(np.float64) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def shares_over_axis_1(queries, keys, mask=None):
    """You take the softmax along axis 1, which is the last one only while there are no leading axes; the keys are always
    axis -1.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def shares_over_the_queries(queries, keys, mask=None):
    """Your columns sum to 1: the softmax runs over the queries. The docstring shares out over the keys, the last axis,
    so that each row sums to 1.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-2, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-2, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def shares_over_the_whole_array(queries, keys, mask=None):
    """Your weights sum to 1 all together; in the docstring each row does."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max()
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum()
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def shifts_by_a_hidden_score(queries, keys, mask=None):
    """You shift each row by its highest score before you hide anything; a hidden key that fits far better makes all
    others vanish.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    if mask is not None:
        powers = powers * _as_mask(mask, scores.shape)
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def shifts_by_the_highest_of_all_rows(queries, keys, mask=None):
    """You shift all rows by one number, the highest score of all, and rows that lie far below vanish; every row needs
    its own highest score.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max()
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def sigmoid_for_softmax(queries, keys, mask=None):
    """Each of your weights looks at its own score alone, by a sigmoid; the softmax makes the keys compete, so that a row
    sums to 1.
    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    return np.exp(-np.logaddexp(0, -scores))


@mistake("attention_weights")
def squeezes_out_axes_of_length_one(queries, keys, mask=None):
    """You drop axes of length 1; the docstring returns (..., Q, K) also for one query or one key."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.squeeze(np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0))


@mistake("attention_weights")
def takes_a_single_key(queries, keys, mask=None):
    """You take keys of one dimension for a single key; the docstring refuses them and names `keys`."""
    queries, keys = _as_queries_and_keys(queries, np.atleast_2d(np.asarray(keys, dtype=np.float64)))
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def takes_a_single_query(queries, keys, mask=None):
    """You take queries of one dimension for a single query; the docstring refuses them and names `queries`."""
    queries, keys = _as_queries_and_keys(np.atleast_2d(np.asarray(queries, dtype=np.float64)), keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def the_mask_adds_axes_to_the_result(queries, keys, mask=None):
    """A mask with more axes than the scores adds its own to your result; the docstring refuses it and names `mask`."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        allowed = np.asarray(mask, dtype=bool)
        try:
            np.broadcast_shapes(allowed.shape, scores.shape)
        except ValueError:
            raise ValueError("mask does not broadcast") from None
        scores = np.where(allowed, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def the_mask_is_turned_around(queries, keys, mask=None):
    """You take the rows of the mask for keys and its columns for queries; it is the other way around, as in the scores.

    """
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        turned = np.swapaxes(_as_mask(mask, scores.shape), -1, -2)
        scores = np.where(turned, scores, -np.inf) if turned.shape == scores.shape else scores
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def transposes_all_axes(queries, keys, mask=None):
    """`keys.T` turns all axes around, the leading ones too; exchange the last two only."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ keys.T / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention_weights")
def weights_in_the_dtype_of_the_queries(queries, keys, mask=None):
    """You keep the dtype of the queries; the docstring computes in float64 and returns it."""
    dtype = np.asarray(queries).dtype
    dtype = dtype if dtype.kind == "f" else np.float64
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    weights = np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)
    return weights.astype(dtype)


@mistake("attention_weights")
def zero_times_infinity(queries, keys, mask=None):
    """You multiply minus infinity with 1 minus the mask; where the mask is 1 that is 0 times infinity, which is NaN."""
    queries, keys = _as_queries_and_keys(queries, keys)
    scores = queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = scores + (1.0 - _as_mask(mask, scores.shape)) * -np.inf
    highest = scores.max(axis=-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=-1, keepdims=True)
    return np.divide(powers, totals, out=np.zeros_like(powers), where=totals > 0)


@mistake("attention")
def adds_the_queries_to_the_result(queries, keys, values, mask=None):
    """You add the queries to the result, as a transformer does around its attention; `attention` itself returns the
    averages alone.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    mixed = weights @ values
    return mixed + _as_vectors("queries", queries) if mixed.shape == np.shape(queries) else mixed


@mistake("attention")
def adds_the_results_up(queries, keys, values, mask=None):
    """You add up the results of all queries; each query keeps its own."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return (weights @ values).sum(axis=-2)


@mistake("attention")
def an_empty_row_gives_not_a_number(queries, keys, values, mask=None):
    """You divide the result by the sum of the weights, which is 0 for a query that may attend to nothing: 0 / 0 is NaN,
    and the docstring gives zeros.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ values / weights.sum(axis=-1, keepdims=True)


@mistake("attention")
def an_empty_row_gives_the_mean_of_the_values(queries, keys, values, mask=None):
    """A query that may attend to nothing gets the mean of the values in your answer; the docstring gives it zeros."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    empty = weights.sum(axis=-1, keepdims=True) == 0
    return np.where(empty, values.mean(axis=-2, keepdims=True), weights @ values)


@mistake("attention")
def averages_the_keys(queries, keys, values, mask=None):
    """You average the keys; the docstring averages the values."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ _as_vectors("keys", keys)


@mistake("attention")
def averages_without_weights(queries, keys, values, mask=None):
    """You take the plain mean of the values; each counts by the weight of its key."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return np.zeros((*weights.shape[:-1], 1)) + values.mean(axis=-2, keepdims=True)


@mistake("attention")
def collects_by_columns(queries, keys, values, mask=None):
    """You multiply the transposed weights with the values; row q of the weights belongs to query q, and so does row q of
    the result.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return np.swapaxes(weights, -1, -2) @ values


@mistake("attention")
def contracts_with_the_batch(queries, keys, values, mask=None):
    """`np.dot` of two stacks multiplies every sequence with every other one; use `@`, which goes through the leading
    axes together.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return np.dot(weights, values)


@mistake("attention")
def cuts_values_to_the_width_of_the_keys(queries, keys, values, mask=None):
    """You cut or fill the values to the width of the keys; d_v is a width of its own, and the result has it."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    width = np.shape(keys)[-1]
    fitted = np.zeros((*values.shape[:-1], width))
    fitted[..., : values.shape[-1]] = values[..., :width]
    return weights @ fitted


@mistake("attention")
def gives_the_result_and_the_weights(queries, keys, values, mask=None):
    """You return the result and the weights in a tuple; the docstring returns the result alone."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ values, weights


@mistake("attention")
def gives_the_weights(queries, keys, values, mask=None):
    """You return the weights; the docstring returns the average of the values that they weight."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights


@mistake("attention")
def ignores_surplus_values(queries, keys, values, mask=None):
    """You use as many values as there are keys and ignore the rest; the docstring refuses another number and names
    `values`.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)[..., : np.shape(keys)[-2], :]
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ values


@mistake("attention")
def keeps_the_dtype_of_the_values(queries, keys, values, mask=None):
    """You give the result the dtype of the values; the docstring returns float64, since an average of whole numbers is
    no whole number.
    """
    dtype = np.asarray(values).dtype
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return (weights @ values).astype(dtype)


@mistake("attention")
def leaves_the_values_to_numpy(queries, keys, values, mask=None):
    """You leave it to NumPy to refuse values that do not fit: its message does not name `values`, and values of one
    dimension or without the batch get through.
    """
    weights = attention_weights(queries, keys, mask)
    values = np.asarray(values, dtype=np.float64)
    return weights @ values


@mistake("attention")
def multiplies_in_the_dtype_of_the_values(queries, keys, values, mask=None):
    """You turn the weights into the dtype of the values before you multiply: in whole numbers nearly all of them become
    0, in float32 digits get lost. Turn both into float64.
    """
    given = np.asarray(values)
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return (weights.astype(given.dtype) @ given).astype(np.float64)


@mistake("attention")
def never_passes_the_mask_on(queries, keys, values, mask=None):
    """You never use the mask: it has to be passed on to `attention_weights`."""
    attention_weights(queries, keys, mask)
    weights = attention_weights(queries, keys)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")


@mistake("attention")
def one_set_of_values_for_the_batch(queries, keys, values, mask=None):
    """You take values without leading axes for all sequences of the batch; the docstring refuses them and names
    `values`.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[-2] != np.shape(keys)[-2]:
        raise ValueError("values must be one for each key")
    return weights @ values


@mistake("attention")
def scales_by_the_width_of_the_values(queries, keys, values, mask=None):
    """You divide the scores by the root of d_v, the width of the values; the dot products are of queries and keys, whose
    width is d.
    """
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    stretched = _as_vectors("queries", queries) * np.sqrt(np.shape(queries)[-1] / values.shape[-1])
    return attention_weights(stretched, keys, mask) @ values


@mistake("attention")
def takes_one_number_for_each_key(queries, keys, values, mask=None):
    """You take values of one dimension for vectors of width 1; the docstring refuses them and names `values`."""
    weights = attention_weights(queries, keys, mask)
    values = np.asarray(values, dtype=np.float64)
    if values.ndim == 1:
        values = values[:, np.newaxis]
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    return weights @ values


@mistake("attention")
def takes_the_value_of_the_best_key(queries, keys, values, mask=None):
    """You return the value of the key with the greatest weight; the docstring returns the weighted average of all."""
    weights = attention_weights(queries, keys, mask)
    values = _as_vectors("values", values)
    if values.shape[:-1] != np.shape(keys)[:-1]:
        raise ValueError("values must be one for each key")
    best = (weights == weights.max(axis=-1, keepdims=True)) & (weights > 0)
    return best / np.maximum(best.sum(axis=-1, keepdims=True), 1) @ values


@mistake("multi_head_attention")
def a_mask_for_each_head(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You accept a mask with an axis for heads in front of the last two; in the docstring it broadcasts to (..., L, L)
    and is the same for every head.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    if mask is not None:
        shape = (*x.shape[:-1], length)
        try:
            mask = _as_mask(mask, shape)[..., np.newaxis, :, :]
        except ValueError:
            mask = np.asarray(mask, dtype=bool)
            if mask.ndim < 3 or mask.shape[-3] not in (1, num_heads):
                raise
    queries, keys, values = (_split_heads(vectors, num_heads) for vectors in (queries, keys, values))
    mixed = attention(queries, keys, values, mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def a_single_sequence_gets_a_batch_axis(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """For a single sequence you return a batch of one; the result has the shape of x."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    joined = np.concatenate(heads, axis=-1) @ output_weights
    return joined[np.newaxis] if x.ndim == 2 else joined


@mistake("multi_head_attention")
def accepts_a_negative_number_of_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You only check that num_heads divides d, which -2 does as well as 2; the docstring refuses everything below 1."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads == 0 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    num_heads = abs(num_heads)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def adds_x_to_the_result(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You add x to the result, as a transformer block does around it; the docstring returns what attention gives alone.

    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return x + np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def always_blames_the_query_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your message names `query_weights` whichever matrix is wrong; the docstring names the one that is."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    matrices = query_weights, key_weights, value_weights, output_weights
    matrices = [_as_weights("query_weights", weights, width) for weights in matrices]
    query_weights, key_weights, value_weights, output_weights = matrices
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def an_axis_for_heads_before_the_mask_is_broadcast(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You put the axis of the heads before the last two axes of the mask as it comes; a mask of shape (L,) has no two
    axes. Broadcast it first.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        _as_mask(mask, (*x.shape[:-1], length))
        mask = np.expand_dims(np.asarray(mask, dtype=bool), -3)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    queries, keys, values = (_split_heads(vectors, num_heads) for vectors in (queries, keys, values))
    mixed = attention(queries, keys, values, mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def checks_only_the_widths_of_the_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You check the last length of each matrix alone; the docstring refuses every matrix that is not (d, d), one for
    each sequence included.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    given = {
        "query_weights": query_weights,
        "key_weights": key_weights,
        "value_weights": value_weights,
        "output_weights": output_weights,
    }
    for name, weights in given.items():
        if np.shape(weights)[-1] != width:
            raise ValueError(f"{name} must be {width} wide")
    query_weights, key_weights, value_weights, output_weights = (
        np.asarray(weights, dtype=np.float64) for weights in given.values()
    )
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def computes_heads_in_float32(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You compute in the dtype of x, float32; the docstring computes in float64 and returns it."""
    dtype = np.asarray(x).dtype
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    joined = np.concatenate(heads, axis=-1) @ output_weights
    return joined.astype(dtype) if dtype.kind == "f" else joined


@mistake("multi_head_attention")
def cuts_positions_instead_of_columns(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You reshape (..., L, d) to (..., H, L, d/H) at once, which cuts the sequence and not the width; reshape to (...,
    L, H, d/H), then exchange axes.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    shape = (*x.shape[:-2], num_heads, length, width // num_heads)
    if mask is not None:
        mask = mask[..., np.newaxis, :, :]
    mixed = attention(queries.reshape(shape), keys.reshape(shape), values.reshape(shape), mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def cuts_x_before_the_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You cut x into slices first and multiply each with a block of the matrices, so a head sees its own columns of x
    alone; the docstring multiplies the whole x, then cuts.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        part = x[..., columns]
        queries, keys = part @ query_weights[columns, columns], part @ key_weights[columns, columns]
        heads.append(attention(queries, keys, part @ value_weights[columns, columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def divides_by_zero_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """With num_heads of 0 you divide by zero before you look at it; check it first, and raise a ValueError that names
    `num_heads`.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if width % num_heads or num_heads < 1:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def every_head_uses_the_first_slice(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """All your heads use the first slice of the width; head h has its own."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(0, size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def exchanges_query_and_key_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You exchange query and key weights: the position that looks uses the query weights, the position looked at the key
    weights.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ key_weights, x @ query_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def forgets_the_mask_in_the_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You never pass the mask on to the heads."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns]))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def forgets_the_output_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You return the joined heads; the docstring multiplies them with `output_weights`."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1)


@mistake("multi_head_attention")
def forgets_the_query_and_key_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You compare the vectors of x themselves; queries are `x @ query_weights` and keys `x @ key_weights`."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x, x, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def forgets_the_value_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You average x itself; the values are `x @ value_weights`."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def heads_are_always_causal(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You always hide later positions; the docstring does so only where the mask says it."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    causal = np.tri(length, dtype=bool)
    mask = causal if mask is None else mask & causal
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def heads_of_every_hth_column(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your head h takes columns h, h + H, h + 2H and so on; in the docstring heads are contiguous slices of the width.

    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    heads = []
    for start in range(num_heads):
        columns = slice(start, None, num_heads)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    joined = np.empty(x.shape)
    for start, head in enumerate(heads):
        joined[..., start::num_heads] = head
    return joined @ output_weights


@mistake("multi_head_attention")
def ignores_the_number_of_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You attend once over the whole width, as if there were one head; the docstring lets each head attend on its own.

    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    return attention(queries, keys, values, mask) @ output_weights


@mistake("multi_head_attention")
def joins_the_leading_axes(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You make one axis of all leading axes and leave it so; the result has the shape of x."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    joined = np.concatenate(heads, axis=-1) @ output_weights
    return joined.reshape(-1, length, width) if x.ndim > 3 else joined


@mistake("multi_head_attention")
def keys_with_the_query_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You make the keys with the query weights; they have weights of their own."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ query_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def leaves_out_the_columns_left_over(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Where num_heads does not divide d you round the width of a head down and the columns left over stay out; the
    docstring refuses that and names `num_heads`.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1:
        raise ValueError("num_heads must be at least 1")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    joined = np.zeros(x.shape)
    for start in range(0, size * num_heads, max(size, 1)):
        columns = slice(start, start + size)
        joined[..., columns] = attention(queries[..., columns], keys[..., columns], values[..., columns], mask)
    return joined @ output_weights


@mistake("multi_head_attention")
def leaves_the_mask_of_heads_to_numpy(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You never check the shape of the mask: one that does not fit is refused without its name, or adds its axes to the
    result.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    allowed = np.ones((length, length), dtype=bool) if mask is None else np.asarray(mask, dtype=bool)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        scores = queries[..., columns] @ np.swapaxes(keys[..., columns], -1, -2) / np.sqrt(size)
        scores = np.where(allowed, scores, -np.inf)
        highest = scores.max(axis=-1, keepdims=True)
        powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
        totals = powers.sum(axis=-1, keepdims=True)
        heads.append(powers / np.where(totals == 0, 1, totals) @ values[..., columns])
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def leaves_uneven_heads_to_numpy(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You leave it to `reshape` to refuse a number of heads that does not fit; its message does not name `num_heads`.

    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    parts = (vectors.reshape(*x.shape[:-1], num_heads, -1) for vectors in (queries, keys, values))
    queries, keys, values = (np.swapaxes(part, -3, -2) for part in parts)
    mixed = attention(queries, keys, values, None if mask is None else mask[..., np.newaxis, :, :])
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def masks_only_the_first_head(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You use the mask for the first head alone; it is the same for every head."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(
            attention(queries[..., columns], keys[..., columns], values[..., columns], mask if start == 0 else None)
        )
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def multiplies_with_the_transposed_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You multiply with the transposed matrices, as PyTorch's `nn.Linear` does; the docstring says `x @ w`."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights.T, x @ key_weights.T, x @ value_weights.T
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights.T


@mistake("multi_head_attention")
def needs_a_batch(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You take x for a batch of shape (B, L, d); a single sequence (L, d) and more leading axes are allowed too."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    if x.ndim != 3:
        raise ValueError("x must have three dimensions")
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def never_checks_the_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You never look at the shapes of the four matrices; the docstring refuses one that is not (d, d) and names it."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = np.asarray(query_weights, dtype=np.float64)
    key_weights = np.asarray(key_weights, dtype=np.float64)
    value_weights = np.asarray(value_weights, dtype=np.float64)
    output_weights = np.asarray(output_weights, dtype=np.float64)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def never_moves_the_axis_of_heads_back(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You reshape (..., H, L, d/H) to (..., L, d) at once, which mixes positions with heads; first move the axis of the
    heads next to the width.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.stack(heads, axis=-3).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def output_weights_before_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You multiply the values with the output weights before they are cut into heads; the docstring multiplies after the
    heads are joined.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights @ output_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1)


@mistake("multi_head_attention")
def projects_in_the_dtype_of_x(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You multiply x with the weights in the dtype that comes in, and small integers wrap around; convert to float64
    first.
    """
    given = [np.asarray(values) for values in (x, query_weights, key_weights, value_weights)]
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = (np.asarray(given[0] @ weights, dtype=np.float64) for weights in given[1:])
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def puts_the_heads_together_column_by_column(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You interleave the columns of the heads when you put them together; the docstring puts one head after the other.

    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.stack(heads, axis=-1).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def scales_heads_by_the_whole_width(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your scores are divided by sqrt(d); within a head vectors are d/H wide, so the docstring divides by sqrt(d/H)."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(
            attention(queries[..., columns] / np.sqrt(num_heads), keys[..., columns], values[..., columns], mask)
        )
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def sequences_of_a_batch_see_each_other(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You put all positions of a batch into one long sequence; positions attend within their own sequence alone."""
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size, shape = width // num_heads, x.shape
    queries, keys, values = (vectors.reshape(-1, width) for vectors in (queries, keys, values))
    if mask is not None:
        mask = np.tile(mask.reshape(-1, length), (1, len(queries) // length))
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[:, columns], keys[:, columns], values[:, columns], mask))
    return (np.concatenate(heads, axis=-1) @ output_weights).reshape(shape)


@mistake("multi_head_attention")
def takes_a_single_vector(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You take x of one dimension for a sequence of one position; the docstring refuses it and names `x`."""
    x = np.atleast_2d(np.asarray(x, dtype=np.float64))
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights


@mistake("multi_head_attention")
def takes_sequences_for_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your mask meets scores of shape (B, H, L, L), and NumPy takes its axis of sequences for the heads; it needs an
    axis of length 1 in front of the last two.
    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        _as_mask(mask, (*x.shape[:-1], length))
        mask = np.array(mask, dtype=bool)
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    queries, keys, values = (_split_heads(vectors, num_heads) for vectors in (queries, keys, values))
    mixed = attention(queries, keys, values, mask)
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def transposes_the_output_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You multiply the joined heads with the transposed output weights; the docstring says `joined @ output_weights`.

    """
    x = _as_vectors("x", x)
    length, width = x.shape[-2:]
    if num_heads < 1 or width % num_heads:
        raise ValueError("num_heads must divide the width")
    query_weights = _as_weights("query_weights", query_weights, width)
    key_weights = _as_weights("key_weights", key_weights, width)
    value_weights = _as_weights("value_weights", value_weights, width)
    output_weights = _as_weights("output_weights", output_weights, width)
    if mask is not None:
        mask = _as_mask(mask, (*x.shape[:-1], length))
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    size = width // num_heads
    heads = []
    for start in range(0, width, size):
        columns = slice(start, start + size)
        heads.append(attention(queries[..., columns], keys[..., columns], values[..., columns], mask))
    return np.concatenate(heads, axis=-1) @ output_weights.T
