"""Known mistakes of the module glove: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _later(sentences, vocab_size, window, weight=lambda distance: 1 / distance):
    """Return the counts of each word with the words after it, half of what is asked for."""
    counts = np.zeros((vocab_size, vocab_size))
    for ids in sentences:
        for distance in range(1, min(window, len(ids) - 1) + 1):
            np.add.at(counts, (ids[:-distance], ids[distance:]), weight(distance))
    return counts


def _both(later):
    """Return the counts with the words on both sides."""
    return later + later.T


@mistake("cooccurrence")
def each_pair_counts_from_both_ends(sentences, vocab_size, window):
    """You meet each pair of positions twice, once from either end, and add to both cells each time; so all your counts
    are double."""
    return 2 * _both(_later(sentences, vocab_size, window))


@mistake("cooccurrence")
def only_the_later_words_count(sentences, vocab_size, window):
    """Each word meets only the words after it in your counts; a pair adds to both [i, j] and [j, i]."""
    return _later(sentences, vocab_size, window)


@mistake("cooccurrence")
def equal_ids_add_once(sentences, vocab_size, window):
    """A pair of equal ids adds once to its cell in your counts; it adds to [i, j] and to [j, i], which are the same
    cell here, so twice."""
    later = _later(sentences, vocab_size, window)
    return _both(later) - np.diag(np.diag(later))


@mistake("cooccurrence")
def every_distance_counts_one(sentences, vocab_size, window):
    """Each pair adds 1 in your counts, however far apart it is; let it add 1 / distance."""
    return _both(_later(sentences, vocab_size, window, lambda distance: 1))


@mistake("cooccurrence")
def the_weight_counts_the_words_between(sentences, vocab_size, window):
    """You divide by one more than the distance, so that next neighbours add 1/2; at distance 1 a pair adds 1."""
    return _both(_later(sentences, vocab_size, window, lambda distance: 1 / (distance + 1)))


@mistake("cooccurrence")
def the_window_is_one_too_short(sentences, vocab_size, window):
    """Your window leaves out the pairs that are exactly `window` apart; distances go from 1 up to `window` itself."""
    return _both(_later(sentences, vocab_size, window - 1))


@mistake("cooccurrence")
def the_text_is_one_long_sentence(sentences, vocab_size, window):
    """Your pairs cross from one sentence into the next; take each sentence by itself."""
    text = np.array([token for ids in sentences for token in ids], dtype=np.int64)
    return _both(_later([text], vocab_size, window))


@mistake("cooccurrence")
def a_repeated_pair_counts_once(sentences, vocab_size, window):
    """You add with an index array, which writes each cell only once, however often the cell is in the array; every pair
    of positions has to add. `np.add.at` does, and so does a loop."""
    counts = np.zeros((vocab_size, vocab_size))
    for ids in sentences:
        for distance in range(1, min(window, len(ids) - 1) + 1):
            counts[ids[:-distance], ids[distance:]] += 1 / distance
            counts[ids[distance:], ids[:-distance]] += 1 / distance
    return counts


@mistake("glove_weights")
def weights_grow_without_end(counts, x_max=100.0, alpha=0.75):
    """Your weights go on growing beyond `x_max`; cut them off at 1."""
    return np.where(counts > 0, (counts / x_max) ** alpha, 0)


@mistake("glove_weights")
def weights_without_the_power(counts, x_max=100.0, alpha=0.75):
    """Your weights grow in step with the count; raise the ratio to the power `alpha`."""
    return np.minimum(counts / x_max, 1)


@mistake("glove_weights")
def the_root_instead_of_the_power(counts, x_max=100.0, alpha=0.75):
    """You take the power 1 / alpha; take the power `alpha`, which raises the weights of rare pairs."""
    return np.minimum(counts / x_max, 1) ** (1 / alpha if alpha else 1)


@mistake("glove_weights")
def the_defaults_are_always_used(counts, x_max=100.0, alpha=0.75):
    """You use 100 and 0.75 whatever `x_max` and `alpha` say; these are only their defaults."""
    return np.minimum(counts / 100, 1) ** 0.75


@mistake("glove_weights")
def counts_are_capped_but_not_divided(counts, x_max=100.0, alpha=0.75):
    """You cut the counts off at `x_max` and forget to divide by it; the largest weight is 1."""
    return np.where(counts > 0, np.minimum(counts, x_max) ** alpha, 0)


@mistake("glove_weights")
def zero_to_the_power_of_zero_is_one(counts, x_max=100.0, alpha=0.75):
    """With alpha = 0 an unseen pair gets weight 1 from you, since NumPy takes 0 ** 0 for 1; the weight at a count of 0
    is 0 for every `alpha`."""
    return np.minimum(counts / x_max, 1) ** alpha


def _errors(centers, contexts, center_biases, context_biases, counts):
    """Return the error of each cell, 0 where there is no count."""
    predicted = centers @ contexts.T + center_biases[:, None] + context_biases
    return np.where(counts > 0, predicted - np.log(np.where(counts > 0, counts, 1)), 0)


@mistake("glove_loss")
def zero_times_the_logarithm_of_zero(centers, contexts, center_biases, context_biases, counts):
    """You multiply the weight 0 by log(0), which is NaN; choose the cells with a count before you take logarithms."""
    with np.errstate(all="ignore"):
        errors = centers @ contexts.T + center_biases[:, None] + context_biases - np.log(counts)
        return float(np.sum(glove_weights(counts) * errors**2))


@mistake("glove_loss")
def one_is_added_to_every_count(centers, contexts, center_biases, context_biases, counts):
    """You take log(1 + x), as some programs do to avoid log(0); take log(x) of the cells that have a count."""
    errors = centers @ contexts.T + center_biases[:, None] + context_biases - np.log(1 + counts)
    return float(np.sum(glove_weights(counts) * errors**2))


@mistake("glove_loss")
def the_loss_is_not_weighted(centers, contexts, center_biases, context_biases, counts):
    """All cells count alike in your loss; multiply each squared error by the weight of its count."""
    return float(np.sum(_errors(centers, contexts, center_biases, context_biases, counts) ** 2))


@mistake("glove_loss")
def the_weight_is_squared_too(centers, contexts, center_biases, context_biases, counts):
    """Your weight is inside the square; square the error alone, then multiply by the weight."""
    errors = _errors(centers, contexts, center_biases, context_biases, counts)
    return float(np.sum((glove_weights(counts) * errors) ** 2))


@mistake("glove_loss")
def the_loss_is_a_mean(centers, contexts, center_biases, context_biases, counts):
    """You divide by the number of cells with a count; the loss is a sum."""
    errors = _errors(centers, contexts, center_biases, context_biases, counts)
    return float(np.sum(glove_weights(counts) * errors**2) / max(np.sum(counts > 0), 1))


@mistake("glove_loss")
def biases_stand_on_the_wrong_axis(centers, contexts, center_biases, context_biases, counts):
    """You add the center biases along the columns and the context biases along the rows; center words are the rows."""
    errors = _errors(centers, contexts, context_biases, center_biases, counts)
    return float(np.sum(glove_weights(counts) * errors**2))


@mistake("glove_loss")
def rows_and_columns_change_places(centers, contexts, center_biases, context_biases, counts):
    """You multiply contexts by centers, so that row words have the contexts; centers belong to the rows of counts."""
    errors = _errors(contexts, centers, center_biases, context_biases, counts)
    return float(np.sum(glove_weights(counts) * errors**2))


def _gathered(slopes, centers, contexts):
    """Return the gradients that the derivatives by the errors make."""
    return slopes @ contexts, slopes.T @ centers, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def the_factor_two_is_dropped(centers, contexts, center_biases, context_biases, counts):
    """Your gradients are half of what they should be: the derivative of a square brings a factor 2, which stays."""
    errors = _errors(centers, contexts, center_biases, context_biases, counts)
    return _gathered(glove_weights(counts) * errors, centers, contexts)


@mistake("glove_gradients")
def the_gradients_point_downhill(centers, contexts, center_biases, context_biases, counts):
    """Your gradients have the wrong sign: you subtract the prediction from the log count."""
    errors = _errors(centers, contexts, center_biases, context_biases, counts)
    return _gathered(-2 * glove_weights(counts) * errors, centers, contexts)


@mistake("glove_gradients")
def gradients_without_weights(centers, contexts, center_biases, context_biases, counts):
    """Your gradients lack the weights of the counts; each squared error has its weight as a factor, and so has its
    gradient."""
    return _gathered(2 * _errors(centers, contexts, center_biases, context_biases, counts), centers, contexts)


@mistake("glove_gradients")
def unseen_pairs_have_slopes(centers, contexts, center_biases, context_biases, counts):
    """Cells without a count add to your gradients, as if their log count were 0; they have no part in the loss."""
    predicted = centers @ contexts.T + center_biases[:, None] + context_biases
    errors = predicted - np.log(np.where(counts > 0, counts, 1))
    return _gathered(2 * np.where(counts > 0, glove_weights(counts), 1) * errors, centers, contexts)


@mistake("glove_gradients")
def contexts_come_first(centers, contexts, center_biases, context_biases, counts):
    """You return the gradient of the contexts before that of the centers; the order is that of the arguments."""
    slopes = 2 * glove_weights(counts) * _errors(centers, contexts, center_biases, context_biases, counts)
    return slopes.T @ centers, slopes @ contexts, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def contexts_gather_along_rows(centers, contexts, center_biases, context_biases, counts):
    """You sum the gradient of a context along a row of the counts; a context belongs to a column, so transpose the
    slopes."""
    slopes = 2 * glove_weights(counts) * _errors(centers, contexts, center_biases, context_biases, counts)
    return slopes @ contexts, slopes @ centers, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def bias_gradients_change_places(centers, contexts, center_biases, context_biases, counts):
    """You sum the slopes along the wrong axes: a center bias belongs to a row, so sum along the row."""
    slopes = 2 * glove_weights(counts) * _errors(centers, contexts, center_biases, context_biases, counts)
    return slopes @ contexts, slopes.T @ centers, slopes.sum(axis=0), slopes.sum(axis=1)


def _ratios(counts, rows=None, columns=None):
    """Return how much more often than by chance words meet, 0 where there is no count."""
    rows = counts.sum(axis=1) if rows is None else rows
    chance = np.outer(rows, counts.sum(axis=0) if columns is None else columns) / max(counts.sum(), 1e-300)
    return np.where(counts > 0, counts / np.where(chance > 0, chance, 1), 0)


def _cut(ratios):
    """Return the logarithms, from 0 on."""
    return np.log(np.maximum(ratios, 1))


@mistake("ppmi")
def negative_information_is_kept(counts):
    """You keep the negative values, which is PMI; positive PMI has 0 in their place."""
    return np.log(np.where(counts > 0, _ratios(counts), 1))


@mistake("ppmi")
def ratios_without_a_logarithm(counts):
    """You return the ratios; take their logarithm."""
    return _ratios(counts)


@mistake("ppmi")
def information_in_bits(counts):
    """Your logarithm has base 2; take the natural one."""
    return _cut(_ratios(counts)) / np.log(2)


@mistake("ppmi")
def the_total_is_missing(counts):
    """You divide the count by both sums and forget the total of all counts."""
    return _cut(_ratios(counts) / max(counts.sum(), 1e-300))


@mistake("ppmi")
def row_sums_stand_for_column_sums(counts):
    """You use the row sums for the columns as well, which is right for symmetric counts alone."""
    return _cut(_ratios(counts, columns=counts.sum(axis=1)))


@mistake("ppmi", slip=True)
def nan_for_words_without_counts(counts):
    """A word without counts gets NaN from you, 0 divided by 0; give it zeros."""
    with np.errstate(all="ignore"):
        ratios = counts * counts.sum() / (counts.sum(axis=1, keepdims=True) * counts.sum(axis=0))
        return np.maximum(np.log(ratios), 0)


@mistake("ppmi")
def sums_lie_along_one_axis(counts):
    """You multiply the sums of row and column one by one; the cell [i, j] needs that of row i and that of column j."""
    products = counts.sum(axis=1) * counts.sum(axis=0)
    return _cut(counts * counts.sum() / np.where(products > 0, products, np.inf))


@mistake("svd_vectors")
def singular_values_are_left_out(matrix, width):
    """You return the columns of U alone; multiply each with the root of its singular value."""
    return np.linalg.svd(matrix)[0][:, :width]


@mistake("svd_vectors")
def singular_values_without_the_root(matrix, width):
    """You multiply U by the singular values themselves; take their square roots."""
    left, values, _ = np.linalg.svd(matrix)
    return left[:, :width] * values[:width]


@mistake("svd_vectors")
def vectors_of_the_columns(matrix, width):
    """Your vectors come from the right singular vectors, which describe the columns; the rows have those in U."""
    _, values, right = np.linalg.svd(matrix)
    return right[:width].T * np.sqrt(values[:width])


@mistake("svd_vectors")
def the_smallest_singular_values_are_kept(matrix, width):
    """You keep the smallest singular values; keep the largest."""
    left, values, _ = np.linalg.svd(matrix)
    return (left * np.sqrt(values))[:, ::-1][:, :width]


@mistake("svd_vectors")
def the_width_is_ignored(matrix, width):
    """You return all V columns; keep the first d."""
    left, values, _ = np.linalg.svd(matrix)
    return left * np.sqrt(values)


@mistake("svd_vectors")
def eigenvalues_with_their_sign(matrix, width):
    """You sort eigenvalues by their sign, so that negative ones come last and are lost; singular values are never
    negative and sorted by size."""
    values, left = np.linalg.eigh(matrix)
    return (left * np.sqrt(np.maximum(values, 0)))[:, ::-1][:, :width]


def _fit(counts, width, epochs, learning_rate, rng, *, weights=None, start=1e-8, scale=1, power=0.5):
    """Return the two tables of a training on all cells at once."""
    shapes = ((len(counts), width), (len(counts), width), len(counts), len(counts))
    parameters = [scale * rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(parameter.shape, start) for parameter in parameters]
    weights = glove_weights(counts) if weights is None else weights
    logs = np.log(np.where(counts > 0, counts, 1))
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            centers, contexts, center_biases, context_biases = parameters
            errors = centers @ contexts.T + center_biases[:, None] + context_biases - logs
            slopes = _gathered(2 * weights * errors, centers, contexts)
            for parameter, total, slope in zip(parameters, sums, slopes, strict=True):
                total += slope**2
                parameter -= learning_rate * slope / total**power
    return parameters[0], parameters[1]


@mistake("train_glove")
def the_steps_go_uphill(counts, width, epochs, learning_rate, rng):
    """Your steps go along the gradient, so the loss grows; subtract them."""
    return sum(_fit(counts, width, epochs, -learning_rate, rng))


@mistake("train_glove", slip=True)
def adagrad_without_a_start(counts, width, epochs, learning_rate, rng):
    """Your sums start at 0, so a word without counts divides 0 by 0 and turns into NaN; start with a small number."""
    return sum(_fit(counts, width, epochs, learning_rate, rng, start=0.0))


@mistake("train_glove")
def plain_gradient_descent(counts, width, epochs, learning_rate, rng):
    """Your steps are learning_rate * gradient; AdaGrad divides them by the root of the summed squares of earlier
    gradients, which keeps them from blowing up."""
    return sum(_fit(counts, width, epochs, learning_rate, rng, power=0))


@mistake("train_glove")
def the_root_of_the_sum_is_forgotten(counts, width, epochs, learning_rate, rng):
    """You divide by the sum of the squared gradients; AdaGrad divides by its square root."""
    return sum(_fit(counts, width, epochs, learning_rate, rng, power=1))


@mistake("train_glove")
def vectors_start_at_zero(counts, width, epochs, learning_rate, rng):
    """All your numbers start at 0, where the gradients of both tables are 0 too: no word can ever differ from another.
    Draw them at random."""
    return sum(_fit(counts, width, epochs, learning_rate, rng, scale=0))


@mistake("train_glove")
def the_generator_is_not_used(counts, width, epochs, learning_rate, rng):
    """You draw from a generator of your own, so the seed of the caller changes nothing; draw from `rng`."""
    return sum(_fit(counts, width, epochs, learning_rate, np.random.default_rng(0)))


@mistake("train_glove")
def centers_alone(counts, width, epochs, learning_rate, rng):
    """You return the centers; return centers + contexts."""
    return _fit(counts, width, epochs, learning_rate, rng)[0]


@mistake("train_glove")
def all_pairs_weigh_the_same(counts, width, epochs, learning_rate, rng):
    """Your loss has no weights, so rare pairs, which are mostly noise, count as much as frequent ones; use those of
    `glove_weights`."""
    return sum(_fit(counts, width, epochs, learning_rate, rng, weights=counts > 0))


@mistake("train_glove")
def unseen_pairs_are_fitted_too(counts, width, epochs, learning_rate, rng):
    """Cells without a count are fitted too, as if their log count were 0; leave them out."""
    weights = np.where(counts > 0, glove_weights(counts), 1)
    return sum(_fit(counts, width, epochs, learning_rate, rng, weights=weights))
