"""Known mistakes of the module contextual: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("contextualize")
def adds_the_old_vector(vectors):
    """You add the old vector to the mean, as the residual connection of a transformer does; the docstring gives the mean
    alone.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return vectors + powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def clips_great_scores(vectors):
    """You clip the scores before the exponential, which makes different great scores equal; subtract the greatest of
    each row instead.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(np.clip(scores, -50, 50))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def compares_by_cosine(vectors):
    """Your scores are cosines; the docstring takes dot products, in which long vectors count for more."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(lengths == 0, 1, lengths)
    scores = unit @ unit.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def compares_by_distance(vectors):
    """Your weights fall with the distance between two vectors; the docstring compares by dot products."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = -((vectors[:, np.newaxis] - vectors) ** 2).sum(axis=2) / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def forgets_to_normalise(vectors):
    """Your weights are exponentials that do not sum to 1; softmax divides them by their sum."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    return np.exp(scores - scores.max(axis=1, keepdims=True)) @ vectors


@mistake("contextualize")
def forgets_to_scale(vectors):
    """You take the dot products as they are; the docstring divides them by the square root of d."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def gives_the_weights(vectors):
    """You give the weights; the docstring takes one step more and gives the means of the vectors with these weights."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@mistake("contextualize")
def great_scores_overflow(vectors):
    """Your exponentials overflow for long vectors and leave nan; subtract the greatest score of each row first, which
    changes no share.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    with np.errstate(all="ignore"):
        powers = np.exp(scores)
        return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def leaves_no_rows_to_numpy(vectors):
    """Without rows you leave the error to NumPy, whose message speaks of a reduction; the docstring asks for a
    ValueError that names `vectors`.
    """
    vectors = _as_matrix("vectors", vectors)
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def means_without_weights(vectors):
    """You give every position the plain mean of all vectors; the docstring weighs them by the softmax of the scores."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    return np.tile(vectors.mean(axis=0), (len(vectors), 1))


@mistake("contextualize")
def mixes_a_single_vector(vectors):
    """You accept a single vector of shape (d,); the docstring asks for a sequence of vectors, (L, d), and names
    `vectors`.
    """
    vectors = np.atleast_2d(np.asarray(vectors, dtype=np.float64))
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def mixes_batches(vectors):
    """You accept vectors of three dimensions; the docstring asks for one sequence, (L, d), and names `vectors`."""
    vectors = np.asarray(vectors, dtype=np.float64)
    if vectors.ndim < 2 or vectors.shape[-2] == 0:
        raise ValueError("vectors must be (L, d)")
    scores = vectors @ np.swapaxes(vectors, -1, -2) / np.sqrt(vectors.shape[-1])
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True) @ vectors


@mistake("contextualize")
def mixes_in_the_dtype_of_the_vectors(vectors):
    """You compute in the dtype of the vectors, where float32 stays float32 and dot products of a uint8 wrap around; the
    docstring computes in float64.
    """
    given = np.asarray(vectors)
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = given @ given.T / np.sqrt(given.dtype.type(given.shape[1]))
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ given


@mistake("contextualize")
def mixes_no_vectors(vectors):
    """You give an empty array when there are no rows; the docstring refuses this and names `vectors`, since there is
    nothing to average over.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        return vectors.copy()
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def multiplies_by_the_root(vectors):
    """You multiply the dot products with the square root of d; the docstring divides by it."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T * np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def one_vector_for_the_sentence(vectors):
    """You give the mean of the new vectors, one for the whole sentence; the docstring gives one for each position, (L,
    d).
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True) @ vectors).mean(axis=0)


@mistake("contextualize")
def overlooks_itself(vectors):
    """Your positions attend to all others but not to themselves; in the docstring each one sees itself too."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    if len(vectors) > 1:
        np.fill_diagonal(scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def picks_the_best_match(vectors):
    """Each position takes over the vector that it fits best; the docstring takes a weighted mean of all of them."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    return vectors[scores.argmax(axis=1)]


@mistake("contextualize")
def scales_by_the_length(vectors):
    """You divide the dot products by the square root of the number of positions; the docstring takes the square root of
    d, the width.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(len(vectors))
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def scales_by_the_width(vectors):
    """You divide the dot products by d; the docstring divides them by its square root."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / vectors.shape[1]
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def scales_the_result_to_length_1(vectors):
    """Your new vectors all have length 1; the docstring leaves the means as they are."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    mixed = powers / powers.sum(axis=1, keepdims=True) @ vectors
    lengths = np.linalg.norm(mixed, axis=1, keepdims=True)
    return mixed / np.where(lengths == 0, 1, lengths)


@mistake("contextualize")
def sees_only_the_past(vectors):
    """Your positions attend only to themselves and to what stands before them; the docstring has no mask: every position
    sees all of them.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    scores = np.where(np.tri(len(vectors), dtype=bool), scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def shares_of_the_scores(vectors):
    """You divide each score by the sum of its row, without the exponential; the docstring takes the softmax."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    sums = scores.sum(axis=1, keepdims=True)
    return scores / np.where(sums == 0, 1, sums) @ vectors


@mistake("contextualize")
def softmax_over_the_queries(vectors):
    """Your columns of weights sum to 1; in the docstring each row does, the weights with which one position sees all
    others.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=0, keepdims=True))
    return powers / powers.sum(axis=0, keepdims=True) @ vectors


@mistake("contextualize")
def softmax_over_the_whole_matrix(vectors):
    """All your weights together sum to 1; in the docstring each row of weights does."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max())
    return powers / powers.sum() @ vectors


@mistake("contextualize")
def subtracts_the_greatest_score_of_all(vectors):
    """You subtract the greatest score of the whole matrix, so the exponentials of a row far below it are all 0; subtract
    the greatest of each row.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    with np.errstate(all="ignore"):
        powers = np.exp(scores - scores.max())
        return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def takes_arrays_only(vectors):
    """You use `.T` on the argument as it comes, which a nested list does not have; the docstring takes nested lists too,
    so make an array first.
    """
    _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = (vectors @ vectors.T).astype(np.float64) / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def takes_two_steps(vectors):
    """You take the step twice; the docstring asks for one."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    for _ in range(2):
        scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        vectors = powers / powers.sum(axis=1, keepdims=True) @ vectors
    return vectors


@mistake("contextualize")
def updates_one_position_after_the_other(vectors):
    """You overwrite each vector before the next position is computed; in the docstring all positions see the old
    vectors.
    """
    vectors = _as_matrix("vectors", vectors).copy()
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    for place in range(len(vectors)):
        scores = vectors @ vectors[place] / np.sqrt(vectors.shape[1])
        powers = np.exp(scores - scores.max())
        vectors[place] = powers / powers.sum() @ vectors
    return vectors


@mistake("contextualize")
def weights_without_softmax(vectors):
    """You use the scores themselves as weights; the docstring turns them into shares by softmax."""
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    return scores @ vectors


@mistake("contextualize")
def writes_into_the_vectors(vectors):
    """You write the result into the vectors themselves; the docstring gives a new array and leaves the argument as it
    is.
    """
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    vectors[...] = powers / powers.sum(axis=1, keepdims=True) @ vectors
    return vectors


@mistake("similarity_across")
def a_missing_token_gives_0(table, ids_a, ids_b, token_id):
    """For a token that does not occur you give 0.0; the docstring refuses it and names `token_id`."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        return 0.0, 0.0
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def a_missing_token_raises_key_error(table, ids_a, ids_b, token_id):
    """For a missing token you raise a KeyError; the docstring asks for a ValueError that names `token_id`."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise KeyError("token_id")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def a_missing_token_stands_at_0(table, ids_a, ids_b, token_id):
    """Your search gives place 0 for a token that does not occur, as `argmax` does; the docstring refuses it and names
    `token_id`.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[ids_a[first_a]], table[ids_b[first_b]]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def a_vector_of_zeros_gives_nan(table, ids_a, ids_b, token_id):
    """You divide by the length of a vector of zeros, which gives nan; in the docstring such a cosine is 0.0."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    with np.errstate(all="ignore"):
        pairs = ((table[token_id], table[token_id]), (mixed_a[first_a], mixed_b[first_b]))
        return tuple(float(np.divide(a @ b, np.linalg.norm(a) * np.linalg.norm(b))) for a, b in pairs)


@mistake("similarity_across")
def checks_the_first_sentence_only(table, ids_a, ids_b, token_id):
    """You check the ids of the first sentence alone; the docstring refuses bad ids in the second one too and names
    `ids_b`.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), np.asarray(ids_b, dtype=np.int64).ravel() % len(table)
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def compares_static_with_contextual(table, ids_a, ids_b, token_id):
    """Your second cosine compares the static vector with the contextual one; the docstring compares the contextual
    vectors of the two sentences.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a = contextualize(table[ids_a])
    return _cosine(table[token_id], table[token_id]), _cosine(table[token_id], mixed_a[first_a])


@mistake("similarity_across")
def compares_whole_sentences(table, ids_a, ids_b, token_id):
    """You compare the means of the two sentences; the docstring compares the vectors of the one token."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]).mean(axis=0), contextualize(table[ids_b]).mean(axis=0)
    return _cosine(table[ids_a].mean(axis=0), table[ids_b].mean(axis=0)), _cosine(mixed_a, mixed_b)


@mistake("similarity_across")
def contextual_before_static(table, ids_a, ids_b, token_id):
    """You give the contextual cosine first; in the docstring the static one comes first."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(mixed_a[first_a], mixed_b[first_b]), _cosine(table[token_id], table[token_id])


@mistake("similarity_across")
def cosines_in_a_list(table, ids_a, ids_b, token_id):
    """You give a list; the docstring asks for a tuple of two floats."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return [_cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])]


@mistake("similarity_across")
def cosines_in_float32(table, ids_a, ids_b, token_id):
    """You compute in float32, whose seven digits show in the result; the docstring computes in float64."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]).astype(np.float32), contextualize(table[ids_b]).astype(np.float32)
    static = table[token_id].astype(np.float32)
    return _cosine(static, static), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def drops_repeated_tokens(table, ids_a, ids_b, token_id):
    """You keep each token of a sentence once; in the docstring every position counts, so a repeated token weighs more.

    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    ids_a, ids_b = np.unique(ids_a), np.unique(ids_b)
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def drops_the_sign_of_the_cosine(table, ids_a, ids_b, token_id):
    """You give the cosine without its sign; the docstring keeps it, from -1 to 1."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), abs(_cosine(mixed_a[first_a], mixed_b[first_b]))


@mistake("similarity_across")
def flattens_the_sentences(table, ids_a, ids_b, token_id):
    """You accept ids of two dimensions and string them together; the docstring asks for one sentence in each argument
    and names it.
    """
    ids_a, ids_b = np.ravel(ids_a), np.ravel(ids_b)
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def gives_cosine_distances(table, ids_a, ids_b, token_id):
    """You give 1 minus the cosine, which is a distance; the docstring gives the cosine itself."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return 1 - _cosine(table[token_id], table[token_id]), 1 - _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def gives_dot_products(table, ids_a, ids_b, token_id):
    """You give dot products; the docstring divides them by the lengths of both vectors, which makes cosines."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return float(table[token_id] @ table[token_id]), float(mixed_a[first_a] @ mixed_b[first_b])


@mistake("similarity_across")
def ids_as_numpy_counts(table, ids_a, ids_b, token_id):
    """You fetch the last row for id -1 and leave ids beyond the table to NumPy's IndexError; the docstring refuses both
    with a ValueError that names `ids_a` or `ids_b`.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = np.asarray(ids_a, dtype=np.int64), np.asarray(ids_b, dtype=np.int64)
    for name, ids in (("ids_a", ids_a), ("ids_b", ids_b)):
        if ids.ndim != 1:
            raise ValueError(f"{name} must be a flat list")
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def leaves_a_missing_token_to_the_list(table, ids_a, ids_b, token_id):
    """You leave a missing token to `list.index`, whose message does not name the argument; the docstring asks for a
    ValueError that names `token_id`.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    first_a, first_b = ids_a.tolist().index(token_id), ids_b.tolist().index(token_id)
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def leaves_the_token_out_of_its_context(table, ids_a, ids_b, token_id):
    """You leave the token itself out of what it attends to; in the docstring it sees all positions, its own too."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed = []
    for ids, first in ((ids_a, first_a), (ids_b, first_b)):
        others = np.delete(table[ids], first, axis=0)
        scores = others @ table[token_id] / np.sqrt(table.shape[1])
        powers = np.exp(scores - scores.max(initial=0))
        mixed.append(powers / max(powers.sum(), 1e-300) @ others)
    return _cosine(table[token_id], table[token_id]), _cosine(*mixed)


@mistake("similarity_across")
def looks_at_the_first_position(table, ids_a, ids_b, token_id):
    """You compare the first positions of the sentences; the docstring looks for the first occurrence of the token."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[ids_a[0]], table[ids_b[0]]), _cosine(mixed_a[0], mixed_b[0])


@mistake("similarity_across")
def looks_at_the_row_of_the_id(table, ids_a, ids_b, token_id):
    """You take the contextual vector at place `token_id`; the token stands elsewhere in the sentence, and its place has
    to be looked for.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    first_a, first_b = token_id % len(ids_a), token_id % len(ids_b)
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def looks_up_a_flat_table(table, ids_a, ids_b, token_id):
    """You accept a table that is not of shape (V, d); the docstring refuses it and names `table`."""
    table = np.asarray(table, dtype=np.float64)
    table = table.reshape(len(table), -1)
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def mixes_both_sentences_together(table, ids_a, ids_b, token_id):
    """You contextualize the two sentences as one; the docstring does it with each sentence by itself."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed = contextualize(table[np.concatenate([ids_a, ids_b])])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed[first_a], mixed[len(ids_a) + first_b])


@mistake("similarity_across")
def mixes_the_whole_table(table, ids_a, ids_b, token_id):
    """You contextualize the whole table, so the sentence has no part in it; the docstring does it with the vectors of
    each sentence.
    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed = contextualize(table)
    return _cosine(table[token_id], table[token_id]), _cosine(mixed[token_id], mixed[token_id])


@mistake("similarity_across")
def negative_cosines_become_0(table, ids_a, ids_b, token_id):
    """You give 0 for a negative cosine; the docstring gives the cosine as it is, from -1 to 1."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), max(0.0, _cosine(mixed_a[first_a], mixed_b[first_b]))


@mistake("similarity_across")
def rounds_the_cosines(table, ids_a, ids_b, token_id):
    """You round the cosines to two places; the docstring gives them as they are."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return (
        round(_cosine(table[token_id], table[token_id]), 2),
        round(_cosine(mixed_a[first_a], mixed_b[first_b]), 2),
    )


@mistake("similarity_across")
def same_place_in_both_sentences(table, ids_a, ids_b, token_id):
    """You look in the second sentence at the place where the token stands in the first; it may stand elsewhere there.

    """
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    first_b = min(first_a, len(ids_b) - 1)
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[ids_a[first_a]], table[ids_b[first_b]]), _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def static_is_always_1(table, ids_a, ids_b, token_id):
    """You take the static cosine to be 1 in any case; for a vector of zeros it is 0.0."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return 1.0, _cosine(mixed_a[first_a], mixed_b[first_b])


@mistake("similarity_across")
def stops_reading_at_the_token(table, ids_a, ids_b, token_id):
    """You contextualize only what stands up to the token; in the docstring the rest of the sentence counts too."""
    table = _as_matrix("table", table)
    ids_a, ids_b = _as_ids("ids_a", ids_a, len(table)), _as_ids("ids_b", ids_b, len(table))
    if token_id not in ids_a or token_id not in ids_b:
        raise ValueError("token_id does not occur")
    first_a, first_b = int(np.argmax(ids_a == token_id)), int(np.argmax(ids_b == token_id))
    ids_a, ids_b = ids_a[: first_a + 1], ids_b[: first_b + 1]
    mixed_a, mixed_b = contextualize(table[ids_a]), contextualize(table[ids_b])
    return _cosine(table[token_id], table[token_id]), _cosine(mixed_a[first_a], mixed_b[first_b])
