"""Known mistakes of the module contextual: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _scores(vectors):
    return vectors @ vectors.T / np.sqrt(vectors.shape[1])


def _mixed(table, ids):
    vectors = table[ids]
    return _softmax(_scores(vectors)) @ vectors


def _first(ids, token_id):
    return ids.tolist().index(token_id)


def _cos(a, b):
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return float(a @ b / lengths) if lengths > 0 else 0.0


@mistake("contextualize")
def forgets_to_scale(vectors):
    """You take the dot products as they are; divide them by the square root of d."""
    return _softmax(vectors @ vectors.T) @ vectors


@mistake("contextualize")
def scales_by_the_width(vectors):
    """You divide the dot products by d; divide them by its square root."""
    return _softmax(vectors @ vectors.T / vectors.shape[1]) @ vectors


@mistake("contextualize")
def scales_by_the_length(vectors):
    """You divide the dot products by the square root of the number of positions; it is that of d, the width."""
    return _softmax(vectors @ vectors.T / np.sqrt(len(vectors))) @ vectors


@mistake("contextualize")
def softmax_over_the_queries(vectors):
    """Your columns of weights sum to 1; each row has to, the weights with which one position sees all others."""
    return _softmax(_scores(vectors)).T @ vectors


@mistake("contextualize")
def forgets_to_normalise(vectors):
    """Your weights are exponentials that do not sum to 1; softmax divides them by their sum."""
    scores = _scores(vectors)
    return np.exp(scores - scores.max(axis=1, keepdims=True)) @ vectors


@mistake("contextualize")
def gives_the_weights(vectors):
    """You give the weights; take one step more and give the means of the vectors with these weights."""
    return _softmax(_scores(vectors))


@mistake("contextualize")
def overlooks_itself(vectors):
    """Your positions attend to all others but not to themselves; each one sees itself too."""
    scores = _scores(vectors)
    if len(vectors) > 1:
        np.fill_diagonal(scores, -np.inf)
    return _softmax(scores) @ vectors


@mistake("contextualize")
def sees_only_the_past(vectors):
    """Your positions attend only to themselves and to what is before them; there is no mask: every position sees all of
    them."""
    return _softmax(np.where(np.tri(len(vectors)) == 1, _scores(vectors), -np.inf)) @ vectors


@mistake("contextualize")
def adds_the_old_vector(vectors):
    """You add the old vector to the mean, as the residual connection of a transformer does; give the mean alone."""
    return vectors + _softmax(_scores(vectors)) @ vectors


@mistake("contextualize")
def compares_by_cosine(vectors):
    """Your scores are cosines; take dot products, in which long vectors count for more."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return _softmax(_scores(vectors / np.where(lengths == 0, 1, lengths))) @ vectors


@mistake("contextualize")
def great_scores_overflow(vectors):
    """Your exponentials overflow for long vectors and leave nan; subtract the largest score of each row first, which
    changes no weight."""
    with np.errstate(all="ignore"):
        powers = np.exp(_scores(vectors))
        return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("contextualize")
def subtracts_the_greatest_score_of_all(vectors):
    """You subtract the largest score of the whole matrix, so the exponentials of a row far below it are all 0; subtract
    the largest of each row."""
    scores = _scores(vectors)
    with np.errstate(all="ignore"):
        powers = np.exp(scores - scores.max())
        return powers / powers.sum(axis=1, keepdims=True) @ vectors


@mistake("similarity_across")
def looks_at_the_first_position(table, ids_a, ids_b, token_id):
    """You compare the first positions of the sentences; look for the first occurrence of the token."""
    return _cos(table[ids_a[0]], table[ids_b[0]]), _cos(_mixed(table, ids_a)[0], _mixed(table, ids_b)[0])


@mistake("similarity_across")
def same_place_in_both_sentences(table, ids_a, ids_b, token_id):
    """You look in the second sentence at the place where the token is in the first; it may be elsewhere."""
    place = _first(ids_a, token_id)
    return _cos(table[token_id], table[token_id]), _cos(_mixed(table, ids_a)[place], _mixed(table, ids_b)[place])


@mistake("similarity_across")
def takes_the_id_for_the_place(table, ids_a, ids_b, token_id):
    """You take the contextual vector at place `token_id`; an id is no place, so look where in the sentence it is."""
    in_context = _mixed(table, ids_a)[token_id], _mixed(table, ids_b)[token_id]
    return _cos(table[token_id], table[token_id]), _cos(*in_context)


@mistake("similarity_across")
def contextual_before_static(table, ids_a, ids_b, token_id):
    """You give the contextual cosine first; the static one comes first."""
    in_context = [_mixed(table, ids)[_first(ids, token_id)] for ids in (ids_a, ids_b)]
    return _cos(*in_context), _cos(table[token_id], table[token_id])


@mistake("similarity_across")
def gives_dot_products(table, ids_a, ids_b, token_id):
    """You give dot products; divide them by the lengths of both vectors, which makes cosines."""
    in_context = [_mixed(table, ids)[_first(ids, token_id)] for ids in (ids_a, ids_b)]
    return float(table[token_id] @ table[token_id]), float(in_context[0] @ in_context[1])


@mistake("similarity_across")
def compares_static_with_contextual(table, ids_a, ids_b, token_id):
    """Your second cosine compares the static vector with a contextual one; compare the contextual vectors of the two
    sentences."""
    static = table[token_id]
    return _cos(static, static), _cos(static, _mixed(table, ids_a)[_first(ids_a, token_id)])


@mistake("similarity_across", slip=True)
def static_is_always_1(table, ids_a, ids_b, token_id):
    """You take the static cosine to be 1 in any case; for a vector of zeros it is 0.0."""
    return 1.0, _cos(*[_mixed(table, ids)[_first(ids, token_id)] for ids in (ids_a, ids_b)])


@mistake("similarity_across", slip=True)
def a_vector_of_zeros_gives_nan(table, ids_a, ids_b, token_id):
    """You divide by the length of a vector of zeros, which gives nan; such a cosine is 0.0."""
    static = table[token_id]
    in_context = [_mixed(table, ids)[_first(ids, token_id)] for ids in (ids_a, ids_b)]
    with np.errstate(invalid="ignore"):
        pairs = ((static, static), in_context)
        return tuple(float((a @ b) / (np.linalg.norm(a) * np.linalg.norm(b))) for a, b in pairs)


@mistake("similarity_across")
def drops_repeated_tokens(table, ids_a, ids_b, token_id):
    """You keep each token of a sentence once; every position counts, so a repeated token weighs more."""
    in_context = [_mixed(table, ids)[_first(ids, token_id)] for ids in (np.unique(ids_a), np.unique(ids_b))]
    return _cos(table[token_id], table[token_id]), _cos(*in_context)


@mistake("similarity_across")
def stops_reading_at_the_token(table, ids_a, ids_b, token_id):
    """You contextualize only what comes up to the token; the rest of the sentence counts too."""
    in_context = [_mixed(table, ids[: _first(ids, token_id) + 1])[-1] for ids in (ids_a, ids_b)]
    return _cos(table[token_id], table[token_id]), _cos(*in_context)


@mistake("similarity_across")
def mixes_both_sentences_together(table, ids_a, ids_b, token_id):
    """You contextualize the two sentences as one; do it with each sentence by itself."""
    mixed = _mixed(table, np.concatenate([ids_a, ids_b]))
    in_context = mixed[_first(ids_a, token_id)], mixed[len(ids_a) + _first(ids_b, token_id)]
    return _cos(table[token_id], table[token_id]), _cos(*in_context)


@mistake("similarity_across")
def compares_whole_sentences(table, ids_a, ids_b, token_id):
    """You compare the means of the two sentences; compare the vectors of the one token."""
    static = table[ids_a].mean(axis=0), table[ids_b].mean(axis=0)
    return _cos(*static), _cos(_mixed(table, ids_a).mean(axis=0), _mixed(table, ids_b).mean(axis=0))
