"""Known mistakes of the module glove: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("cooccurrence")
def a_flat_list_is_taken_for_a_sentence(sentences, vocab_size, window):
    """You take a flat list of ids for one sentence; the argument is a list of sentences, and a flat list is an error.

    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    sentences = [sentences] if len(sentences) and np.ndim(sentences[0]) == 0 else sentences
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def a_negative_id_counts_from_the_end(sentences, vocab_size, window):
    """You accept the id -1 and count it for the last word, as NumPy's indexing does; a negative id is an error."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text([np.abs(np.asarray(part, dtype=np.int64)) for part in sentences], vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def a_negative_window_is_accepted(sentences, vocab_size, window):
    """You refuse a window of 0 alone and let negative ones through; the docstring asks for a ValueError that names
    window.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", abs(window))
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def a_repeated_pair_counts_once(sentences, vocab_size, window):
    """You set the cell of a pair instead of adding to it (or add with an index array, which writes each cell only once);
    every pair of positions adds.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] = max(counts[other, center], 1 / (i - j))
                counts[other, center] = max(counts[other, center], 1 / (i - j))
    return counts


@mistake("cooccurrence")
def a_window_of_zero_is_accepted(sentences, vocab_size, window):
    """You accept a window of 0, in which there is no neighbour; the docstring asks for a ValueError that names window.

    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window + 1)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def a_word_never_meets_itself(sentences, vocab_size, window):
    """You skip pairs of equal ids; the docstring leaves out no pair of different positions, and such a pair adds twice
    to its cell.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                if other == center:
                    continue
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def an_empty_vocabulary_is_accepted(sentences, vocab_size, window):
    """You accept a vocabulary of 0 words; the docstring asks for a ValueError that names vocab_size."""
    vocab_size = int(vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def an_index_error_for_a_bad_id(sentences, vocab_size, window):
    """An id beyond the vocabulary ends in NumPy's IndexError; check the ids first and raise a ValueError that names
    sentences.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    try:
        _as_text(sentences, vocab_size)
    except ValueError:
        raise IndexError("index is out of bounds for sentences") from None
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def cells_are_numbered_in_the_dtype_of_the_ids(sentences, vocab_size, window):
    """You compute the place of a cell as i * V + j in the dtype of the ids, where unsigned small integers wrap around;
    convert the ids first.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = np.asarray(sentence)
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                with np.errstate(over="ignore"):
                    small = sentence.dtype.type(vocab_size % 256) if sentence.dtype == np.uint8 else vocab_size
                    here, there = int(center * small + other), int(other * small + center)
                counts.flat[here] += 1 / (i - j)
                counts.flat[there] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def counts_in_float32(sentences, vocab_size, window):
    """Your counts are float32; the docstring asks for float64."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts.astype(np.float32)


@mistake("cooccurrence")
def each_pair_counts_from_both_ends(sentences, vocab_size, window):
    """You meet each pair of positions twice, once from either end, and add to both cells each time; so all your counts
    are double.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 2 / (i - j)
                counts[other, center] += 2 / (i - j)
    return counts


@mistake("cooccurrence")
def each_word_meets_itself_at_once(sentences, vocab_size, window):
    """You count each position as its own neighbour; a pair has two different positions."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            counts[center, center] += 1
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def equal_ids_add_once(sentences, vocab_size, window):
    """A pair of equal ids adds once to its cell in your counts; the docstring adds to [i, j] and to [j, i], and these
    are the same cell here.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                if other != center:
                    counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def equal_sentences_count_once(sentences, vocab_size, window):
    """You count a sentence that occurs several times only once; each of them counts."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in dict.fromkeys(tuple(int(token) for token in part) for part in sentences):
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def every_distance_counts_one(sentences, vocab_size, window):
    """Each pair adds 1 in your counts, however far apart it is; the docstring adds 1 / distance."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1
                counts[other, center] += 1
    return counts


@mistake("cooccurrence")
def halves_are_cut_off(sentences, vocab_size, window):
    """You count in whole numbers, where 1/2 and 1/3 become 0; the docstring asks for float64."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size), dtype=np.int64)
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += int(1 / (i - j))
                counts[other, center] += int(1 / (i - j))
    return counts


@mistake("cooccurrence")
def ids_beyond_the_vocabulary_fall_away(sentences, vocab_size, window):
    """You pass over ids of V and more; such an id is an error."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    sentences = [np.asarray(part) for part in sentences]
    sentences = [part[part < vocab_size] if part.ndim == 1 and len(part) > 1 else part for part in sentences]
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def ids_of_lone_words_are_not_checked(sentences, vocab_size, window):
    """You check ids only where they form a pair; an id outside 0 to V-1 is an error wherever it stands."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text([part if np.ndim(part) != 1 or len(part) > 1 else [] for part in sentences], vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def nested_sentences_are_flattened(sentences, vocab_size, window):
    """You flatten lists within a sentence; an entry of sentences that is no flat list of ids is an error."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    sentences = [np.ravel(part) if np.ndim(part) > 1 else part for part in sentences]
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def only_full_windows_count(sentences, vocab_size, window):
    """You leave out positions whose window does not fit into the sentence; the window is cut at the ends, and the rest
    counts.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i if i >= window else 0):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def only_the_earlier_words_count(sentences, vocab_size, window):
    """Each word meets only the words before it in your counts; each pair adds to both [i, j] and [j, i]."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def only_the_later_words_count(sentences, vocab_size, window):
    """Each word meets only the words after it in your counts; each pair adds to both [i, j] and [j, i]."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def the_message_names_no_argument(sentences, vocab_size, window):
    """Your ValueError does not say which argument is wrong; name it in the message."""
    _check_size("vocab_size", vocab_size)
    if window < 1:
        raise ValueError("this must be at least 1")
    try:
        _as_text(sentences, vocab_size)
    except ValueError:
        raise ValueError("these ids are out of range") from None
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def the_text_is_one_long_sentence(sentences, vocab_size, window):
    """Your pairs cross from one sentence into the next; each sentence stands alone."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in [[int(token) for part in sentences for token in part]]:
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def the_vocabulary_ends_with_the_greatest_id(sentences, vocab_size, window):
    """Your counts have as many rows as the greatest id asks for; the docstring has V rows, also for words that do not
    occur.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    used = 1 + max([int(token) for part in sentences for token in part], default=-1)
    return counts[:used, :used]


@mistake("cooccurrence")
def the_weight_counts_the_words_between(sentences, vocab_size, window):
    """You divide by one more than the distance, so that next neighbours add 1/2; at distance 1 a pair adds 1."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j + 1)
                counts[other, center] += 1 / (i - j + 1)
    return counts


@mistake("cooccurrence")
def the_weight_falls_in_a_straight_line(sentences, vocab_size, window):
    """Your weight is (window + 1 - distance) / window, the average of a window of random size as in Word2Vec; GloVe's is
    1 / distance.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += (window + 1 - (i - j)) / window
                counts[other, center] += (window + 1 - (i - j)) / window
    return counts


@mistake("cooccurrence")
def the_weight_falls_with_the_square(sentences, vocab_size, window):
    """Your pairs add 1 / distance ** 2; the docstring adds 1 / distance."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j) ** 2
                counts[other, center] += 1 / (i - j) ** 2
    return counts


@mistake("cooccurrence")
def the_window_is_one_too_long(sentences, vocab_size, window):
    """Your window reaches one position too far: a pair at distance window + 1 adds nothing."""
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window - 1), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("cooccurrence")
def the_window_is_one_too_short(sentences, vocab_size, window):
    """Your window leaves out the pairs that are exactly `window` apart; the docstring counts distances from 1 up to and
    including `window`.
    """
    _check_size("vocab_size", vocab_size)
    _check_size("window", window)
    _as_text(sentences, vocab_size)
    counts = np.zeros((vocab_size, vocab_size))
    for sentence in sentences:
        sentence = [int(token) for token in sentence]
        for i, center in enumerate(sentence):
            for j in range(max(0, i - window + 1), i):
                other = sentence[j]
                counts[center, other] += 1 / (i - j)
                counts[other, center] += 1 / (i - j)
    return counts


@mistake("glove_weights")
def a_negative_x_max_is_accepted(counts, x_max=100.0, alpha=0.75):
    """You refuse only an x_max of 0; a negative one is an error too."""
    if x_max == 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0)


@mistake("glove_weights")
def an_x_max_of_zero_is_accepted(counts, x_max=100.0, alpha=0.75):
    """You accept an x_max of 0, by which nothing can be divided; the docstring asks for a ValueError that names x_max.

    """
    if x_max < 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0)


@mistake("glove_weights")
def counts_are_capped_but_not_divided(counts, x_max=100.0, alpha=0.75):
    """You cut the counts off at x_max and forget to divide; the greatest weight is 1."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(counts, x_max) ** alpha, 0.0)


@mistake("glove_weights")
def great_counts_weigh_nothing(counts, x_max=100.0, alpha=0.75):
    """Counts above x_max get weight 0 in your answer; from x_max on the weight stays at 1."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where((counts > 0) & (counts <= x_max), np.minimum(1.0, (counts / x_max) ** alpha), 0.0)


@mistake("glove_weights")
def the_bend_is_always_at_a_hundred(counts, x_max=100.0, alpha=0.75):
    """You use 100 whatever x_max says; 100 is only its default."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / 100.0) ** alpha), 0.0)


@mistake("glove_weights")
def the_power_is_always_three_quarters(counts, x_max=100.0, alpha=0.75):
    """You use the power 0.75 whatever alpha says; 0.75 is only its default."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** 0.75), 0.0)


@mistake("glove_weights")
def the_power_of_the_count_alone(counts, x_max=100.0, alpha=0.75):
    """You raise the count to the power before dividing by x_max; the docstring raises the ratio."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, counts**alpha / x_max), 0.0)


@mistake("glove_weights")
def the_root_instead_of_the_power(counts, x_max=100.0, alpha=0.75):
    """You take the power 1 / alpha; the docstring takes the power alpha."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** (1 / max(alpha, 0.1))), 0.0)


@mistake("glove_weights")
def weights_are_flattened(counts, x_max=100.0, alpha=0.75):
    """Your weights are a flat array; they have the shape of the counts."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0).ravel()


@mistake("glove_weights")
def weights_are_written_into_the_counts(counts, x_max=100.0, alpha=0.75):
    """You write the weights into the array of counts, which belongs to the caller; work on a copy."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.asarray(counts, dtype=np.float64)
    counts[...] = np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0)
    return counts.copy()


@mistake("glove_weights")
def weights_grow_without_end(counts, x_max=100.0, alpha=0.75):
    """Your weights go on growing beyond x_max; the docstring cuts them off at 1."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, (counts / x_max) ** alpha, 0.0)


@mistake("glove_weights")
def weights_keep_the_dtype_of_the_counts(counts, x_max=100.0, alpha=0.75):
    """Your weights have the dtype of the counts, where 0.125 as an integer becomes 0; the docstring asks for float64.

    """
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    kind = np.asarray(counts).dtype
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0).astype(kind)


@mistake("glove_weights")
def weights_without_the_power(counts, x_max=100.0, alpha=0.75):
    """Your weights grow in step with the count; the docstring raises the ratio to the power alpha."""
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max)), 0.0)


@mistake("glove_weights")
def zero_to_the_power_of_zero_is_one(counts, x_max=100.0, alpha=0.75):
    """With alpha = 0 an unseen pair gets weight 1 from you, since NumPy takes 0 ** 0 for 1; the weight at a count of 0
    is 0 for every alpha.
    """
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.minimum(1.0, (counts / x_max) ** alpha)


@mistake("glove_loss")
def a_column_of_biases_is_accepted(centers, contexts, center_biases, context_biases, counts):
    """You accept center biases of shape (V, 1); the docstring has shape (V,), and with another one NumPy can add up a
    wrong table.
    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.size != len(w):
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def a_logarithm_to_base_ten(centers, contexts, center_biases, context_biases, counts):
    """Your logarithm has base 10; the docstring takes the natural one."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log10(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def a_logarithm_to_base_two(centers, contexts, center_biases, context_biases, counts):
    """Your logarithm has base 2; the docstring takes the natural one."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log2(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def a_row_of_biases_is_accepted(centers, contexts, center_biases, context_biases, counts):
    """You accept context biases of shape (1, V); the docstring has shape (V,)."""
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.size != len(w):
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def biases_stand_on_the_wrong_axis(centers, contexts, center_biases, context_biases, counts):
    """You add the center biases along the columns and the context biases along the rows; center words are the rows."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[None, :] + a[:, None] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def center_biases_are_forgotten(centers, contexts, center_biases, context_biases, counts):
    """Your prediction lacks the biases of the center words; there is one for the row and one for the column."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def center_biases_are_used_twice(centers, contexts, center_biases, context_biases, counts):
    """You add the center biases for rows and columns alike; the columns have biases of their own."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + b[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def centers_meet_centers(centers, contexts, center_biases, context_biases, counts):
    """You multiply the centers with the centers; the column words have vectors of their own, the contexts."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ w.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def context_biases_are_forgotten(centers, contexts, center_biases, context_biases, counts):
    """Your prediction lacks the biases of the context words; there is one for the row and one for the column."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def counts_below_one_are_left_out(centers, contexts, center_biases, context_biases, counts):
    """You leave out counts below 1, whose logarithm is negative; every count above 0 costs."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x >= 1
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def flat_centers_are_accepted(centers, contexts, center_biases, context_biases, counts):
    """You take centers of one dimension for vectors of width 1; the docstring asks for a ValueError that names centers.

    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    w = w.reshape(len(w), -1)
    c = c[:, : w.shape[1]] if c.ndim == 2 and np.ndim(centers) == 1 else c
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def half_of_the_loss(centers, contexts, center_biases, context_biases, counts):
    """Your loss has a factor 1/2; the docstring has none."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return 0.5 * float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def one_center_bias_serves_all_words(centers, contexts, center_biases, context_biases, counts):
    """You accept a single center bias, which NumPy spreads over all words; the docstring asks for one for each word."""
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.ndim != 1 or b.size not in (1, len(w)):
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def one_context_serves_all_words(centers, contexts, center_biases, context_biases, counts):
    """You accept contexts of another shape than centers, which NumPy spreads over all words; the docstring asks for a
    ValueError that names contexts.
    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.ndim != 2 or (c.shape != w.shape and 1 not in c.shape):
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def one_is_added_to_every_count(centers, contexts, center_biases, context_biases, counts):
    """You take log(1 + x), as some programs do to avoid log(0); the docstring takes log(x) and leaves out the cells
    without a count.
    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(x + 1)
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def only_cells_above_the_diagonal_cost(centers, contexts, center_biases, context_biases, counts):
    """You add up the cells above the diagonal alone; counts need not be symmetric, and every cell with a count costs.

    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen & (np.triu(np.ones(x.shape)) > 0)]))


@mistake("glove_loss")
def rows_and_columns_change_places(centers, contexts, center_biases, context_biases, counts):
    """You multiply contexts by centers, so that row words have the contexts; centers belong to the rows of the counts.

    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = c @ w.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def surplus_context_biases_fall_away(centers, contexts, center_biases, context_biases, counts):
    """You cut surplus context biases off; another length than V is an error."""
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.ndim != 1 or len(a) < len(w):
        raise ValueError("context_biases has a wrong shape")
    a = a[: len(w)]
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def the_bias_is_subtracted(centers, contexts, center_biases, context_biases, counts):
    """You subtract the context bias; both biases are added to the product."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] - a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def the_counts_themselves_are_fitted(centers, contexts, center_biases, context_biases, counts):
    """You compare the prediction with the count; the docstring compares it with the logarithm of the count."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - x
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def the_diagonal_costs_nothing(centers, contexts, center_biases, context_biases, counts):
    """You leave out the diagonal; a word that meets itself has a count like any other."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen & ~np.eye(len(x), dtype=bool)]))


@mistake("glove_loss")
def the_loss_is_a_mean(centers, contexts, center_biases, context_biases, counts):
    """You divide by the number of cells with a count; the docstring takes the sum."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]) / max(np.sum(seen), 1))


@mistake("glove_loss")
def the_loss_is_not_weighted(centers, contexts, center_biases, context_biases, counts):
    """All cells count alike in your loss; the docstring multiplies each squared error by the weight of its count."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((errors**2)[seen]))


@mistake("glove_loss")
def the_loss_wraps_around(centers, contexts, center_biases, context_biases, counts):
    """You compute in the dtype of the arguments, where small integers wrap around; convert to float64 first."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    if np.asarray(centers).dtype == np.uint8:
        w = (np.asarray(centers) @ np.asarray(contexts).T).astype(np.float64)
        c = np.eye(len(x))
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)[seen]))


@mistake("glove_loss")
def the_shape_of_the_counts_is_not_checked(centers, contexts, center_biases, context_biases, counts):
    """You do not check the shape of the counts, and NumPy spreads some wrong ones; the docstring asks for a ValueError
    that names counts.
    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        x = np.resize(x, (len(w), len(w)))
    seen = np.broadcast_to(x > 0, np.broadcast_shapes(x.shape, (len(w), len(w))))
    with np.errstate(all="ignore"):
        errors = (
            (w[:, None] * c[None]).sum(axis=-1) + b.reshape(-1, 1) + a.reshape(1, -1) - np.log(np.where(x > 0, x, 1.0))
        )
        return float(np.sum((np.minimum(1.0, x / 100.0) ** 0.75 * errors**2)[seen]))


@mistake("glove_loss")
def the_size_of_the_error_instead_of_its_square(centers, contexts, center_biases, context_biases, counts):
    """You add up the sizes of the errors; the docstring adds up their squares."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * np.abs(errors))[seen]))


@mistake("glove_loss")
def the_sum_of_errors_is_squared(centers, contexts, center_biases, context_biases, counts):
    """You add up the errors first and square the sum, so that they cancel; square each of them."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((np.sqrt(weights) * errors)[seen]) ** 2)


@mistake("glove_loss")
def the_weight_is_squared_too(centers, contexts, center_biases, context_biases, counts):
    """Your weight stands inside the square; the docstring weights the squared error."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum(((weights * errors) ** 2)[seen]))


@mistake("glove_loss")
def unseen_pairs_must_have_log_zero(centers, contexts, center_biases, context_biases, counts):
    """Cells without a count take part in your loss, with 0 for their logarithm and a small weight; the docstring leaves
    them out.
    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((np.where(seen, weights, 0.001) * errors**2)))


@mistake("glove_loss")
def zero_times_the_logarithm_of_zero(centers, contexts, center_biases, context_biases, counts):
    """You multiply the weight 0 by log(0), which is NaN; leave out the cells without a count."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(x)
    weights = np.minimum(1.0, x / 100.0) ** 0.75
    return float(np.sum((weights * errors**2)))


@mistake("glove_gradients")
def bias_gradients_are_means(centers, contexts, center_biases, context_biases, counts):
    """You average the slopes of a bias; the loss is a sum, so they add up."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return (
        slopes @ c,
        slopes.T @ w,
        slopes.mean(axis=1) * (len(b) > 1) + slopes[:, 0] * (len(b) == 1) / 2,
        slopes.mean(axis=0),
    )


@mistake("glove_gradients")
def bias_gradients_change_places(centers, contexts, center_biases, context_biases, counts):
    """You sum the slopes along the wrong axes: a center bias belongs to a row, so its slopes are summed along that row.

    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=0), slopes.sum(axis=1)


@mistake("glove_gradients")
def bias_gradients_keep_two_dimensions(centers, contexts, center_biases, context_biases, counts):
    """Your bias gradients have two dimensions (keepdims); they have the shape of the biases, (V,)."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1, keepdims=True), slopes.sum(axis=0, keepdims=True)


@mistake("glove_gradients")
def biases_are_missing_in_the_gradients(centers, contexts, center_biases, context_biases, counts):
    """You compute the errors without the biases; they are part of the prediction."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def biases_count_once_for_both_sides(centers, contexts, center_biases, context_biases, counts):
    """Your errors use the center biases for rows and columns alike; the columns have biases of their own."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + b[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def biases_get_no_gradients(centers, contexts, center_biases, context_biases, counts):
    """You return the gradients of the two tables alone; the biases are parameters too."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w


@mistake("glove_gradients")
def biases_share_one_gradient(centers, contexts, center_biases, context_biases, counts):
    """All biases get the sum of all slopes from you; each bias gets the slopes of its own row or column."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, np.full(len(b), slopes.sum()), np.full(len(a), slopes.sum())


@mistake("glove_gradients")
def centers_gather_along_columns(centers, contexts, center_biases, context_biases, counts):
    """The centers gather along columns of the counts in your gradients; a center belongs to a row."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes.T @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def contexts_come_first(centers, contexts, center_biases, context_biases, counts):
    """You return the gradient of the contexts before that of the centers; the order is that of the arguments."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes.T @ w, slopes @ c, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def contexts_gather_along_rows(centers, contexts, center_biases, context_biases, counts):
    """The contexts gather along rows of the counts in your gradients; a context belongs to a column, so the slopes are
    transposed.
    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_in_a_list(centers, contexts, center_biases, context_biases, counts):
    """You return a list; the docstring asks for a tuple of four gradients."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]


@mistake("glove_gradients")
def gradients_in_float32(centers, contexts, center_biases, context_biases, counts):
    """Your gradients are float32; the docstring asks for float64."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return tuple(v.astype(np.float32) for v in (slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)))


@mistake("glove_gradients")
def gradients_of_any_counts(centers, contexts, center_biases, context_biases, counts):
    """You accept counts of another shape than (V, V); the docstring asks for a ValueError that names counts."""
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    spread = np.resize(x, (len(w), len(w))) if x.size else np.zeros((len(w), len(w)))
    c, b, a = np.resize(c, w.shape), np.resize(b, len(w)), np.resize(a, len(w))
    errors = w @ c.T + b[:, None] + a - np.log(np.where(spread > 0, spread, 1.0))
    slopes = np.where(spread > 0, 2 * np.minimum(1.0, spread / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_of_flat_centers(centers, contexts, center_biases, context_biases, counts):
    """You take centers of one dimension for vectors of width 1; the docstring asks for a ValueError that names centers.

    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    w = w.reshape(len(w), -1)
    if c.shape != w.shape and np.ndim(centers) == 2:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    spread = np.resize(x, (len(w), len(w))) if x.size else np.zeros((len(w), len(w)))
    c, b, a = np.resize(c, w.shape), np.resize(b, len(w)), np.resize(a, len(w))
    errors = w @ c.T + b[:, None] + a - np.log(np.where(spread > 0, spread, 1.0))
    slopes = np.where(spread > 0, 2 * np.minimum(1.0, spread / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_of_log_one_plus_count(centers, contexts, center_biases, context_biases, counts):
    """You differentiate a loss with log(1 + x); the docstring has log(x)."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(x + 1)
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_of_spread_center_biases(centers, contexts, center_biases, context_biases, counts):
    """You accept center biases of another shape than (V,); the docstring asks for a ValueError that names center_biases.

    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    spread = np.resize(x, (len(w), len(w))) if x.size else np.zeros((len(w), len(w)))
    c, b, a = np.resize(c, w.shape), np.resize(b, len(w)), np.resize(a, len(w))
    errors = w @ c.T + b[:, None] + a - np.log(np.where(spread > 0, spread, 1.0))
    slopes = np.where(spread > 0, 2 * np.minimum(1.0, spread / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_of_spread_context_biases(centers, contexts, center_biases, context_biases, counts):
    """You accept context biases of another shape than (V,); the docstring asks for a ValueError that names
    context_biases.
    """
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if c.shape != w.shape:
        raise ValueError("contexts has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    spread = np.resize(x, (len(w), len(w))) if x.size else np.zeros((len(w), len(w)))
    c, b, a = np.resize(c, w.shape), np.resize(b, len(w)), np.resize(a, len(w))
    errors = w @ c.T + b[:, None] + a - np.log(np.where(spread > 0, spread, 1.0))
    slopes = np.where(spread > 0, 2 * np.minimum(1.0, spread / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_of_spread_contexts(centers, contexts, center_biases, context_biases, counts):
    """You accept contexts of another shape than centers; the docstring asks for a ValueError that names contexts."""
    w, c, b, a, x = (
        np.asarray(v, dtype=np.float64) for v in (centers, contexts, center_biases, context_biases, counts)
    )
    if w.ndim != 2:
        raise ValueError("centers has a wrong shape")
    if b.shape != w.shape[:1]:
        raise ValueError("center_biases has a wrong shape")
    if a.shape != w.shape[:1]:
        raise ValueError("context_biases has a wrong shape")
    if x.shape != (len(w), len(w)):
        raise ValueError("counts has a wrong shape")
    spread = np.resize(x, (len(w), len(w))) if x.size else np.zeros((len(w), len(w)))
    c, b, a = np.resize(c, w.shape), np.resize(b, len(w)), np.resize(a, len(w))
    errors = w @ c.T + b[:, None] + a - np.log(np.where(spread > 0, spread, 1.0))
    slopes = np.where(spread > 0, 2 * np.minimum(1.0, spread / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_of_the_squared_weights(centers, contexts, center_biases, context_biases, counts):
    """Your weights are squared in the gradients; only the error was squared in the loss."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 1.5 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_without_weights(centers, contexts, center_biases, context_biases, counts):
    """Your gradients lack the weights of the counts; they stand before each squared error and so before each slope."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def gradients_wrap_around(centers, contexts, center_biases, context_biases, counts):
    """You multiply in the dtype of the arguments, where small integers wrap around; convert to float64 first."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    product = w @ c.T
    if np.asarray(centers).dtype == np.uint8:
        product = product % 256
    errors = product + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def slopes_above_the_diagonal_alone(centers, contexts, center_biases, context_biases, counts):
    """Your gradients use the cells above the diagonal alone; counts need not be symmetric, and every cell with a count
    has a slope.
    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen & (np.triu(np.ones(x.shape)) > 0), x, 1.0))
    slopes = np.where(seen & (np.triu(np.ones(x.shape)) > 0), 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def the_factor_two_is_dropped(centers, contexts, center_biases, context_biases, counts):
    """Your gradients are half of what they should be: the derivative of a square brings a factor 2, and the docstring
    keeps it.
    """
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def the_gradients_are_means(centers, contexts, center_biases, context_biases, counts):
    """You divide by the number of cells with a count; the loss is their sum, so its gradients are sums too."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    slopes = slopes / max(np.sum(seen), 1)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def the_gradients_point_downhill(centers, contexts, center_biases, context_biases, counts):
    """Your gradients have the wrong sign: you subtract the prediction from the log count."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, -2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def the_sign_of_the_error_instead_of_its_size(centers, contexts, center_biases, context_biases, counts):
    """Your slopes have the sign of the error alone, the derivative of its size; the loss has squares."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * np.sign(np.round(errors, 9)), 0.0)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("glove_gradients")
def unseen_pairs_have_slopes(centers, contexts, center_biases, context_biases, counts):
    """Cells without a count pull on the vectors in your gradients; they have no part in the loss."""
    (w, c, b, a), x = _as_model(centers, contexts, center_biases, context_biases, counts)
    seen = x > 0
    errors = w @ c.T + b[:, None] + a[None, :] - np.log(np.where(seen, x, 1.0))
    slopes = np.where(seen, 2 * np.minimum(1.0, x / 100.0) ** 0.75 * errors, 0.002 * errors)
    return slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)


@mistake("ppmi")
def a_flat_list_of_counts_is_accepted(counts):
    """You accept counts of one dimension; the docstring asks for a ValueError that names counts."""
    x = np.asarray(counts, dtype=np.float64)
    if x.ndim == 1:
        return np.zeros(x.shape)
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def a_rectangle_of_counts_is_accepted(counts):
    """You accept counts that are not square; the docstring asks for a ValueError that names counts."""
    x = np.asarray(counts, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("counts must have two dimensions")
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def a_stack_of_matrices_is_accepted(counts):
    """You accept counts of three dimensions; the docstring asks for a ValueError that names counts."""
    x = np.asarray(counts, dtype=np.float64)
    if x.ndim == 3:
        return np.stack([ppmi(part) for part in x])
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def column_sums_stand_for_row_sums(counts):
    """You use the column sums for the rows as well, which is right for symmetric counts alone."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=0)[:, None], x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def context_counts_are_smoothed(counts):
    """You raise the column sums to the power 0.75 (context smoothing), a useful variant; the docstring takes the sums as
    they are.
    """
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns**0.75 / np.maximum((columns**0.75).sum(), 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def counts_are_made_symmetric(counts):
    """You average the counts with their transpose; the docstring takes them as they are."""
    x = _as_square("counts", counts)
    x = (x + x.T) / 2
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def counts_are_smoothed_by_one(counts):
    """You add 1 to each count before you start; the docstring takes the counts as they are."""
    x = _as_square("counts", counts) + 1
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def counts_below_one_are_ignored(counts):
    """You take counts below 1 for no counts; every count above 0 has its cell."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x >= 1, x / np.where(x >= 1, chance, 1.0), 1.0)
    return np.where(x >= 1, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def information_in_bits(counts):
    """Your logarithm has base 2; the docstring takes the natural one."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log2(ratios)), 0.0)


@mistake("ppmi")
def information_in_float32(counts):
    """Your result is float32; the docstring asks for float64."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0).astype(np.float32)


@mistake("ppmi")
def minus_infinity_for_unseen_pairs(counts):
    """A cell without a count gets -inf from you, the logarithm of 0; the docstring gives it 0."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), -np.inf)


@mistake("ppmi")
def nan_for_words_without_counts(counts):
    """A word without counts gets NaN from you (0 divided by 0); the docstring gives it zeros."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    return np.maximum(np.log(x / chance), 0.0)


@mistake("ppmi")
def negative_information_is_kept(counts):
    """You keep the negative values (PMI); the docstring cuts them off at 0 (positive PMI)."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.log(ratios), 0.0)


@mistake("ppmi")
def negative_information_loses_its_sign(counts):
    """You turn negative values into positive ones; the docstring cuts them off at 0."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.abs(np.log(ratios)), 0.0)


@mistake("ppmi")
def one_is_added_before_the_logarithm(counts):
    """You take log(1 + ratio), which is never negative; the docstring takes log(ratio) and cuts off at 0."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log1p(ratios)), 0.0)


@mistake("ppmi")
def only_the_row_is_accounted_for(counts):
    """You divide by the row sum alone, which gives conditional probabilities; the docstring divides by the column sum
    too.
    """
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * np.ones_like(columns) / len(x)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def probabilities_are_not_divided_by_the_total(counts):
    """You divide the sums by the total, but not the count itself; all three are probabilities, or none is."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300) ** 2
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def ratios_without_a_logarithm(counts):
    """You return the ratios; the docstring takes their logarithm."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.where(ratios > 1, ratios, 0.0), 0.0)


@mistake("ppmi")
def row_sums_stand_for_column_sums(counts):
    """You use the row sums for the columns as well, which is right for symmetric counts alone."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=1)[None, :]
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def sums_stand_on_the_wrong_axis(counts):
    """You divide by the sums of the wrong axis: the row's sum adds up along the row."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=0)[:, None], x.sum(axis=1)[None, :]
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def the_total_is_missing(counts):
    """You divide the count by both sums and forget the total of all counts."""
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("ppmi")
def whole_counts_wrap_around(counts):
    """You sum and multiply in the dtype of the counts, where small integers wrap around; convert to float64 first."""
    x = _as_square("counts", counts)
    if np.asarray(counts).dtype == np.uint8:
        x = x % 128
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)


@mistake("svd_vectors")
def a_flat_matrix_is_decomposed(matrix, width):
    """You accept a matrix of one dimension; the docstring asks for a ValueError that names matrix."""
    m = np.asarray(matrix, dtype=np.float64)
    m = np.diag(m) if m.ndim == 1 else _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def a_linalg_error_for_a_bad_matrix(matrix, width):
    """You leave a matrix of one dimension to NumPy's LinAlgError, which does not name the argument; check its shape
    first.
    """
    m = np.asarray(matrix, dtype=np.float64)
    if m.ndim != 2:
        raise ValueError("1-dimensional array given. Array must be at least two-dimensional")
    m = _as_square("matrix", m)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def a_negative_width_counts_from_the_end(matrix, width):
    """You accept a negative width, with which a slice leaves out the last columns; the docstring asks for a ValueError
    that names width.
    """
    m = _as_square("matrix", matrix)
    if width == 0 or width > len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def a_rectangle_is_decomposed(matrix, width):
    """You accept a matrix that is not square; the docstring asks for a ValueError that names matrix."""
    m = np.asarray(matrix, dtype=np.float64)
    if m.ndim != 2:
        raise ValueError("matrix must have two dimensions")
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def a_width_above_the_rows_is_accepted(matrix, width):
    """You accept a width above V and return fewer columns; the docstring asks for a ValueError that names width."""
    m = _as_square("matrix", matrix)
    if not 1 <= width:
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def a_width_of_zero_is_accepted(matrix, width):
    """You accept a width of 0; the docstring asks for a ValueError that names width."""
    m = _as_square("matrix", matrix)
    if not 0 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def eigenvalues_with_their_sign(matrix, width):
    """You sort eigenvalues by their sign, so that negative ones come last and their root is lost; singular values are
    never negative and sorted by size.
    """
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    values, u = np.linalg.eigh(m)
    u, s = u[:, ::-1], np.maximum(values[::-1], 0.0)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def rows_of_u_instead_of_columns(matrix, width):
    """You take the first rows of U; the singular vectors are its columns."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:width].T * np.sqrt(s[:width])


@mistake("svd_vectors")
def singular_values_are_left_out(matrix, width):
    """You return the columns of U alone; each is multiplied by the root of its singular value."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width]


@mistake("svd_vectors")
def singular_values_without_the_root(matrix, width):
    """You multiply U by the singular values themselves; the docstring takes their square root."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * s[:width]


@mistake("svd_vectors")
def the_columns_are_centered_first(matrix, width):
    """You subtract the mean of each column, as in principal component analysis; the docstring decomposes the matrix as
    it is.
    """
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m - m.mean(axis=0))
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def the_matrix_is_taken_for_symmetric(matrix, width):
    """You decompose the mean of the matrix and its transpose; the matrix need not be symmetric."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd((m + m.T) / 2)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def the_matrix_wraps_around(matrix, width):
    """You multiply in the dtype of the matrix, where small integers wrap around; convert to float64 first."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    if np.asarray(matrix).dtype == np.uint8:
        values, u = np.linalg.eigh((np.asarray(matrix) @ np.asarray(matrix).T).astype(np.float64))
        u, s = u[:, ::-1], np.sqrt(np.maximum(values[::-1], 0))
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def the_root_of_negative_eigenvalues(matrix, width):
    """You take the root of eigenvalues that are negative, which is NaN; singular values are never negative."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    values, u = np.linalg.eigh(m, UPLO="U")
    order = np.argsort(-np.abs(values))
    u, s = u[:, order], np.round(values[order], 9)
    return u[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def the_root_scales_the_rows(matrix, width):
    """You multiply the rows of U by the roots of singular values; they belong to the columns."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s)[:, None]


@mistake("svd_vectors")
def the_smallest_column_comes_first(matrix, width):
    """Your columns go from the smallest of the kept singular values up; the greatest comes first."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return np.ascontiguousarray((u[:, :width] * np.sqrt(s[:width]))[:, ::-1])


@mistake("svd_vectors")
def the_smallest_singular_values_are_kept(matrix, width):
    """You keep the smallest singular values; the docstring keeps the greatest."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, -width:] * np.sqrt(s[-width:])


@mistake("svd_vectors")
def the_square_of_singular_values(matrix, width):
    """You take the eigenvalues of matrix @ matrix.T for singular values; they are the squares of them."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width] ** 2 * s[:width])


@mistake("svd_vectors")
def the_vectors_are_scaled_to_length_one(matrix, width):
    """You scale each vector to length 1; the docstring keeps the lengths."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    vectors = u[:, :width] * np.sqrt(s[:width])
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


@mistake("svd_vectors")
def the_width_is_ignored(matrix, width):
    """You return all V columns; the docstring keeps the first d."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u * np.sqrt(s)


@mistake("svd_vectors")
def vectors_in_float32(matrix, width):
    """Your vectors are float32; the docstring asks for float64."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return (u[:, :width] * np.sqrt(s[:width])).astype(np.float32)


@mistake("svd_vectors")
def vectors_of_the_columns(matrix, width):
    """Your vectors come from the right singular vectors, which describe the columns; the rows have those in U."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return vt.T[:, :width] * np.sqrt(s[:width])


@mistake("svd_vectors")
def vectors_stand_on_their_side(matrix, width):
    """You return the vectors as columns, shape (d, V); each word has a row."""
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return (u[:, :width] * np.sqrt(s[:width])).T


@mistake("train_glove")
def a_flat_list_is_trained(counts, width, epochs, learning_rate, rng):
    """You accept counts of one dimension; the docstring asks for a ValueError that names counts."""
    x = np.asarray(counts, dtype=np.float64)
    x = np.diag(x) if x.ndim == 1 else _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def a_logarithm_to_base_ten_is_fitted(counts, width, epochs, learning_rate, rng):
    """You fit logarithms to base 10; GloVe fits natural ones."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log10(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def a_negative_width_reaches_the_draw(counts, width, epochs, learning_rate, rng):
    """You leave a negative width to NumPy, whose message does not name it; check the width first."""
    x = _as_square("counts", counts)
    if width == 0:
        raise ValueError("width must be at least 1")
    if width < 0:
        raise ValueError("negative dimensions are not allowed")
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def a_rectangle_is_trained(counts, width, epochs, learning_rate, rng):
    """You accept counts that are not square; the docstring asks for a ValueError that names counts."""
    x = np.asarray(counts, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("counts must have two dimensions")
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (x.shape[1], width), (len(x),), (x.shape[1],)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + np.resize(values[1], values[0].shape)


@mistake("train_glove")
def adagrad_without_a_start(counts, width, epochs, learning_rate, rng):
    """Your sums start at 0, so a word without counts divides 0 by 0 and turns into NaN; start with a small number, or
    add one before dividing.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.zeros(shape) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ np.nan_to_num(c), slopes.T @ np.nan_to_num(w), slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def all_numbers_start_equal(counts, width, epochs, learning_rate, rng):
    """All your numbers start equal, so all columns of a vector stay equal; draw them at random."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [np.full(shape, 0.5 / width) for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def all_pairs_weigh_the_same(counts, width, epochs, learning_rate, rng):
    """Your loss has no weights, so that rare pairs, which are mostly noise, pull as hard as frequent ones; use those of
    glove_weights.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def both_tables_in_a_tuple(counts, width, epochs, learning_rate, rng):
    """You return both tables; the docstring returns one, their sum."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0], values[1]


@mistake("train_glove")
def both_tables_side_by_side(counts, width, epochs, learning_rate, rng):
    """You put centers and contexts side by side, which is twice as wide; the docstring adds them."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return np.hstack(values[:2])


@mistake("train_glove")
def centers_alone(counts, width, epochs, learning_rate, rng):
    """You return the centers; the docstring returns centers + contexts."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0]


@mistake("train_glove")
def contexts_alone(counts, width, epochs, learning_rate, rng):
    """You return the contexts; the docstring returns centers + contexts."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[1]


@mistake("train_glove")
def negative_epochs_are_accepted(counts, width, epochs, learning_rate, rng):
    """You accept a negative number of epochs; the docstring asks for a ValueError that names epochs."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs != epochs:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def one_epoch_is_enough(counts, width, epochs, learning_rate, rng):
    """You go through the counts once, whatever epochs says."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(min(epochs, 1)):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def only_cells_below_the_diagonal_are_trained(counts, width, epochs, learning_rate, rng):
    """Your steps use the cells below the diagonal alone, each word as the center of earlier words; counts need not be
    symmetric, and every cell with a count is used.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = np.tril(x) > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def only_the_centers_learn(counts, width, epochs, learning_rate, rng):
    """You update the centers and their biases alone; all four parameters are trained."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in list(zip(values, sums, gradients))[::2]:
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def only_the_first_words_are_trained(counts, width, epochs, learning_rate, rng):
    """Your steps take the cells of the first half of the rows and no others; every cell with a count is used in every
    epoch.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = (x > 0) & (np.arange(len(x)) < len(x) // 2)[:, None] & (np.arange(len(x)) < len(x) - 2)
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def only_the_sign_of_the_gradient_counts(counts, width, epochs, learning_rate, rng):
    """You divide each gradient by its own size, so that steps never shrink; AdaGrad adds up the squares of all gradients
    so far.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total[...] = gradient**2 + 1e-8
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def plain_gradient_descent(counts, width, epochs, learning_rate, rng):
    """Your steps are learning_rate * gradient; AdaGrad divides them by the root of the summed squares of earlier
    gradients, which keeps them from blowing up.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient
    return values[0] + values[1]


@mistake("train_glove")
def small_counts_wrap_around(counts, width, epochs, learning_rate, rng):
    """You compute with counts in their own dtype, where a product beyond 255 wraps around; convert to float64 first."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    if np.asarray(counts).dtype == np.uint8:
        x = (np.asarray(counts) * np.asarray(counts)).astype(np.float64)
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def the_counts_are_fitted_without_logarithm(counts, width, epochs, learning_rate, rng):
    """You fit the counts themselves; GloVe fits their logarithms."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = x, np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def the_generator_is_not_used(counts, width, epochs, learning_rate, rng):
    """You draw from a generator of your own, so the seed of the caller changes nothing; all randomness comes from rng.

    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    rng = np.random.default_rng(0)
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def the_mean_of_both_tables(counts, width, epochs, learning_rate, rng):
    """You return the mean of centers and contexts; the docstring returns their sum."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return (values[0] + values[1]) / 2


@mistake("train_glove")
def the_root_of_the_sum_is_forgotten(counts, width, epochs, learning_rate, rng):
    """You divide by the sum of the squared gradients; AdaGrad divides by its square root."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / total
    return values[0] + values[1]


@mistake("train_glove")
def the_steps_go_uphill(counts, width, epochs, learning_rate, rng):
    """Your steps go along the gradient, so the loss grows; subtract them."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value += learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def training_without_width_is_accepted(counts, width, epochs, learning_rate, rng):
    """You accept a width of 0; the docstring asks for a ValueError that names width."""
    x = _as_square("counts", counts)
    _check_size("width", width + 1)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / max(width, 1) for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def unseen_pairs_are_fitted_too(counts, width, epochs, learning_rate, rng):
    """Cells without a count pull on your vectors, as if their log count were 0; the docstring never uses them."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 2 * (w @ c.T + b[:, None] + a))
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def vectors_start_at_zero(counts, width, epochs, learning_rate, rng):
    """All your numbers start at 0, where the gradients of both tables are 0 too: no word can ever differ from another.
    Draw them at random.
    """
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [np.zeros(shape) for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return values[0] + values[1]


@mistake("train_glove")
def vectors_trained_in_float32(counts, width, epochs, learning_rate, rng):
    """Your vectors are float32; the docstring asks for float64."""
    x = _as_square("counts", counts)
    _check_size("width", width)
    if epochs < 0:
        raise ValueError("epochs must not be negative")
    seen = x > 0
    logs, weights = np.log(np.where(seen, x, 1.0)), np.minimum(1.0, x / 100.0) ** 0.75
    shapes = [(len(x), width), (len(x), width), (len(x),), (len(x),)]
    values = [rng.uniform(-0.5, 0.5, shape) / width for shape in shapes]
    sums = [np.full(shape, 1e-8) for shape in shapes]
    for _ in range(epochs):
        w, c, b, a = values
        slopes = np.where(seen, 2 * weights * (w @ c.T + b[:, None] + a - logs), 0.0)
        gradients = [slopes @ c, slopes.T @ w, slopes.sum(axis=1), slopes.sum(axis=0)]
        for value, total, gradient in zip(values, sums, gradients):
            total += gradient**2
            value -= learning_rate * gradient / np.sqrt(total)
    return (values[0] + values[1]).astype(np.float32)
