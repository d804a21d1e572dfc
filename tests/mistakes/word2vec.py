"""Known mistakes of the module word2vec: below each function's checks, which are given."""

import bisect
import itertools
import math
import numpy as np
import random

from llmlings.testing import mistake


@mistake("skipgram_pairs")
def a_lone_token_is_refused(ids, window):
    """You refuse a sentence of one id; in the docstring it simply has no pairs."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if len(ids) == 1:
        raise ValueError("ids must hold at least two ids")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def a_negative_window_is_turned_around(ids, window):
    """You refuse a window of 0 and take a negative one for its size; the docstring refuses every window below 1."""
    ids = _as_ids("ids", ids).tolist()
    if not window:
        raise ValueError("window must not be 0")
    window = abs(window)
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def a_wide_window_is_refused(ids, window):
    """You refuse a window greater than the sentence; the docstring cuts the window at the ends."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if window >= max(2, len(ids)) and len(ids) > 2:
        raise ValueError("window must be smaller than the sentence")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def a_window_of_zero_has_no_pairs(ids, window):
    """You give no pairs for a window below 1; the docstring refuses it and names `window`."""
    ids = _as_ids("ids", ids).tolist()
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def center_is_its_own_context(ids, window):
    """You pair each center with itself; the docstring leaves the center's own position out."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if abs(i - j) <= window
    ]


@mistake("skipgram_pairs", costs="time")
def compares_every_position_with_every_other(ids, window):
    """Your work grows with the square of the length, since you compare every position with every other; look at the
    window's positions only.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    places = range(len(ids))
    return [(ids[i], ids[j]) for i in places for j in places if 0 < abs(i - j) <= window]


@mistake("skipgram_pairs")
def context_comes_first(ids, window):
    """Your pairs are (context, center); the docstring wants (center, context)."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[j], ids[i])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def contexts_on_the_right_only(ids, window):
    """You take contexts on the right alone; the docstring takes those on both sides."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [(center, context) for i, center in enumerate(ids) for context in ids[i + 1 : i + 1 + window]]


@mistake("skipgram_pairs")
def each_pair_once(ids, window):
    """You drop pairs that you have seen before; in the docstring each pair of positions counts, and frequent pairs shall
    weigh more.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
    return list(dict.fromkeys(pairs))


@mistake("skipgram_pairs")
def equal_ids_are_no_contexts(ids, window):
    """You leave out contexts that have the id of the center; the docstring leaves out the center's own position only.

    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if abs(i - j) <= window and ids[i] != ids[j]
    ]


@mistake("skipgram_pairs")
def full_windows_only(ids, window):
    """You skip centers whose window does not fit into the sentence; the docstring cuts the window at the ends and keeps
    what is left.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i in range(window, len(ids) - window):
        pairs += [(ids[i], context) for context in ids[i - window : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("skipgram_pairs")
def id_zero_is_no_id(ids, window):
    """You skip id 0 as if it were nothing; in the docstring 0 is an id like any other."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window and ids[i] and ids[j]
    ]


@mistake("skipgram_pairs")
def ids_become_int8(ids, window):
    """You put the ids into a small integer dtype, where great ones wrap around; ids may be as great as the vocabulary.

    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    small = np.array(ids).astype(np.int8).tolist()
    return [
        (small[i], small[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def leftward_contexts_backwards(ids, window):
    """You walk away from the center to the left, so those contexts come in reverse; the docstring lists contexts from
    left to right.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        left = ids[max(0, i - window) : i][::-1]
        pairs += [(center, context) for context in left + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("skipgram_pairs")
def nearest_contexts_first(ids, window):
    """You list the contexts by their distance; the docstring lists them from left to right."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        for distance in range(1, window + 1):
            if i - distance >= 0:
                pairs.append((center, ids[i - distance]))
            if i + distance < len(ids):
                pairs.append((center, ids[i + distance]))
    return pairs


@mistake("skipgram_pairs")
def no_ids_are_refused(ids, window):
    """You refuse an empty sentence; in the docstring it simply has no pairs."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if not ids:
        raise ValueError("ids must not be empty")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def pairs_are_lists(ids, window):
    """Your pairs are lists; the docstring asks for tuples."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        [ids[i], ids[j]]
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def pairs_grouped_by_distance(ids, window):
    """You list all pairs of direct neighbors first, then the wider ones; the docstring goes by the center, from left to
    right.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for distance in range(1, window + 1):
        for i, center in enumerate(ids):
            pairs += [(center, ids[j]) for j in (i - distance, i + distance) if 0 <= j < len(ids)]
    return pairs


@mistake("skipgram_pairs")
def pairs_in_an_array(ids, window):
    """You return an array; the docstring asks for a list of tuples."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@mistake("skipgram_pairs")
def pairs_of_flattened_ids(ids, window):
    """You string ids of two dimensions together; the docstring asks for one sentence and refuses anything else."""
    ids = _as_ids("ids", np.ravel(ids)).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def pairs_of_negative_ids(ids, window):
    """You make pairs of negative ids; there is no such id, so the docstring refuses them and names `ids`."""
    ids = np.asarray(ids, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError("ids must have one dimension")
    if window < 1:
        raise ValueError("window must be at least 1")
    ids = ids.tolist()
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def pairs_of_numpy_ids(ids, window):
    """Your pairs hold NumPy integers when the ids are an array; the docstring asks for plain ints."""
    _as_ids("ids", ids)
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window
    ]


@mistake("skipgram_pairs")
def position_of_the_first_occurrence(ids, window):
    """You look the center's position up by its id, which finds the first occurrence only; count the positions as you go.

    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for center in ids:
        i = ids.index(center)
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("skipgram_pairs")
def slice_starts_below_zero(ids, window):
    """Near the start your slice begins at a negative index, which counts from the end, so contexts are lost; cut the
    window at 0.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[i - window : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("skipgram_pairs")
def window_falls_short(ids, window):
    """Your contexts end one position before the window does; the docstring takes positions up to `window` away, that one
    included.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) < window
    ]


@mistake("skipgram_pairs")
def window_for_both_sides_together(ids, window):
    """You split the window between the two sides; in the docstring it counts the positions on each side."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    half = (window + 1) // 2
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= half
    ]


@mistake("skipgram_pairs")
def window_reaches_too_far(ids, window):
    """Your window reaches one position too far; the docstring takes positions at most `window` away."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(max(0, i - window - 1), min(len(ids), i + window + 2))
        if 0 < abs(i - j) <= window + 1
    ]


@mistake("skipgram_pairs")
def window_wraps_around(ids, window):
    """Near the start your negative indices fetch contexts from the end of the sentence; the docstring cuts the window at
    the ends.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, ids[j]) for j in range(i - window, i + window + 1) if j != i and -len(ids) <= j < len(ids)]
    return pairs


@mistake("cbow_examples")
def a_wide_window_has_no_examples(ids, window):
    """You give no example when the window is greater than the sentence; the docstring cuts the window at the ends."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    if window > 3 * len(ids):
        return examples
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def an_empty_sentence_is_refused(ids, window):
    """You refuse an empty sentence; in the docstring it simply has no examples."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    if not ids:
        raise ValueError("ids must not be empty")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def an_example_without_contexts(ids, window):
    """You give an example with no contexts for a lone id; the docstring leaves it out, since nothing predicts it."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    return [(ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window], center) for i, center in enumerate(ids)]


@mistake("cbow_examples")
def center_comes_first(ids, window):
    """Your examples are (center, contexts); the docstring wants (contexts, center)."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((center, contexts))
    return examples


@mistake("cbow_examples")
def contexts_are_a_tuple(ids, window):
    """Your contexts are a tuple; the docstring asks for a list."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((tuple(contexts), center))
    return examples


@mistake("cbow_examples")
def contexts_hold_the_center(ids, window):
    """Your contexts hold the center itself, so the answer is given away; the docstring leaves its position out."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def contexts_in_order_of_ids(ids, window):
    """You sort the contexts by id; the docstring lists them from left to right."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((sorted(contexts), center))
    return examples


@mistake("cbow_examples")
def contexts_left_of_the_center_only(ids, window):
    """Your contexts are those on the left alone; the docstring takes those on both sides."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def contexts_nearest_first(ids, window):
    """You list the contexts by their distance from the center; the docstring lists them from left to right."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        places = sorted(range(len(ids)), key=lambda j: (abs(j - i), j))
        contexts = [ids[j] for j in places if 0 < abs(j - i) <= window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def contexts_without_the_centers_id(ids, window):
    """You drop contexts that have the id of the center; the docstring leaves out the center's own position only."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        contexts = [context for context in contexts if context != center]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def each_context_once(ids, window):
    """You list a context that occurs twice only once; the docstring lists it each time."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((list(dict.fromkeys(contexts)), center))
    return examples


@mistake("cbow_examples")
def examples_are_lists(ids, window):
    """Your examples are lists; the docstring asks for tuples of a list and an int."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append([contexts, center])
    return examples


@mistake("cbow_examples")
def examples_of_flattened_ids(ids, window):
    """You string ids of two dimensions together; the docstring asks for one sentence and refuses anything else."""
    ids = _as_ids("ids", np.ravel(ids)).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def examples_of_full_windows_only(ids, window):
    """You skip centers whose window does not fit into the sentence; the docstring cuts the window at the ends."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if len(contexts) == 2 * window:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def examples_of_negative_ids(ids, window):
    """You make examples of negative ids; there is no such id, so the docstring refuses them and names `ids`."""
    ids = np.asarray(ids, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError("ids must have one dimension")
    if window < 1:
        raise ValueError("window must be at least 1")
    ids = ids.tolist()
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def examples_of_numpy_ids(ids, window):
    """Your examples hold NumPy integers when the ids are an array; the docstring asks for plain ints."""
    given = ids
    _as_ids("ids", ids)
    if window < 1:
        raise ValueError("window must be at least 1")
    examples, ids = [], list(given)
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def examples_with_a_negative_window(ids, window):
    """You refuse a window of 0, but not a negative one; the docstring refuses every window below 1."""
    ids = _as_ids("ids", ids).tolist()
    if not window:
        raise ValueError("window must not be 0")
    window = abs(window)
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def examples_with_a_window_of_zero(ids, window):
    """You give no examples for a window below 1; the docstring refuses it and names `window`."""
    ids = _as_ids("ids", ids).tolist()
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - max(0, window)) : i] + ids[i + 1 : i + 1 + max(0, window)]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def one_example_for_each_context(ids, window):
    """You make an example of each context; in the docstring all contexts of a center make one example."""
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        examples += [([context], center) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return examples


@mistake("cbow_examples")
def pads_the_contexts(ids, window):
    """You fill a window that is cut with id 0; the docstring lists the contexts that exist, and 0 is an id like any
    other.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts + [0] * (2 * window - len(contexts)), center))
    return examples


@mistake("cbow_examples")
def reuses_one_list_of_contexts(ids, window):
    """All your examples share one list, which holds the contexts of the last center in the end; make a new list for
    each.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples, shared = [], []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            shared[:] = contexts
            examples.append((shared, center))
    return examples


@mistake("cbow_examples")
def slice_of_contexts_starts_below_zero(ids, window):
    """Near the start your slice begins at a negative index, which counts from the end, so contexts are lost; cut the
    window at 0.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[i - window : i] + ids[i + 1 : i + 1 + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("cbow_examples")
def window_of_contexts_falls_short(ids, window):
    """Your window falls one position short on the right; the docstring takes positions up to `window` away on both
    sides.
    """
    ids = _as_ids("ids", ids).tolist()
    if window < 1:
        raise ValueError("window must be at least 1")
    examples = []
    for i, center in enumerate(ids):
        contexts = ids[max(0, i - window) : i] + ids[i + 1 : i + window]
        if contexts:
            examples.append((contexts, center))
    return examples


@mistake("negative_distribution")
def a_single_id_is_refused(counts, power=0.75):
    """You refuse counts in which a single id occurs; in the docstring it is drawn always."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    if np.count_nonzero(counts) == 1:
        raise ValueError("counts must hold at least two ids that occur")
    weights = counts**power
    return weights / weights.sum()


@mistake("negative_distribution")
def adds_one_to_each_count(counts, power=0.75):
    """You add 1 to each count, so an id that never occurs can be drawn; in the docstring its probability is 0."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = (counts + 1) ** power
    return weights / weights.sum()


@mistake("negative_distribution")
def counts_of_two_dimensions(counts, power=0.75):
    """You accept counts of two dimensions; the docstring asks for one count for each id, a flat list."""
    counts = np.asarray(counts, dtype=np.float64)
    if np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be at least one above 0")
    weights = counts**power
    return weights / weights.sum()


@mistake("negative_distribution")
def counts_of_zero_share_equally(counts, power=0.75):
    """If no id occurs you give all the same probability; the docstring refuses such counts and names them."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not counts.size:
        raise ValueError("counts must be a flat list of counts")
    weights = counts**power if counts.any() else np.ones_like(counts)
    return weights / weights.sum()


@mistake("negative_distribution")
def cumulated_probabilities(counts, power=0.75):
    """You give cumulated probabilities; the docstring wants the probability of each id."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return np.cumsum(weights / weights.sum())


@mistake("negative_distribution")
def divides_by_the_greatest(counts, power=0.75):
    """You divide by the greatest weight; the docstring divides by the sum."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return weights / weights.max()


@mistake("negative_distribution")
def divides_by_the_sum_of_the_counts(counts, power=0.75):
    """You divide by the sum of the counts; the docstring divides by the sum of their powers."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    return counts**power / counts.sum()


@mistake("negative_distribution")
def exponent_and_base_swapped(counts, power=0.75):
    """You take the power to the counts; the docstring takes the counts to the power."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = np.where(counts > 0, power**counts, 0)
    return weights / weights.sum()


@mistake("negative_distribution")
def ids_that_do_not_occur_are_left_out(counts, power=0.75):
    """You leave out the ids of count 0, so the places no longer are the ids; in the docstring they keep a place, with 0
    in it.
    """
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts[counts > 0] ** power
    return weights / weights.sum()


@mistake("negative_distribution")
def ignores_the_power(counts, power=0.75):
    """You use the frequencies whatever the power; the docstring takes each count to the power first."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    return counts / counts.sum()


@mistake("negative_distribution")
def logarithms_of_the_counts(counts, power=0.75):
    """You weigh by the logarithm of the counts; the docstring takes a power of them."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = np.log1p(counts) * power / 0.75
    return weights / weights.sum()


@mistake("negative_distribution")
def negative_counts_become_nan(counts, power=0.75):
    """You accept negative counts, whose powers are not numbers; the docstring refuses them and names `counts`."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return weights / weights.sum()


@mistake("negative_distribution")
def no_counts_have_no_probabilities(counts, power=0.75):
    """Without any counts you give no probabilities; the docstring refuses that, since there is nothing to draw from."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or (counts.size and not np.any(counts)):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return weights / weights.sum()


@mistake("negative_distribution")
def power_in_the_dtype_of_the_counts(counts, power=0.75):
    """You take the power in the dtype of the counts, where small integers wrap around; convert to float64 first."""
    counts = np.asarray(counts)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    counts = counts if counts.dtype.kind in "iu" else counts.astype(np.float64)
    weights = counts**power
    return weights / weights.sum()


@mistake("negative_distribution")
def power_is_always_three_quarters(counts, power=0.75):
    """You take the power 0.75 whatever `power` says; that is its default only."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**0.75
    return weights / weights.sum()


@mistake("negative_distribution")
def power_is_one_by_default(counts, power=1.0):
    """Without a power you use the frequencies themselves; the default power is 0.75."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return weights / weights.sum()


@mistake("negative_distribution")
def power_of_the_frequencies(counts, power=0.75):
    """You divide by the sum first and take the power of that, so the result does not sum to 1; the docstring divides
    last.
    """
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    return (counts / counts.sum()) ** power


@mistake("negative_distribution")
def powers_are_not_shared_out(counts, power=0.75):
    """You give the counts' powers themselves; the docstring divides them by their sum."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    return counts**power


@mistake("negative_distribution")
def powers_in_place(counts, power=0.75):
    """You take the power inside the array that you were given, which changes it for the caller; work on a copy."""
    if np.ndim(counts) != 1 or np.any(np.asarray(counts) < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    counts = np.asarray(counts)
    if counts.dtype != np.float64:
        counts = counts.astype(np.float64)
    counts **= power
    return counts / counts.sum()


@mistake("negative_distribution")
def probabilities_in_a_list(counts, power=0.75):
    """You return a list; the docstring asks for an array."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return (weights / weights.sum()).tolist()


@mistake("negative_distribution")
def probabilities_in_float32(counts, power=0.75):
    """Your probabilities have the dtype of the counts, float32; the docstring asks for float64."""
    dtype = np.float32 if getattr(counts, "dtype", None) == np.float32 else np.float64
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return (weights / weights.sum()).astype(dtype)


@mistake("negative_distribution")
def rare_ids_most_of_all(counts, power=0.75):
    """You take the power with a minus, so rare ids are drawn most; the docstring's power only lifts them a little."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = np.zeros_like(counts)
    weights[counts > 0] = counts[counts > 0] ** -power
    return weights / weights.sum()


@mistake("negative_distribution")
def rounds_the_probabilities(counts, power=0.75):
    """You round the probabilities; the docstring keeps them as they are."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return np.round(weights / weights.sum(), 2)


@mistake("negative_distribution")
def softmax_of_the_counts(counts, power=0.75):
    """You give a softmax of the counts; the docstring takes powers of the counts, not exponentials."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = np.exp(power * (counts - counts.max()))
    return weights / weights.sum()


@mistake("skipgram_loss")
def averages_over_all_scores(center, context, negatives):
    """You take the mean over context and negatives; the docstring sums."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(
        (np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()) / (1 + len(negatives))
    )


@mistake("skipgram_loss")
def averages_over_the_negatives(center, context, negatives):
    """You take the mean over the negatives; the docstring sums over them."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).mean())


@mistake("skipgram_loss")
def chances_of_error(center, context, negatives):
    """You sum the chances of error, 1 - sigmoid; the docstring sums -log(sigmoid)."""
    center, context, negatives = _as_pair(center, context, negatives)
    sigmoid = (1 + np.tanh(np.append(context @ center, -(negatives @ center)) / 2)) / 2
    return float((1 - sigmoid).sum())


@mistake("skipgram_loss")
def clips_the_scores(center, context, negatives):
    """You cut scores off at plus and minus 6, as word2vec's C code does for speed; the docstring uses them as they are.

    """
    center, context, negatives = _as_pair(center, context, negatives)
    scores = np.clip(np.append(-(context @ center), negatives @ center), -6, 6)
    return float(np.log1p(np.exp(scores)).sum())


@mistake("skipgram_loss")
def cosines_for_scores(center, context, negatives):
    """You score by cosine; the docstring scores by the dot product."""
    center, context, negatives = _as_pair(center, context, negatives)

    def unit(vectors):
        return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)

    center, context, negatives = unit(center), unit(context), unit(negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())


@mistake("skipgram_loss")
def counts_equal_negatives_once(center, context, negatives):
    """You count a negative that was drawn twice only once; the docstring counts all rows of `negatives`."""
    center, context, negatives = _as_pair(center, context, negatives)
    negatives = np.unique(negatives, axis=0)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())


@mistake("skipgram_loss")
def first_negative_only(center, context, negatives):
    """You count the first negative only; the docstring sums over all rows of `negatives`."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center)[0])


@mistake("skipgram_loss")
def forgets_the_negatives(center, context, negatives):
    """Your loss is that of the context alone; the docstring adds a term for each negative."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)))


@mistake("skipgram_loss")
def greatest_negative_only(center, context, negatives):
    """You count the negative with the greatest score only; the docstring sums over all of them."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).max())


@mistake("skipgram_loss")
def keeps_the_sigmoid_from_zero(center, context, negatives):
    """You add a tiny number inside the logarithm, which caps the loss near 23; the docstring wants the true loss of
    great scores.
    """
    center, context, negatives = _as_pair(center, context, negatives)
    sigmoid = (1 + np.tanh(np.append(context @ center, -(negatives @ center)) / 2)) / 2
    return float(-np.log(sigmoid + 1e-10).sum())


@mistake("skipgram_loss")
def leaves_the_widths_to_numpy(center, context, negatives):
    """You leave it to NumPy to complain, whose message does not say which argument is wrong; name the argument in a
    ValueError.
    """
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if context.ndim != 1 or context.shape != center.shape or negatives.ndim != 2 or negatives.shape[1:] != center.shape:
        raise ValueError("shapes do not fit together")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )


@mistake("skipgram_loss")
def log_likelihood_for_loss(center, context, negatives):
    """You return the log-likelihood, which is to be great; the loss is minus that."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(-(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()))


@mistake("skipgram_loss")
def logarithm_of_a_rounded_sigmoid(center, context, negatives):
    """Your sigmoid rounds to 0 for a great score on the wrong side, and its logarithm is not finite; put the two
    functions together first.
    """
    center, context, negatives = _as_pair(center, context, negatives)
    with np.errstate(all="ignore"):
        sigmoid = 1 / (1 + np.exp(-np.append(context @ center, -(negatives @ center))))
        return float(-np.log(sigmoid).sum())


@mistake("skipgram_loss")
def loss_counts_in_bits(center, context, negatives):
    """Your logarithm has base 2; the docstring counts in nats, with the natural logarithm."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float((np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()) / np.log(2))


@mistake("skipgram_loss")
def loss_in_a_list(center, context, negatives):
    """You return an array of one number; the docstring asks for a float."""
    center, context, negatives = _as_pair(center, context, negatives)
    return np.array([np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()])


@mistake("skipgram_loss")
def loss_in_float32(center, context, negatives):
    """You compute in the dtype of the vectors, float32, which is coarse; the docstring asks for float64."""
    dtype = np.float32 if getattr(center, "dtype", None) == np.float32 else np.float64
    center, context, negatives = (part.astype(dtype) for part in _as_pair(center, context, negatives))
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())


@mistake("skipgram_loss")
def loss_of_a_center_of_two_dimensions(center, context, negatives):
    """You accept a center of two dimensions; the docstring asks for one vector and refuses anything else."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )


@mistake("skipgram_loss")
def loss_of_a_context_of_another_width(center, context, negatives):
    """You let NumPy spread a context of another width, or cut it off; the docstring refuses it and names `context`."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    width = min(center.shape[-1], context.shape[-1])
    context = context[:width] if context.size > 1 else context
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )


@mistake("skipgram_loss")
def loss_of_a_context_of_two_dimensions(center, context, negatives):
    """You accept a context of two dimensions; the docstring asks for one vector and refuses anything else."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )


@mistake("skipgram_loss")
def loss_of_a_flat_negative(center, context, negatives):
    """You take a flat list for a single negative; the docstring asks for rows and refuses anything else."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )


@mistake("skipgram_loss")
def loss_of_narrow_negatives(center, context, negatives):
    """You let NumPy spread negatives that are too narrow; the docstring refuses them and names `negatives`."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )


@mistake("skipgram_loss")
def mean_of_the_negatives_vectors(center, context, negatives):
    """You score the mean of the negatives once; the docstring scores each of them and sums the losses."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives.mean(axis=0) @ center))


@mistake("skipgram_loss")
def negatives_are_wanted_too(center, context, negatives):
    """You reward negatives for great scores, as if they were contexts; their score goes into the sigmoid with a minus.

    """
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, -(negatives @ center)).sum())


@mistake("skipgram_loss")
def negatives_score_the_context(center, context, negatives):
    """You score the negatives against the context; the docstring scores them against the center."""
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ context).sum())


@mistake("skipgram_loss")
def power_overflows(center, context, negatives):
    """Your exp(s) overflows for a great score s, so the loss is inf; log(1 + exp(s)) has to be written so that no power
    is great.
    """
    center, context, negatives = _as_pair(center, context, negatives)
    with np.errstate(all="ignore"):
        scores = np.append(-(context @ center), negatives @ center)
        return float(np.log1p(np.exp(scores)).sum()) if np.abs(scores).max() < 500 else float("nan")


@mistake("skipgram_loss")
def scores_divided_by_the_root_of_the_width(center, context, negatives):
    """You divide the scores by the square root of the width, as attention does; here the score is the plain dot product.

    """
    center, context, negatives = _as_pair(center, context, negatives)
    center = center / np.sqrt(len(center))
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())


@mistake("skipgram_loss")
def scores_in_the_dtype_of_the_vectors(center, context, negatives):
    """You compute in the dtype of the vectors, where small integers wrap around; convert to float64 first."""
    _as_pair(center, context, negatives)
    center, context, negatives = np.asarray(center), np.asarray(context), np.asarray(negatives)
    if center.dtype == np.float32:
        center, context, negatives = center.astype(np.float64), context.astype(np.float64), negatives.astype(np.float64)
    scores = negatives @ center
    return float(np.logaddexp(0, -float(context @ center)) + np.logaddexp(0, scores.astype(np.float64)).sum())


@mistake("skipgram_loss")
def skips_negatives_that_equal_the_context(center, context, negatives):
    """You leave out a negative that equals the context; the docstring counts all rows of `negatives`."""
    center, context, negatives = _as_pair(center, context, negatives)
    negatives = negatives[np.any(negatives != context, axis=1)]
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())


@mistake("skipgram_loss")
def softmax_over_context_and_negatives(center, context, negatives):
    """You take a softmax over context and negatives; negative sampling asks a yes-or-no question of each, with a
    sigmoid.
    """
    center, context, negatives = _as_pair(center, context, negatives)
    scores = np.append(context @ center, negatives @ center)
    return float(np.logaddexp.reduce(scores) - scores[0])


@mistake("skipgram_loss")
def squared_errors(center, context, negatives):
    """You sum squared errors of the sigmoids; the docstring sums negative logarithms."""
    center, context, negatives = _as_pair(center, context, negatives)
    sigmoid = (1 + np.tanh(np.append(context @ center, -(negatives @ center)) / 2)) / 2
    return float(((1 - sigmoid) ** 2).sum())


@mistake("skipgram_gradients")
def center_does_not_hear_of_negatives(center, context, negatives):
    """Your gradient of the center comes from the context alone; the negatives push it too."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return -pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def center_does_not_hear_of_the_context(center, context, negatives):
    """Your gradient of the center comes from the negatives alone; the context pulls it too."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def center_hears_of_one_negative(center, context, negatives):
    """Only one negative pushes the center in your gradient; the docstring sums over all of them."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push[0] * negatives[0] - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def context_among_the_negatives_is_spared(center, context, negatives):
    """You leave out a negative that equals the context; the docstring counts all rows of `negatives`."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    push = np.where(np.all(negatives == context, axis=1), 0, push)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def context_and_negatives_in_one_array(center, context, negatives):
    """You return the gradients of context and negatives as one array; the docstring asks for three arrays."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        push @ negatives - pull * context,
        np.vstack([-pull * center, np.outer(push, center)]),
        np.zeros((0, len(center))),
    )


@mistake("skipgram_gradients")
def context_is_pushed_away(center, context, negatives):
    """The sign of your gradient of the context is wrong: it grows the loss to move away from the center, so the gradient
    points away from it.
    """
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def gradient_of_the_negatives_turned(center, context, negatives):
    """Your gradient of the negatives has shape (d, k); the docstring gives it the shape of `negatives`, (k, d)."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, np.outer(center, push)


@mistake("skipgram_gradients")
def gradients_averaged_over_negatives(center, context, negatives):
    """You divide the negatives' part by their number; the loss sums over them, and so do its gradients."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives / len(negatives) - pull * context, -pull * center, np.outer(push, center) / len(negatives)


@mistake("skipgram_gradients")
def gradients_clip_the_scores(center, context, negatives):
    """You cut scores off at plus and minus 6, as word2vec's C code does for speed; the docstring uses them as they are.

    """
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(np.clip(-(context @ center), -6, 6)), _sigmoid(np.clip(negatives @ center, -6, 6))
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def gradients_in_a_list(center, context, negatives):
    """You return a list; the docstring asks for a tuple of three arrays."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return [push @ negatives - pull * context, -pull * center, np.outer(push, center)]


@mistake("skipgram_gradients")
def gradients_in_another_order(center, context, negatives):
    """You return the gradients in another order; the docstring wants those of center, context, negatives."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return -pull * center, push @ negatives - pull * context, np.outer(push, center)


@mistake("skipgram_gradients")
def gradients_in_float32(center, context, negatives):
    """Your gradients have the dtype of the vectors, float32; the docstring asks for float64."""
    dtype = np.float32 if getattr(center, "dtype", None) == np.float32 else np.float64
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        (push @ negatives - pull * context).astype(dtype),
        (-pull * center).astype(dtype),
        (np.outer(push, center)).astype(dtype),
    )


@mistake("skipgram_gradients")
def gradients_in_the_dtype_of_the_vectors(center, context, negatives):
    """You compute in the dtype of the vectors, where small integers wrap around; convert to float64 first."""
    _as_pair(center, context, negatives)
    center, context, negatives = np.asarray(center), np.asarray(context), np.asarray(negatives)
    if center.dtype != np.uint8:
        center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-float(context @ center)), _sigmoid((negatives @ center).astype(np.float64))
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def gradients_of_a_center_of_two_dimensions(center, context, negatives):
    """You accept a center of two dimensions; the docstring asks for one vector and refuses anything else."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")

    pull = _sigmoid(-np.sum(context * center))
    push = _sigmoid(np.sum(np.atleast_2d(negatives) * center, axis=-1))
    return push @ (np.atleast_2d(negatives) + 0 * center) - pull * context, -pull * center, push[..., None] * center


@mistake("skipgram_gradients")
def gradients_of_a_context_of_two_dimensions(center, context, negatives):
    """You accept a context of two dimensions; the docstring asks for one vector and refuses anything else."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")

    pull = _sigmoid(-np.sum(context * center))
    push = _sigmoid(np.sum(np.atleast_2d(negatives) * center, axis=-1))
    return push @ (np.atleast_2d(negatives) + 0 * center) - pull * context, -pull * center, push[..., None] * center


@mistake("skipgram_gradients")
def gradients_of_a_flat_negative(center, context, negatives):
    """You take a flat list for a single negative; the docstring asks for rows and refuses anything else."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")

    pull = _sigmoid(-np.sum(context * center))
    push = _sigmoid(np.sum(np.atleast_2d(negatives) * center, axis=-1))
    return push @ (np.atleast_2d(negatives) + 0 * center) - pull * context, -pull * center, push[..., None] * center


@mistake("skipgram_gradients")
def gradients_of_a_wide_context(center, context, negatives):
    """You cut a context off that is wider than the center; the docstring refuses it and names `context`."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    context = context[: len(center)]

    pull = _sigmoid(-np.sum(context * center))
    push = _sigmoid(np.sum(np.atleast_2d(negatives) * center, axis=-1))
    return push @ (np.atleast_2d(negatives) + 0 * center) - pull * context, -pull * center, push[..., None] * center


@mistake("skipgram_gradients")
def gradients_of_equal_negatives_once(center, context, negatives):
    """You count a negative that stands there twice only once; each row of `negatives` has a gradient of its own and
    pushes the center.
    """
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        push[np.unique(negatives, axis=0, return_index=True)[1]] @ np.unique(negatives, axis=0) - pull * context,
        -pull * center,
        np.outer(push, center),
    )


@mistake("skipgram_gradients")
def gradients_of_narrow_negatives(center, context, negatives):
    """You let NumPy spread negatives that are too narrow; the docstring refuses them and names `negatives`."""
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")

    pull = _sigmoid(-np.sum(context * center))
    push = _sigmoid(np.sum(np.atleast_2d(negatives) * center, axis=-1))
    return push @ (np.atleast_2d(negatives) + 0 * center) - pull * context, -pull * center, push[..., None] * center


@mistake("skipgram_gradients")
def gradients_point_downhill(center, context, negatives):
    """Your gradients have the opposite sign: they are the steps of gradient descent, not the gradients."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return pull * context - push @ negatives, pull * center, -np.outer(push, center)


@mistake("skipgram_gradients")
def gradients_times_a_learning_rate(center, context, negatives):
    """Your gradients are multiplied by a learning rate; the docstring wants the plain gradients."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return 0.025 * (push @ negatives - pull * context), 0.025 * (-pull * center), 0.025 * (np.outer(push, center))


@mistake("skipgram_gradients")
def label_of_the_context_forgotten(center, context, negatives):
    """You use the context's sigmoid as it is; its label is 1, so its error is the sigmoid minus 1."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        push @ negatives + _sigmoid(context @ center) * context,
        _sigmoid(context @ center) * center,
        np.outer(push, center),
    )


@mistake("skipgram_gradients")
def labels_swapped(center, context, negatives):
    """You have the labels the wrong way around: 1 is for the context, 0 for the negatives."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        _sigmoid(context @ center) * context - (1 - push) @ negatives,
        _sigmoid(context @ center) * center,
        -np.outer(1 - push, center),
    )


@mistake("skipgram_gradients")
def negatives_are_pulled(center, context, negatives):
    """The sign of your gradient of the negatives is wrong: the loss grows when they come closer to the center."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, -np.outer(push, center)


@mistake("skipgram_gradients")
def one_gradient_for_all_negatives(center, context, negatives):
    """You sum the gradients of the negatives; the docstring gives each its own row, shape (k, d)."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, push.sum() * center


@mistake("skipgram_gradients")
def scores_instead_of_sigmoids(center, context, negatives):
    """You use the scores themselves for errors; the derivative of -log(sigmoid) is a sigmoid."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = -(context @ center), negatives @ center
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def sigmoid_of_great_scores_is_nan(center, context, negatives):
    """Your sigmoid divides inf by inf for great scores, so the gradients are NaN; write it so that no power can
    overflow.
    """
    center, context, negatives = _as_pair(center, context, negatives)

    def sigmoid(scores):
        with np.errstate(all="ignore"):
            return np.exp(scores) / (1 + np.exp(scores))

    pull, push = sigmoid(-(context @ center)), sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def slope_of_the_sigmoid(center, context, negatives):
    """You multiply by the slope of the sigmoid, as squared errors would need; with the logarithm it cancels."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    pull, push = pull * pull * (1 - pull), push * push * (1 - push)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("skipgram_gradients")
def steps_of_a_center_that_moved(center, context, negatives):
    """You use the center after its step for the other gradients; all three are taken at the same, old values."""
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    old, center = center, center - (push @ negatives - pull * context)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)


@mistake("cbow_loss")
def a_center_of_two_dimensions_is_flattened(contexts, center, negatives):
    """You flatten a center of two dimensions; the docstring asks for one vector and refuses anything else."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", np.ravel(center), contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def a_flat_context_is_accepted(contexts, center, negatives):
    """You take a flat list for a single context; the docstring asks for rows and refuses anything else."""
    contexts = np.atleast_2d(contexts)
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def a_narrow_center_is_spread(contexts, center, negatives):
    """You let NumPy spread a center that is too narrow; the docstring refuses it and names `center`."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center)
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(np.sum(mean * center))) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def averages_the_losses_of_the_contexts(contexts, center, negatives):
    """You take the mean of the contexts' losses; the docstring takes the mean of their vectors, then one loss."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    good = np.logaddexp(0, -(contexts @ center)).mean()
    return float(good + np.logaddexp(0, contexts @ negatives.T).mean(axis=0).sum())


@mistake("cbow_loss")
def cbow_accepts_a_flat_negative(contexts, center, negatives):
    """You take a flat list for a single negative; the docstring asks for rows and refuses anything else."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", np.atleast_2d(negatives), contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def cbow_averages_over_the_negatives(contexts, center, negatives):
    """You take the mean over the negatives; the docstring sums over them."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).mean())


@mistake("cbow_loss")
def cbow_clips_the_scores(contexts, center, negatives):
    """You cut scores off at plus and minus 6, as word2vec's C code does for speed; the docstring uses them as they are.

    """
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, np.clip(np.append(-(mean @ center), negatives @ mean), -6, 6)).sum())


@mistake("cbow_loss")
def cbow_forgets_the_negatives(contexts, center, negatives):
    """Your loss is that of the center alone; the docstring adds a term for each negative."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)))


@mistake("cbow_loss")
def cbow_logarithm_is_not_finite(contexts, center, negatives):
    """Your sigmoid rounds to 0 for a great score on the wrong side, and its logarithm is not finite; put the two
    functions together first.
    """
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    with np.errstate(all="ignore"):
        return float(-np.log(1 / (1 + np.exp(-np.append(mean @ center, -(negatives @ mean))))).sum())


@mistake("cbow_loss")
def cbow_loss_in_float32(contexts, center, negatives):
    """You compute in the dtype of the vectors, float32, which is coarse; the docstring asks for float64."""
    dtype = np.float32 if getattr(contexts, "dtype", None) == np.float32 else np.float64
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    contexts, center, negatives = (part.astype(dtype) for part in (contexts, center, negatives))
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def cbow_negatives_are_wanted(contexts, center, negatives):
    """You reward negatives for great scores; their score goes into the sigmoid with a minus."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, -(negatives @ mean)).sum())


@mistake("cbow_loss")
def cbow_negatives_score_the_center(contexts, center, negatives):
    """You score the negatives against the center; the docstring scores them against the mean of the contexts."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ center).sum())


@mistake("cbow_loss")
def cbow_spreads_narrow_negatives(contexts, center, negatives):
    """You let NumPy spread negatives that are too narrow; the docstring refuses them and names `negatives`."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, np.shape(negatives)[-1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, np.sum(negatives * mean, axis=1)).sum())


@mistake("cbow_loss")
def center_joins_the_mean(contexts, center, negatives):
    """You average the center in with the contexts, so the answer is given away; the mean is over the contexts alone."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = np.vstack([contexts, center]).mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def contexts_are_added_in_their_dtype(contexts, center, negatives):
    """You add the contexts up in their own dtype, where small integers wrap around; convert to float64 first."""
    given = np.asarray(contexts)
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    total = given.sum(axis=0, dtype=given.dtype if given.dtype.kind == "u" else np.float64)
    mean = total / len(contexts)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def each_context_predicts_alone(contexts, center, negatives):
    """You sum the losses of the contexts, as Skip-gram does; in CBOW the mean of their vectors makes one prediction."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    good = np.logaddexp(0, -(contexts @ center)).sum()
    return float(good + np.logaddexp(0, contexts @ negatives.T).sum())


@mistake("cbow_loss")
def equal_contexts_count_once(contexts, center, negatives):
    """You count a context that occurs twice only once; the mean is over all rows of `contexts`."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = np.unique(contexts, axis=0).mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def first_context_predicts(contexts, center, negatives):
    """You use the first context only; the docstring takes the mean of all of them."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts[0]
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def last_context_predicts(contexts, center, negatives):
    """You use the last context only; the docstring takes the mean of all of them."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts[-1]
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def mean_of_unit_length(contexts, center, negatives):
    """You scale the mean of the contexts to length 1; the docstring uses the mean as it is."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    mean = mean / max(np.linalg.norm(mean), 1e-12)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def mean_over_the_width(contexts, center, negatives):
    """You average over the width instead of over the contexts; the mean of vectors is a vector."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = np.resize(contexts.mean(axis=1), contexts.shape[1])
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def median_of_the_contexts(contexts, center, negatives):
    """You take the median of the contexts; the docstring takes their mean."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = np.median(contexts, axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def no_contexts_mean_zero(contexts, center, negatives):
    """You take a vector of zeros for the mean of no contexts; the docstring refuses them and names `contexts`."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.sum(axis=0) / max(1, len(contexts))
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


@mistake("cbow_loss")
def sums_the_contexts(contexts, center, negatives):
    """You add the vectors of the contexts up; the docstring takes their mean."""
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.sum(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def a_sentence_without_pairs_is_refused(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You refuse sentences without a pair; in the docstring a sentence of no id or of one is legal and has none."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    if any(len(ids) < 2 for ids in lists):
        raise ValueError("sentences must hold at least two ids each")
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def adds_the_two_tables(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You return the sum of the two tables, in which ids that stand beside each other are close; the docstring returns
    the center table.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers + contexts


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def averages_the_steps_of_a_batch(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You divide the steps of a batch by the number of its pairs; in the docstring the learning rate is the step for one
    pair, and a batch sums them.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate / len(center) * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate / len(center) * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def centers_never_move(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You move the context table only; the center table, which you return, stays as it was drawn."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.normal(0, 0.1, (vocab_size, width))
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def climbs_the_loss(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You add the gradients where gradient descent subtracts them, so the loss grows."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = -learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = -learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def contexts_never_move(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You never move the context table, which starts at 0, so there is nothing to learn from; both tables take steps.

    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = np.zeros((vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def drops_the_last_batch(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You drop the last batch when it is not full, so a small text is not learned at all; the last batch counts as well.

    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.1, 0.1, (vocab_size, width))
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs) - 255, 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def everything_starts_at_zero(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Both your tables start at 0, where every gradient is 0 too, so nothing is ever learned; start at least one of them
    at random.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = np.zeros((vocab_size, width))
    contexts = np.zeros((vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def id_zero_is_padding(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You skip id 0 as if it were padding; in the docstring 0 is an id like any other."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    pairs = pairs[np.all(pairs != 0, axis=1)]
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def ids_beyond_the_vocabulary_are_skipped(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You skip ids that are outside the vocabulary; the docstring refuses them and names `sentences`."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [
        [token for token in _as_ids("sentences", sentence).tolist() if token < vocab_size] for sentence in sentences
    ]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def learning_rate_of_the_papers(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You use a learning rate of your own, 0.025 as in word2vec's C code, whatever `learning_rate` says."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    learning_rate = 0.025 + 0 * learning_rate
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


@mistake("train_skipgram", costs="time")
def loops_over_the_pairs(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Your training steps through the pairs one by one in Python; the docstring asks for steps on many pairs at once, so
    that 100,000 ids take seconds.
    """
    for name, size in (
        ("vocab_size", vocab_size),
        ("width", width),
        ("window", window),
        ("num_negatives", num_negatives),
    ):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must be at least 0")
    sentences = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    chance = random.Random(int(rng.integers(2**32)))
    centers = [[chance.uniform(-0.5, 0.5) / width for _ in range(width)] for _ in range(vocab_size)]
    contexts = [[0.0] * width for _ in range(vocab_size)]
    counts = [0] * vocab_size
    for sentence in sentences:
        for token in sentence:
            counts[token] += 1
    sums = list(itertools.accumulate(count**0.75 for count in counts))
    for _ in range(epochs):
        for sentence in sentences:
            for center, context in skipgram_pairs(sentence, window):
                vector = centers[center]
                step = [0.0] * width
                for number in range(num_negatives + 1):
                    other = bisect.bisect(sums, chance.random() * sums[-1]) if number else context
                    target = contexts[other]
                    score = sum(x * y for x, y in zip(vector, target))
                    rate = learning_rate * ((not number) - 1 / (1 + math.exp(-max(-50.0, min(50.0, score)))))
                    step = [s + rate * y for s, y in zip(step, target)]
                    contexts[other] = [y + rate * x for x, y in zip(vector, target)]
                centers[center] = [x + s for x, s in zip(vector, step)]
    return np.array(centers)


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def names_no_argument(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Your errors do not say which argument is wrong; name it in the message."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError("an argument is too small")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def negative_epochs_are_none(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You take a negative number of epochs for none; the docstring refuses it and names `epochs`."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _flat(sentence, vocab_size):
    ids = np.asarray(sentence, dtype=np.int64)
    if ids.ndim != 1 or (ids.size and ids.max() >= vocab_size):
        raise ValueError("sentences must be flat lists of ids below vocab_size")
    return ids.tolist()


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def negative_ids_train_the_last_rows(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You accept negative ids, which NumPy takes for the last rows; the docstring refuses them and names `sentences`.

    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [
        [token % vocab_size if token < 0 else token for token in _flat(sentence, vocab_size)] for sentence in sentences
    ]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def negatives_are_pulled_as_well(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You pull the negatives towards the center as well; they have to be pushed away, by the sigmoid of their score."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * -_sigmoid(-vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def no_epochs_are_refused(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You refuse 0 epochs; they are legal, and leave the table as it was drawn."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 1:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def no_epochs_give_nothing(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You return nothing after 0 epochs; the docstring returns the table as it was drawn."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers if epochs else None


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def one_epoch_is_enough(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You go through the sentences once, whatever `epochs` says."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(min(1, epochs)):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def one_step_for_each_id_of_a_batch(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You add with an index array, which keeps one step for each id of a batch however often it occurs; all steps have
    to be added up.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 8192):
            center, context = pairs[order[start : start + 8192]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            centers[center] += pull * targets - push @ others
            contexts[context] += pull * vectors
            contexts[negative] -= push.T @ vectors
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def one_table_for_both_roles(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You use one table for centers and contexts, so ids that stand beside each other become neighbors; Skip-gram learns
    two tables.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = centers
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def pairs_cross_sentences(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You join the sentences into one text, so pairs cross from one sentence into the next; each sentence stands alone.

    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    text = [token for ids in lists for token in ids]
    pairs = np.array(_pairs_of(text, window), dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def places_in_the_dtype_of_the_ids(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You multiply ids by the width in their own dtype, where small integers wrap around; convert them to int64 first.

    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    dtype = np.result_type(*(s.dtype for s in sentences if isinstance(s, np.ndarray)), np.uint8)
    small = any(isinstance(s, np.ndarray) for s in sentences)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            if small:
                center = (center * width).astype(dtype) // width
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def puts_the_two_tables_side_by_side(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You return both tables side by side; the docstring returns the center table, which has `width` columns."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return np.hstack([centers, contexts])


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def returns_both_tables(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You return both tables; the docstring returns the center table alone."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers, contexts


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def rows_of_the_ids_that_occur(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Your table has rows for the ids that occur only; the docstring has V rows, so that an id is the number of its row.

    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers[np.unique([token for ids in lists for token in ids]).astype(int)]


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def seeds_a_generator_of_its_own(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You draw from a generator of your own; in the docstring all randomness comes from `rng`."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    rng = np.random.default_rng(0)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def shuffles_the_given_sentences(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You shuffle the list of sentences that you were given, which changes it for the caller; shuffle a copy."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    if isinstance(sentences, list):
        for i in rng.permutation(len(sentences)).tolist():
            sentences.append(sentences.pop(i))
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def stops_at_the_first_empty_sentence(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You stop at the first sentence without an id; the sentences after it count as well."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    empty = [i for i, ids in enumerate(lists) if not ids]
    lists = lists[: empty[0]] if empty else lists
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def table_as_a_list(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You return a list of lists; the docstring asks for an array."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers.tolist()


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def table_of_float32(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Your table is float32; the docstring asks for float64."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers.astype(np.float32)


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_a_width_below_one(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You give a table without columns for a width below 1; the docstring refuses it and names `width`."""
    sizes = {"vocab_size": vocab_size, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    width = max(0, width)
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / max(1, width)
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_an_empty_vocabulary(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You give a table without rows for a vocab_size of 0; the docstring refuses it and names `vocab_size`."""
    sizes = {"width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i]]
    return pairs


@mistake("train_skipgram")
def trains_on_contexts_to_the_left(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You train on contexts to the left alone, so the first id of a sentence never is a center; the docstring takes both
    sides.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_on_contexts_to_the_right(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You train on contexts to the right alone, so the last id of a sentence never is a center; the docstring takes both
    sides.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_on_flattened_sentences(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You string a sentence of two dimensions together; the docstring asks for flat lists and refuses anything else."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", np.ravel(sentence), vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_with_a_window_below_one(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You learn nothing with a window of 0; the docstring refuses it and names `window`."""
    sizes = {"vocab_size": vocab_size, "width": width, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_without_asking_for_negatives(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You accept 0 negatives, with which all vectors would come to lie in one direction; the docstring refuses it and
    names `num_negatives`.
    """
    sizes = {"vocab_size": vocab_size, "width": width, "window": window}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def trains_without_negatives(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You never push negatives away, so all vectors come to lie in one direction; each pair needs its negatives."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets)
            np.add.at(contexts, context, pull * vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def turned_table(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """Your table has a column for each id; the docstring gives each id a row, shape (V, d)."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, window)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers.T.copy()


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def whole_sentence_is_the_window(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You take the whole sentence for the window; contexts stand at most `window` positions away."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, len(ids))], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers


def _pairs_of(ids, window):
    pairs = []
    for i, center in enumerate(ids):
        pairs += [(center, context) for context in ids[max(0, i - window) : i] + ids[i + 1 : i + 1 + window]]
    return pairs


@mistake("train_skipgram")
def window_is_always_one(sentences, vocab_size, width, window, num_negatives, epochs, learning_rate, rng):
    """You take direct neighbors only, whatever the window; contexts stand up to `window` positions away."""
    sizes = {"vocab_size": vocab_size, "width": width, "window": window, "num_negatives": num_negatives}
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    lists = [_as_ids("sentences", sentence, vocab_size).tolist() for sentence in sentences]
    pairs = np.array([pair for ids in lists for pair in _pairs_of(ids, 1)], dtype=np.int64).reshape(-1, 2)
    centers = rng.uniform(-0.5, 0.5, (vocab_size, width)) / width
    contexts = rng.normal(0, 0.1, (vocab_size, width))
    noise = np.bincount([token for ids in lists for token in ids], minlength=vocab_size) ** 0.75
    noise = noise / max(noise.sum(), 1e-12)
    for epoch in range(epochs):
        order = rng.permutation(len(pairs))
        for start in range(0, len(pairs), 256):
            center, context = pairs[order[start : start + 256]].T
            negative = rng.choice(vocab_size, 64, p=noise)
            vectors, targets, others = centers[center], contexts[context], contexts[negative]
            pull = learning_rate * _sigmoid(-(vectors * targets).sum(axis=1))[:, None]
            push = learning_rate * num_negatives / 64 * _sigmoid(vectors @ others.T)
            np.add.at(centers, center, pull * targets - push @ others)
            np.add.at(contexts, context, pull * vectors)
            np.add.at(contexts, negative, -push.T @ vectors)
    return centers
