"""Known mistakes of the module attention: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _scores(queries, keys):
    return queries @ np.swapaxes(keys, -1, -2) / np.sqrt(queries.shape[-1])


def _softmax(scores, axis=-1):
    highest = scores.max(axis=axis, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(highest), highest, 0))
    totals = powers.sum(axis=axis, keepdims=True)
    return powers / np.where(totals == 0, 1, totals)


def _shares(scores, mask):
    return _softmax(np.where(mask, scores, -np.inf))


def _heads(vectors, num_heads):
    return np.moveaxis(vectors.reshape(*vectors.shape[:-1], num_heads, -1), -2, 0)


def _joined(heads):
    return np.concatenate(list(heads), axis=-1)


def _attend(queries, keys, values, num_heads, mask):
    parts = [_heads(vectors, num_heads) for vectors in (queries, keys, values)]
    return _joined(_shares(_scores(q, k), mask) @ v for q, k, v in zip(*parts))


@mistake("causal_mask")
def sees_the_future(length):
    """Your mask lets each position see what comes after it; rows are queries and columns are keys, and a query sees the
    past."""
    return np.triu(np.ones((length, length), dtype=bool))


@mistake("causal_mask")
def a_position_does_not_see_itself(length):
    """Your mask hides each position from itself, so the first one sees nothing; a query sees the keys up to and
    including itself."""
    return np.tri(length, k=-1, dtype=bool)


@mistake("causal_mask")
def sees_the_next_position(length):
    """Your mask lets each position see the one after it; it ends with the position itself."""
    return np.tri(length, k=1, dtype=bool)


@mistake("causal_mask")
def true_means_hidden(length):
    """Your mask is True where a key is hidden, as in some libraries; in this course True means "may be attended to"."""
    return np.triu(np.ones((length, length), dtype=bool), k=1)


@mistake("causal_mask")
def a_causal_mask_to_be_added(length):
    """You give 0 and -inf, a mask that is added to the scores; the docstring asks for True and False."""
    return np.where(np.tri(length, dtype=bool), 0.0, -np.inf)


@mistake("padding_mask")
def true_means_padding(attention_mask):
    """Your mask is True where there is padding; True means "may be attended to", which is where `attention_mask` is 1."""
    return attention_mask[:, np.newaxis, :] == 0


@mistake("padding_mask")
def a_padding_mask_without_an_axis_for_queries(attention_mask):
    """Your mask keeps the shape (B, L), and next to scores (B, Q, K) its first axis would be taken for the queries; give
    it the shape (B, 1, L)."""
    return attention_mask == 1


@mistake("padding_mask")
def masks_queries_instead_of_keys(attention_mask):
    """Your mask has shape (B, L, 1) and hides queries; it is the keys that are hidden, by the shape (B, 1, L)."""
    return attention_mask[:, :, np.newaxis] == 1


@mistake("padding_mask")
def hides_padded_queries_too(attention_mask):
    """Your mask has shape (B, L, L) and also hides everything from queries that are padding; mask keys alone, the same
    for every query."""
    return (attention_mask[:, :, np.newaxis] * attention_mask[:, np.newaxis, :]) == 1


@mistake("padding_mask")
def a_padding_mask_with_an_axis_for_heads(attention_mask):
    """Your mask has shape (B, 1, 1, L), with an axis for heads; the docstring asks for (B, 1, L)."""
    return attention_mask[:, np.newaxis, np.newaxis, :] == 1


@mistake("padding_mask")
def a_padding_mask_to_be_added(attention_mask):
    """You give 0 for real tokens and a large negative number for padding, to be added to scores; the docstring asks for
    True and False."""
    return (1.0 - attention_mask[:, np.newaxis, :]) * -1e9


@mistake("padding_mask")
def makes_the_padding_mask_causal(attention_mask):
    """You mix a causal mask in; `padding_mask` hides padding only, and is joined with a causal mask where both are
    needed."""
    return np.tri(attention_mask.shape[1], dtype=bool) & (attention_mask[:, np.newaxis, :] == 1)


@mistake("padding_mask")
def padding_only_at_the_end(attention_mask):
    """You count the real tokens of a row and put them at its start; padding may be on the left, or anywhere."""
    lengths = attention_mask.sum(axis=1)
    return (np.arange(attention_mask.shape[1]) < lengths[:, np.newaxis])[:, np.newaxis, :]


@mistake("padding_mask")
def a_sequence_of_padding_sees_itself(attention_mask):
    """You show a sequence of padding alone as if it were real, so that no query is left with nothing; hide all
    padding."""
    mask = attention_mask == 1
    mask[~mask.any(axis=1)] = True
    return mask[:, np.newaxis, :]


@mistake("attention_weights")
def forgets_to_scale(queries, keys, mask=None):
    """You take the dot products as they are; divide them by sqrt(d)."""
    return _shares(queries @ np.swapaxes(keys, -1, -2), mask)


@mistake("attention_weights")
def divides_by_the_width(queries, keys, mask=None):
    """You divide the dot products by the width d; divide by its square root."""
    return _shares(queries @ np.swapaxes(keys, -1, -2) / queries.shape[-1], mask)


@mistake("attention_weights")
def scales_by_the_number_of_keys(queries, keys, mask=None):
    """You divide by the root of the number of keys; divide by the root of the width d."""
    return _shares(queries @ np.swapaxes(keys, -1, -2) / np.sqrt(keys.shape[-2]), mask)


@mistake("attention_weights")
def always_divides_by_two(queries, keys, mask=None):
    """You always divide by 2, which is right for a width of 4 alone; divide by sqrt(d)."""
    return _shares(queries @ np.swapaxes(keys, -1, -2) / 2, mask)


@mistake("attention_weights")
def shares_over_the_queries(queries, keys, mask=None):
    """Your columns sum to 1: the softmax runs over the queries. Take it over the keys, the last axis, so that each row
    sums to 1."""
    return _softmax(np.where(mask, _scores(queries, keys), -np.inf), axis=-2)


@mistake("attention_weights")
def ignores_the_mask(queries, keys, mask=None):
    """You never use the mask; a key where it is False gets a weight of 0."""
    return _softmax(_scores(queries, keys))


@mistake("attention_weights")
def hides_what_the_mask_allows(queries, keys, mask=None):
    """You hide the keys where the mask is True; in this course True means that a key may be attended to."""
    return _shares(_scores(queries, keys), ~mask)


@mistake("attention_weights")
def hidden_scores_become_zero(queries, keys, mask=None):
    """You multiply the scores with the mask, which gives hidden keys a score of 0; exp(0) is 1, so they still get a
    share."""
    return _softmax(_scores(queries, keys) * mask)


@mistake("attention_weights")
def masks_after_the_softmax(queries, keys, mask=None):
    """You set weights to 0 after the softmax, so those that are left no longer sum to 1; hidden keys must not take part
    in the softmax at all."""
    return _softmax(_scores(queries, keys)) * mask


@mistake("attention_weights")
def minus_a_billion_is_not_low_enough(queries, keys, mask=None):
    """You give hidden keys a score of -1e9: where all keys are hidden they get equal shares, and next to scores of -1e10
    they win. A hidden key has a score of minus infinity."""
    return _softmax(np.where(mask, _scores(queries, keys), -1e9))


@mistake("attention_weights")
def an_empty_row_is_not_a_number(queries, keys, mask=None):
    """Where all keys are hidden you get NaN: the highest score is -inf, and -inf minus -inf is NaN, as is 0 divided by
    0. The docstring asks for a row of zeros."""
    scores = np.where(mask, _scores(queries, keys), -np.inf)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


@mistake("attention_weights")
def overflows_for_high_scores(queries, keys, mask=None):
    """You take exponentials of the scores as they are: exp(1e10) does not fit in a float64. Shift each row by its
    highest score first; that changes no share."""
    powers = np.exp(np.where(mask, _scores(queries, keys), -np.inf))
    totals = powers.sum(axis=-1, keepdims=True)
    return powers / np.where(totals == 0, 1, totals)


@mistake("attention")
def gives_the_weights(queries, keys, values, mask=None):
    """You give the weights; the docstring asks for the average of the values that they weight."""
    return attention_weights(queries, keys, mask)


@mistake("attention")
def averages_the_keys(queries, keys, values, mask=None):
    """You average the keys; average the values."""
    return attention_weights(queries, keys, mask) @ keys


@mistake("attention")
def averages_without_weights(queries, keys, values, mask=None):
    """You take the plain mean of the values; each counts by the weight of its key."""
    return np.zeros((*queries.shape[:-1], 1)) + values.mean(axis=-2, keepdims=True)


@mistake("attention")
def takes_the_value_of_the_best_key(queries, keys, values, mask=None):
    """You give the value of the key with the largest weight; the docstring asks for the weighted average of all."""
    weights = attention_weights(queries, keys, mask)
    best = (weights == weights.max(axis=-1, keepdims=True)) & (weights > 0)
    return best / np.maximum(best.sum(axis=-1, keepdims=True), 1) @ values


@mistake("attention")
def never_passes_the_mask_on(queries, keys, values, mask=None):
    """You never use the mask; pass it on to `attention_weights`."""
    return attention_weights(queries, keys) @ values


@mistake("attention")
def scales_by_the_width_of_the_values(queries, keys, values, mask=None):
    """You divide the scores by the root of d_v, the width of the values; the dot products are of queries and keys, whose
    width is d."""
    return _shares(queries @ np.swapaxes(keys, -1, -2) / np.sqrt(values.shape[-1]), mask) @ values


@mistake("attention")
def adds_the_queries_to_the_result(queries, keys, values, mask=None):
    """You add the queries to the result, as a transformer does around its attention; `attention` itself gives the
    averages alone."""
    mixed = attention_weights(queries, keys, mask) @ values
    return mixed + queries if mixed.shape == queries.shape else mixed


@mistake("attention")
def an_empty_row_gives_not_a_number(queries, keys, values, mask=None):
    """You divide the result by the sum of the weights, which is 0 for a query that may attend to nothing: 0 / 0 is NaN,
    and the docstring asks for zeros."""
    weights = attention_weights(queries, keys, mask)
    return weights @ values / weights.sum(axis=-1, keepdims=True)


@mistake("multi_head_attention")
def scales_heads_by_the_whole_width(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your scores are divided by sqrt(d); within a head vectors are d/H wide, so divide by sqrt(d/H)."""
    queries = x @ query_weights / np.sqrt(num_heads)
    return _attend(queries, x @ key_weights, x @ value_weights, num_heads, mask) @ output_weights


@mistake("multi_head_attention")
def ignores_the_number_of_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You attend once over the whole width, as if there were one head; let each head attend on its own."""
    return attention(x @ query_weights, x @ key_weights, x @ value_weights, mask) @ output_weights


@mistake("multi_head_attention")
def every_head_uses_the_first_slice(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """All your heads look at the first slice of queries and keys; head h takes its own slice of all three."""
    queries, keys = _heads(x @ query_weights, num_heads)[0], _heads(x @ key_weights, num_heads)[0]
    return attention(queries, keys, x @ value_weights, mask) @ output_weights


@mistake("multi_head_attention")
def heads_of_every_hth_column(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your head h takes columns h, h + H, h + 2H and so on; heads are contiguous slices of the width."""
    queries, keys, values = x @ query_weights, x @ key_weights, x @ value_weights
    mixed = np.empty(x.shape)
    for head in range(num_heads):
        part = (..., slice(head, None, num_heads))
        mixed[part] = attention(queries[part], keys[part], values[part], mask)
    return mixed @ output_weights


@mistake("multi_head_attention")
def cuts_positions_instead_of_columns(
    x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None
):
    """You reshape (..., L, d) to (..., H, L, d/H) at once, which cuts the sequence and not the width; reshape to
    (..., L, H, d/H), then exchange axes."""
    shape = (*x.shape[:-2], num_heads, x.shape[-2], -1)
    queries, keys, values = ((x @ w).reshape(shape) for w in (query_weights, key_weights, value_weights))
    mixed = attention(queries, keys, values, mask[..., np.newaxis, :, :])
    return np.swapaxes(mixed, -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def never_moves_the_axis_of_heads_back(
    x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None
):
    """You reshape (..., H, L, d/H) to (..., L, d) at once, which mixes positions with heads; first move the axis of the
    heads next to the width."""
    parts = [_heads(x @ w, num_heads) for w in (query_weights, key_weights, value_weights)]
    heads = [attention(q, k, v, mask) for q, k, v in zip(*parts)]
    return np.stack(heads, axis=-3).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def takes_sequences_for_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """Your mask meets scores of shape (B, H, L, L), and NumPy takes its axis of sequences for the heads; it needs an
    axis of length 1 in front of the last two."""
    parts = [np.moveaxis(_heads(x @ w, num_heads), 0, -3) for w in (query_weights, key_weights, value_weights)]
    return np.swapaxes(attention(*parts, mask), -3, -2).reshape(x.shape) @ output_weights


@mistake("multi_head_attention")
def forgets_the_mask_in_the_heads(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You never pass the mask on to the heads; it is the same for each of them."""
    shown = np.ones(mask.shape, dtype=bool)
    return _attend(x @ query_weights, x @ key_weights, x @ value_weights, num_heads, shown) @ output_weights


@mistake("multi_head_attention")
def keys_with_the_query_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You make the keys with the query weights; they have weights of their own."""
    return _attend(x @ query_weights, x @ query_weights, x @ value_weights, num_heads, mask) @ output_weights


@mistake("multi_head_attention")
def forgets_the_output_weights(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You give the joined heads; multiply them with `output_weights`."""
    return _attend(x @ query_weights, x @ key_weights, x @ value_weights, num_heads, mask)


@mistake("multi_head_attention")
def output_weights_before_attention(x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None):
    """You multiply the values with the output weights before they are cut into heads; multiply after the heads are
    joined."""
    return _attend(x @ query_weights, x @ key_weights, x @ value_weights @ output_weights, num_heads, mask)


@mistake("multi_head_attention")
def multiplies_with_the_transposed_weights(
    x, query_weights, key_weights, value_weights, output_weights, num_heads, mask=None
):
    """You multiply with the transposed matrices, as PyTorch's `nn.Linear` does; the docstring says `x @ w`."""
    return _attend(x @ query_weights.T, x @ key_weights.T, x @ value_weights.T, num_heads, mask) @ output_weights.T
