"""Known mistakes of the module word2vec: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _near(length, window):
    return [(i, j) for i in range(length) for j in range(max(0, i - window), min(length, i + window + 1)) if i != j]


@mistake("skipgram_pairs")
def center_is_its_own_context(ids, window):
    """You pair each center with itself; leave the center's own position out."""
    return [(center, context) for i, center in enumerate(ids) for context in ids[max(0, i - window) : i + window + 1]]


@mistake("skipgram_pairs")
def window_falls_short(ids, window):
    """Your contexts end one position too early; those exactly `window` positions away belong to the window."""
    return [(ids[i], ids[j]) for i, j in _near(len(ids), window - 1)]


@mistake("skipgram_pairs")
def context_comes_first(ids, window):
    """Your pairs are (context, center); the docstring asks for (center, context)."""
    return [(ids[j], ids[i]) for i, j in _near(len(ids), window)]


@mistake("skipgram_pairs")
def contexts_on_the_right_only(ids, window):
    """You take contexts on the right alone; take those on both sides."""
    return [(ids[i], ids[j]) for i, j in _near(len(ids), window) if i < j]


@mistake("skipgram_pairs")
def equal_ids_are_no_contexts(ids, window):
    """You leave out contexts that have the id of the center; leave out the center's own position only."""
    return [(ids[i], ids[j]) for i, j in _near(len(ids), window) if ids[i] != ids[j]]


@mistake("skipgram_pairs")
def each_pair_once(ids, window):
    """You drop pairs that you have seen before; keep them all, since frequent pairs should count for more."""
    return list(dict.fromkeys((ids[i], ids[j]) for i, j in _near(len(ids), window)))


@mistake("skipgram_pairs")
def full_windows_only(ids, window):
    """You skip centers whose window does not fit into the sentence; cut it at the ends and keep what is left."""
    return [(ids[i], ids[j]) for i, j in _near(len(ids), window) if window <= i < len(ids) - window]


@mistake("skipgram_pairs")
def slice_starts_below_zero(ids, window):
    """Near the start your slice begins at a negative index, which counts from the end; begin at 0 at the least."""
    return [(c, context) for i, c in enumerate(ids) for context in ids[i - window : i] + ids[i + 1 : i + 1 + window]]


@mistake("skipgram_pairs")
def nearest_contexts_first(ids, window):
    """You list the contexts of a center by their distance; list them from left to right."""
    near = sorted(_near(len(ids), window), key=lambda pair: (pair[0], abs(pair[0] - pair[1])))
    return [(ids[i], ids[j]) for i, j in near]


@mistake("skipgram_pairs")
def position_of_the_first_occurrence(ids, window):
    """You look a position up by its id, which finds the first occurrence only; count the positions as you go."""
    places = [(center, ids.index(center)) for center in ids]
    return [(c, context) for c, i in places for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]


@mistake("skipgram_pairs", costs="time")
def compares_every_position_with_every_other(ids, window):
    """Your work grows with the square of the length; look at the positions of the window only."""
    return [(a, b) for i, a in enumerate(ids) for j, b in enumerate(ids) if 0 < abs(i - j) <= window]


def _around(ids, window):
    return [[ids[j] for k, j in _near(len(ids), window) if k == i] for i in range(len(ids))]


@mistake("cbow_examples")
def center_comes_first(ids, window):
    """Your examples are (center, contexts); the docstring asks for (contexts, center)."""
    return [(center, contexts) for contexts, center in zip(_around(ids, window), ids) if contexts]


@mistake("cbow_examples")
def contexts_hold_the_center(ids, window):
    """Your contexts hold the center itself, so the answer is given away; leave its position out."""
    return [(ids[max(0, i - window) : i + window + 1], center) for i, center in enumerate(ids) if len(ids) > 1]


@mistake("cbow_examples")
def each_context_once(ids, window):
    """You list a context that occurs twice only once; list it each time."""
    return [(list(dict.fromkeys(contexts)), center) for contexts, center in zip(_around(ids, window), ids) if contexts]


@mistake("cbow_examples")
def one_example_for_each_context(ids, window):
    """You make an example of each context; all contexts of a center make one example together."""
    return [([ids[j]], ids[i]) for i, j in _near(len(ids), window)]


@mistake("cbow_examples", slip=True)
def an_example_without_contexts(ids, window):
    """You give an example with no contexts for a lone id; leave it out, since nothing predicts it."""
    return list(zip(_around(ids, window), ids))


@mistake("cbow_examples")
def slice_of_contexts_starts_below_zero(ids, window):
    """Near the start your slice begins at a negative index, which counts from the end; begin at 0 at the least."""
    found = [(ids[i - window : i] + ids[i + 1 : i + 1 + window], center) for i, center in enumerate(ids)]
    return [(contexts, center) for contexts, center in found if contexts]


@mistake("negative_distribution")
def ignores_the_power(counts, power=0.75):
    """You give the frequencies themselves; take each count to the power first."""
    return counts / counts.sum()


@mistake("negative_distribution")
def powers_are_not_shared_out(counts, power=0.75):
    """You give the powers of the counts themselves; divide them by their sum, so that the shares sum to 1."""
    return counts**power


@mistake("negative_distribution")
def divides_by_the_greatest(counts, power=0.75):
    """You divide by the largest power; divide by the sum of all powers."""
    return counts**power / (counts**power).max()


@mistake("negative_distribution")
def divides_by_the_sum_of_the_counts(counts, power=0.75):
    """You divide by the sum of the counts; divide by the sum of their powers."""
    return counts**power / counts.sum()


@mistake("negative_distribution")
def power_of_the_frequencies(counts, power=0.75):
    """You divide by the sum first and take the power of that, so the result does not sum to 1; divide last."""
    return (counts / counts.sum()) ** power


@mistake("negative_distribution")
def power_is_always_three_quarters(counts, power=0.75):
    """You take the power 0.75 whatever `power` says; that is only its default."""
    return counts**0.75 / (counts**0.75).sum()


@mistake("negative_distribution")
def softmax_of_the_counts(counts, power=0.75):
    """You give a softmax; take powers of the counts, not exponentials."""
    weights = np.exp(power * (counts - counts.max()))
    return weights / weights.sum()


@mistake("negative_distribution")
def powers_in_place(counts, power=0.75):
    """You take the power inside the array that was given, which changes it for the caller; make a new array."""
    counts **= power
    return counts / counts.sum()


def _loss(score, others):
    return float(np.logaddexp(0, -score) + np.logaddexp(0, others).sum())


@mistake("skipgram_loss")
def forgets_the_negatives(center, context, negatives):
    """Your loss is that of the context alone; add a term for each negative."""
    return _loss(context @ center, np.zeros(0))


@mistake("skipgram_loss")
def averages_over_the_negatives(center, context, negatives):
    """You take the mean over the negatives; take the sum."""
    return _loss(context @ center, np.zeros(0)) + float(np.logaddexp(0, negatives @ center).mean())


@mistake("skipgram_loss")
def log_likelihood_for_loss(center, context, negatives):
    """You return the log-likelihood, which should be large; the loss is minus that."""
    return -_loss(context @ center, negatives @ center)


@mistake("skipgram_loss")
def negatives_are_wanted_too(center, context, negatives):
    """You reward negatives for large scores, as if they were contexts; their score gets a minus in the sigmoid."""
    return _loss(context @ center, -(negatives @ center))


@mistake("skipgram_loss")
def mean_of_the_negatives_vectors(center, context, negatives):
    """You score the mean of the negatives once; score each of them, and sum the losses."""
    return _loss(context @ center, negatives.mean(axis=0) @ center)


@mistake("skipgram_loss")
def softmax_over_context_and_negatives(center, context, negatives):
    """You take a softmax over context and negatives; ask a yes-or-no question of each, with a sigmoid."""
    return float(np.logaddexp.reduce(np.append(negatives @ center, context @ center)) - context @ center)


@mistake("skipgram_loss")
def logarithm_of_a_rounded_sigmoid(center, context, negatives):
    """Your loss of a large score on the wrong side is not finite; write logarithm and sigmoid as one function."""
    scores = np.append(context @ center, -(negatives @ center))
    return float(-np.log(1 / (1 + np.exp(-scores))).sum())


@mistake("skipgram_loss")
def keeps_the_sigmoid_from_zero(center, context, negatives):
    """You add a tiny number inside the logarithm, which caps the loss of a large score near 23; take its true loss."""
    scores = np.append(context @ center, -(negatives @ center))
    return float(-np.log(_sigmoid(scores) + 1e-10).sum())


@mistake("skipgram_loss")
def clips_the_scores(center, context, negatives):
    """You cut scores off at plus and minus 6, as word2vec's C code does for speed; use them as they are."""
    return _loss(np.clip(context @ center, -6, 6), np.clip(negatives @ center, -6, 6))


def _gradients(error, errors, center, context, negatives):
    return error * context + errors @ negatives, error * center, np.outer(errors, center)


@mistake("skipgram_gradients")
def labels_swapped(center, context, negatives):
    """You have the labels the wrong way around: 1 is for the context, 0 for the negatives."""
    return _gradients(_sigmoid(context @ center), _sigmoid(negatives @ center) - 1, center, context, negatives)


@mistake("skipgram_gradients")
def label_of_the_context_forgotten(center, context, negatives):
    """You use the context's sigmoid as it is; its label is 1, so its error is the sigmoid minus 1."""
    return _gradients(_sigmoid(context @ center), _sigmoid(negatives @ center), center, context, negatives)


@mistake("skipgram_gradients")
def gradients_point_downhill(center, context, negatives):
    """Your gradients have the opposite sign: they are the steps of gradient descent, not the gradients."""
    return _gradients(_sigmoid(-(context @ center)), -_sigmoid(negatives @ center), center, context, negatives)


@mistake("skipgram_gradients")
def center_does_not_hear_of_negatives(center, context, negatives):
    """Your gradient of the center comes from the context alone; each negative adds to it as well."""
    error = _sigmoid(context @ center) - 1
    return error * context, error * center, np.outer(_sigmoid(negatives @ center), center)


@mistake("skipgram_gradients")
def one_gradient_for_all_negatives(center, context, negatives):
    """You sum the gradients of the negatives; give each its own row, shape (k, d)."""
    found = _gradients(_sigmoid(context @ center) - 1, _sigmoid(negatives @ center), center, context, negatives)
    return *found[:2], found[2].sum(axis=0)


@mistake("skipgram_gradients")
def gradients_averaged_over_negatives(center, context, negatives):
    """You divide the negatives' part by their number; the loss sums over them, and so do its gradients."""
    errors = _sigmoid(negatives @ center) / len(negatives)
    return _gradients(_sigmoid(context @ center) - 1, errors, center, context, negatives)


@mistake("skipgram_gradients")
def scores_instead_of_sigmoids(center, context, negatives):
    """You use the scores themselves as errors; the derivative of -log(sigmoid) is a sigmoid minus 1."""
    return _gradients(context @ center - 1, negatives @ center, center, context, negatives)


@mistake("skipgram_gradients")
def sigmoid_of_great_scores_is_nan(center, context, negatives):
    """Your sigmoid divides inf by inf for large scores, which gives NaN; write it so that no power overflows."""
    powers = np.exp(np.append(context @ center, negatives @ center))
    first, *others = powers / (1 + powers)
    return _gradients(first - 1, np.array(others), center, context, negatives)


@mistake("cbow_loss")
def sums_the_contexts(contexts, center, negatives):
    """You add the vectors of the contexts up; take their mean."""
    return skipgram_loss(contexts.sum(axis=0), center, negatives)


@mistake("cbow_loss")
def each_context_predicts_alone(contexts, center, negatives):
    """You sum the losses of the contexts, as Skip-gram does; in CBOW the mean of their vectors makes one prediction."""
    return sum(skipgram_loss(context, center, negatives) for context in contexts)


@mistake("cbow_loss")
def averages_the_losses_of_the_contexts(contexts, center, negatives):
    """You take the mean of the contexts' losses; take the mean of their vectors, then one loss."""
    return sum(skipgram_loss(context, center, negatives) for context in contexts) / len(contexts)


@mistake("cbow_loss")
def center_joins_the_mean(contexts, center, negatives):
    """You average the center in with the contexts, so the answer is given away; the mean is over the contexts alone."""
    return skipgram_loss(np.vstack([contexts, center]).mean(axis=0), center, negatives)


@mistake("cbow_loss")
def cbow_negatives_score_the_center(contexts, center, negatives):
    """You score the negatives against the center; score them against the mean of the contexts."""
    return _loss(contexts.mean(axis=0) @ center, negatives @ center)


def _train(sentences, vocab_size, width, window, num_negatives, epochs, rate, rng, batch=256, add=_add_rows, start=1):
    """Return both tables; all pairs of a batch share 64 negatives."""
    pairs = np.array([(ids[i], ids[j]) for ids in sentences for i, j in _near(len(ids), window)]).reshape(-1, 2)
    centers = start * rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = start * rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount(pairs[:, 0], minlength=vocab_size) ** 0.75
    for _ in range(epochs):
        order = rng.permutation(len(pairs))
        draws = rng.choice(vocab_size, (-(-len(pairs) // batch), 64), p=noise / noise.sum())
        for first, negatives in zip(range(0, len(pairs), batch), draws):
            center, context = pairs[order[first : first + batch]].T
            vectors, targets, others = centers[center], contexts[context], contexts[negatives]
            pull = rate * _sigmoid(-(vectors * targets).sum(axis=1, keepdims=True))
            push = rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            add(centers, center, pull * targets - push @ others)
            add(contexts, context, pull * vectors)
            add(contexts, negatives, -push.T @ vectors)
    return centers, contexts


def _add_once(table, ids, steps):
    table[ids] += steps


@mistake("train_skipgram")
def climbs_the_loss(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You add the gradients where gradient descent subtracts them, so the loss grows."""
    return _train(sentences, vocab_size, width, window, num_negatives, epochs, -learning_rate, rng)[0]


@mistake("train_skipgram")
def averages_the_steps_of_a_batch(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You divide the steps of a batch by its pairs; the learning rate is the step for one pair, so add them up."""
    return _train(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate / 256, rng)[0]


@mistake("train_skipgram", slip=True)
def one_step_for_each_id_of_a_batch(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You add with an index array, which keeps one step for each id of a batch; all steps have to be added up."""
    return _train(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng, 512, _add_once)[0]


@mistake("train_skipgram")
def trains_without_negatives(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You never push negatives away, so all vectors come to lie in one direction; each pair needs its negatives."""
    return _train(sentences, vocab_size, width, window, 0, epochs, learning_rate, rng)[0]


@mistake("train_skipgram")
def adds_the_two_tables(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You return the sum of both tables, in which ids that occur together are close; return the center table."""
    return sum(_train(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng))


@mistake("train_skipgram")
def pairs_cross_sentences(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You join the sentences into one text, so pairs cross from one into the next; take each sentence by itself."""
    text = [np.concatenate(sentences)]
    return _train(text, vocab_size, width, window, num_negatives, epochs, learning_rate, rng)[0]


@mistake("train_skipgram")
def window_is_always_one(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You take direct neighbors only, whatever the window; contexts are up to `window` positions away."""
    return _train(sentences, vocab_size, width, 1, num_negatives, epochs, learning_rate, rng)[0]


@mistake("train_skipgram")
def whole_sentence_is_the_window(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You take the whole sentence for the window; contexts are at most `window` positions away."""
    return _train(sentences, vocab_size, width, 100, num_negatives, epochs, learning_rate, rng)[0]


@mistake("train_skipgram")
def everything_starts_at_zero(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Both your tables start at 0, where every gradient is 0 too; start at least one of them at random."""
    return _train(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng, start=0)[0]


@mistake("train_skipgram", costs="time")
def loops_over_the_pairs(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Your training takes the pairs one by one in Python, too slow for 100,000 ids; step on many pairs at once."""
    return _train(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng, batch=1)[0]
