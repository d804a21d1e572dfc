"""Known mistakes of the module positions: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _alternating(sines, cosines):
    return np.stack([sines, cosines], axis=-1).reshape(len(sines), -1)


def _pair_angles(positions, width, base):
    return np.multiply.outer(positions, base ** -(np.arange(0, width, 2) / width))


def _slopes(num_heads):
    return 2.0 ** (-8 * np.arange(1, num_heads + 1).reshape(-1, 1, 1) / num_heads)


def _turned(vectors, angles):
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    pairs = [x * np.cos(angles) - y * np.sin(angles), x * np.sin(angles) + y * np.cos(angles)]
    return np.stack(pairs, axis=-1).reshape(vectors.shape)


@mistake("sinusoidal_positions")
def cosine_before_sine(length, width, base=10000.0):
    """Your even columns hold cosines and your odd columns sines; the docstring asks for the sine first."""
    angles = _pair_angles(np.arange(length), width, base)
    return _alternating(np.cos(angles), np.sin(angles))


@mistake("sinusoidal_positions")
def sines_first_then_cosines(length, width, base=10000.0):
    """Your table holds all sines in its left half and all cosines in its right half; let them alternate, column by
    column."""
    angles = _pair_angles(np.arange(length), width, base)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)


@mistake("sinusoidal_positions")
def sines_everywhere(length, width, base=10000.0):
    """Your odd columns repeat the sines; put the cosine of the same angle there."""
    angles = _pair_angles(np.arange(length), width, base)
    return _alternating(np.sin(angles), np.sin(angles))


@mistake("sinusoidal_positions")
def every_column_has_a_frequency_of_its_own(length, width, base=10000.0):
    """Your exponent is column / d in every column, so a cosine turns slower than the sine beside it; the two of a pair
    share one angle."""
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(width) / width)
    return np.where(np.arange(width) % 2, np.cos(angles), np.sin(angles))


@mistake("sinusoidal_positions")
def exponent_without_the_two(length, width, base=10000.0):
    """Your exponent is i / d, where i counts pairs; the docstring asks for 2i / d, so that the exponents reach nearly to
    1."""
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(width // 2) / width)
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("sinusoidal_positions")
def table_exponent_counts_columns(length, width, base=10000.0):
    """Your exponent is 2 * column / d; the 2i of the docstring is the column already, since i counts pairs."""
    angles = np.arange(length)[:, np.newaxis] / base ** (2 * np.arange(0, width, 2) / width)
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("sinusoidal_positions")
def last_pair_reaches_the_base(length, width, base=10000.0):
    """You divide i by d/2 - 1, so the exponents go from 0 to exactly 1; divide 2i by d, so that the last exponent stays
    below 1."""
    exponents = np.arange(width // 2) / max(width // 2 - 1, 1)
    angles = np.arange(length)[:, np.newaxis] / base**exponents
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("sinusoidal_positions")
def multiplies_by_the_power_of_the_base(length, width, base=10000.0):
    """You multiply the position with base**(2i/d), so later pairs turn ever faster; divide by it."""
    angles = np.arange(length)[:, np.newaxis] * base ** (np.arange(0, width, 2) / width)
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("sinusoidal_positions")
def whole_number_exponents(length, width, base=10000.0):
    """Your exponent 2i // d is rounded down, so it is always 0 and all pairs turn alike; divide with `/`."""
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(0, width, 2) // width)
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("sinusoidal_positions")
def table_counts_positions_from_one(length, width, base=10000.0):
    """Your first row belongs to position 1; positions count from 0."""
    angles = _pair_angles(np.arange(1, length + 1), width, base)
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("sinusoidal_positions")
def table_ignores_the_base(length, width, base=10000.0):
    """Your table always uses a base of 10,000; that is only the default of `base`, so use that."""
    angles = _pair_angles(np.arange(length), width, 10_000.0)
    return _alternating(np.sin(angles), np.cos(angles))


@mistake("add_positions")
def adds_the_first_row_everywhere(token_vectors, position_table):
    """You add row 0 of the table to every position, which tells nothing about the order; add row p to position p."""
    return token_vectors + position_table[0]


@mistake("add_positions")
def starts_at_row_one(token_vectors, position_table):
    """Your first token gets row 1 of the table; positions count from 0."""
    length = token_vectors.shape[-2]
    return token_vectors + np.roll(position_table, -1, axis=0)[:length]


@mistake("add_positions")
def uses_the_last_rows(token_vectors, position_table):
    """You add the last L rows of the table; add the first L, since every sequence starts at position 0."""
    return token_vectors + position_table[len(position_table) - token_vectors.shape[-2] :]


@mistake("add_positions")
def one_row_for_each_sequence(token_vectors, position_table):
    """In a batch you add row 0 to the whole first sequence, row 1 to the second, and so on; add a row to each position,
    the same in every sequence."""
    if token_vectors.ndim == 2:
        return token_vectors + position_table[: len(token_vectors)]
    rows = np.resize(position_table, (len(token_vectors), position_table.shape[1]))
    return token_vectors + rows.reshape(len(rows), *[1] * (token_vectors.ndim - 2), -1)


@mistake("add_positions")
def puts_positions_beside_the_tokens(token_vectors, position_table):
    """You put the position vector beside the token vector, which doubles the width; add the two, which keeps it."""
    rows = np.broadcast_to(position_table[: token_vectors.shape[-2]], token_vectors.shape)
    return np.concatenate([token_vectors, rows], axis=-1)


@mistake("add_positions")
def multiplies_with_the_positions(token_vectors, position_table):
    """You multiply token vectors and position vectors; add them."""
    return token_vectors * position_table[: token_vectors.shape[-2]]


@mistake("add_positions")
def scales_the_tokens_first(token_vectors, position_table):
    """You multiply the token vectors by the square root of d before you add, as the first transformer did; here they are
    added as they are."""
    length, width = token_vectors.shape[-2:]
    return token_vectors * np.sqrt(width) + position_table[:length]


@mistake("add_positions")
def adds_in_place(token_vectors, position_table):
    """You add into the token vectors themselves, which belong to the caller; make a new array."""
    token_vectors += position_table[: token_vectors.shape[-2]]
    return token_vectors


@mistake("relative_offsets")
def offsets_are_query_minus_key(length, max_distance=None):
    """Your signs are reversed: you give query - key; the docstring asks for key - query, which is positive for a key
    that comes later."""
    places = np.arange(length)
    offsets = places[:, np.newaxis] - places
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_without_a_sign(length, max_distance=None):
    """You give distances, which are the same ahead and behind; keep the sign of key - query."""
    places = np.arange(length)
    return np.minimum(np.abs(places - places[:, np.newaxis]), length if max_distance is None else max_distance)


@mistake("relative_offsets")
def ignores_max_distance(length, max_distance=None):
    """Your offsets are never clipped; clip them to max_distance when it is given."""
    places = np.arange(length)
    return places - places[:, np.newaxis]


@mistake("relative_offsets")
def a_max_distance_of_0_counts_as_none(length, max_distance=None):
    """You take a max_distance of 0 for "not given", since 0 counts as false; only None means that nothing is clipped,
    and 0 makes all offsets 0."""
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return np.clip(offsets, -max_distance, max_distance) if max_distance else offsets


@mistake("relative_offsets")
def clips_only_ahead(length, max_distance=None):
    """You clip offsets above max_distance only; clip those below -max_distance too."""
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.minimum(offsets, max_distance)


@mistake("relative_offsets")
def clips_only_behind(length, max_distance=None):
    """You clip offsets below -max_distance only; clip those above max_distance too."""
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.maximum(offsets, -max_distance)


@mistake("relative_offsets")
def far_offsets_become_0(length, max_distance=None):
    """Your offsets beyond max_distance become 0, as if the key were the query itself; make them max_distance, with
    their sign."""
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.where(np.abs(offsets) > max_distance, 0, offsets)


@mistake("relative_offsets")
def clips_the_positions(length, max_distance=None):
    """You clip the positions and then take differences; take the differences first and clip those."""
    places = np.minimum(np.arange(length), length if max_distance is None else max_distance)
    return places - places[:, np.newaxis]


@mistake("relative_offsets")
def offsets_start_at_0(length, max_distance=None):
    """You add max_distance to every offset, as one does to look them up in a table; give the clipped offsets themselves,
    from -max_distance to max_distance."""
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance) + max_distance


@mistake("alibi_bias")
def head_0_has_a_slope_of_1(length, num_heads):
    """Your slopes are 2**(-8h/H) with h from 0, so the first is 1; the docstring has h + 1 in the exponent."""
    slopes = 2.0 ** (-8 * np.arange(num_heads) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def slopes_of_eight_heads(length, num_heads):
    """Your slopes are always 1/2, 1/4, 1/8, ..., which is right for eight heads only; the exponent -8(h+1)/H depends on
    the number of heads."""
    slopes = 0.5 ** np.arange(1, num_heads + 1)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def heads_in_reverse(length, num_heads):
    """Your first head has the smallest slope; the slope falls from head to head."""
    slopes = 2.0 ** (-8 * np.arange(num_heads, 0, -1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def one_slope_for_all_heads(length, num_heads):
    """All your heads have the slope of the first one; each head has its own."""
    slopes = np.full(num_heads, 2.0 ** (-8 / num_heads))
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def slopes_fall_in_even_steps(length, num_heads):
    """Your slopes fall by the same amount from head to head; they fall by the same factor."""
    slopes = np.linspace(2.0 ** (-8 / num_heads), 2.0**-8, num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def rounds_the_exponents_down(length, num_heads):
    """Your exponent is rounded down, which goes unnoticed up to eight heads; divide with `/`, since 16 heads have
    slopes like 2**-0.5."""
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) // num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def rewards_distance(length, num_heads):
    """Your biases are positive, so far keys gain; subtract slope * distance."""
    return _slopes(num_heads) * np.abs(relative_offsets(length))


@mistake("alibi_bias")
def keys_after_the_query_gain(length, num_heads):
    """You multiply the slope with key - query, so keys after the query gain; subtract slope * |key - query| on both
    sides."""
    return _slopes(num_heads) * relative_offsets(length)


@mistake("alibi_bias")
def keys_after_the_query_lose_nothing(length, num_heads):
    """Your biases of keys after the query are 0; they lose as much as keys equally far before it."""
    return _slopes(num_heads) * -np.tril(np.abs(relative_offsets(length)))


@mistake("alibi_bias")
def hides_the_future(length, num_heads):
    """Your biases of keys after the query are -inf; there is no causal mask in a bias, they lose as much as keys equally
    far before it."""
    offsets = relative_offsets(length)
    return np.where(offsets > 0, -np.inf, _slopes(num_heads) * -np.abs(offsets))


@mistake("rotate")
def turns_half_of_the_pairs(vectors, positions, base=10000.0):
    """You turn only the first half of the columns and leave the others as they are; every pair turns, up to the last."""
    half = vectors.shape[-1] // 4 * 2
    angles = _pair_angles(positions, vectors.shape[-1], base)[:, : half // 2]
    return np.concatenate([_turned(vectors[..., :half], angles), vectors[..., half:]], axis=-1)


@mistake("rotate")
def pairs_the_halves(vectors, positions, base=10000.0):
    """You pair column i with column i + d/2, as some models do; here neighbouring columns are a pair, 2i and 2i + 1."""
    half = vectors.shape[-1] // 2
    angles = _pair_angles(positions, vectors.shape[-1], base)
    x, y = vectors[..., :half], vectors[..., half:]
    return np.concatenate([x * np.cos(angles) - y * np.sin(angles), x * np.sin(angles) + y * np.cos(angles)], axis=-1)


@mistake("rotate")
def leaves_the_pairs_apart(vectors, positions, base=10000.0):
    """You turn the right pairs, but put all first coordinates into the left half and all second ones into the right
    half; put each back into its own column."""
    turned = _turned(vectors, _pair_angles(positions, vectors.shape[-1], base))
    return np.concatenate([turned[..., 0::2], turned[..., 1::2]], axis=-1)


@mistake("rotate")
def turns_clockwise(vectors, positions, base=10000.0):
    """You turn clockwise: the signs of the two sine terms are exchanged. Turn counter-clockwise, so that (1, 0) goes
    towards (0, 1)."""
    return _turned(vectors, -_pair_angles(positions, vectors.shape[-1], base))


@mistake("rotate")
def slips_a_sign(vectors, positions, base=10000.0):
    """You subtract in both coordinates, which does not keep lengths; one of the two sine terms is subtracted and the
    other is added."""
    angles = _pair_angles(positions, vectors.shape[-1], base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) - y * np.cos(angles)
    return turned


@mistake("rotate")
def uses_the_turned_x(vectors, positions, base=10000.0):
    """You overwrite x and use its new value for y; compute both coordinates from the old ones."""
    angles = _pair_angles(positions, vectors.shape[-1], base)
    turned = vectors.copy()
    turned[..., 0::2] = turned[..., 0::2] * np.cos(angles) - turned[..., 1::2] * np.sin(angles)
    turned[..., 1::2] = turned[..., 0::2] * np.sin(angles) + turned[..., 1::2] * np.cos(angles)
    return turned


@mistake("rotate")
def all_pairs_turn_alike(vectors, positions, base=10000.0):
    """All your pairs turn by p radians; pair i turns by p / base**(2i/d), slower from pair to pair."""
    return _turned(vectors, positions[:, np.newaxis])


@mistake("rotate")
def turn_exponent_counts_columns(vectors, positions, base=10000.0):
    """Your exponent is 2 * column / d; the 2i of the docstring is the column already, since i counts pairs."""
    return _turned(vectors, _pair_angles(positions, vectors.shape[-1], base**2))


@mistake("rotate")
def pairs_turn_too_fast(vectors, positions, base=10000.0):
    """Your exponent is i / d, where i counts pairs; the docstring asks for 2i / d."""
    return _turned(vectors, _pair_angles(positions, vectors.shape[-1], base**0.5))


@mistake("rotate")
def turns_with_a_base_of_10000(vectors, positions, base=10000.0):
    """You always turn with a base of 10,000; that is only the default of `base`, so use that."""
    return _turned(vectors, _pair_angles(positions, vectors.shape[-1], 10_000.0))


@mistake("rotate")
def turns_by_the_place_in_the_array(vectors, positions, base=10000.0):
    """Your rows turn by 0, 1, 2, ..., their place in the array; turn them by the positions that are given."""
    return _turned(vectors, _pair_angles(np.arange(len(positions)), vectors.shape[-1], base))


@mistake("rotate")
def adds_sinusoids(vectors, positions, base=10000.0):
    """You add sines and cosines of the position; turn the vectors, which keeps their lengths."""
    angles = _pair_angles(positions, vectors.shape[-1], base)
    return vectors + _alternating(np.sin(angles), np.cos(angles))
