"""Known mistakes of the module batching: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("pad_batch")
def a_batch_of_one_loses_its_dimension(sequences, pad_id, side='right'):
    """For a single sequence you return arrays of shape (L,); the batch is a dimension of its own, also when it holds one
    sequence: (1, L).
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return (input_ids[0], attention_mask[0]) if len(input_ids) == 1 else (input_ids, attention_mask)


@mistake("pad_batch")
def a_flat_list_is_a_batch_of_one(sequences, pad_id, side='right'):
    """You take a flat list of ids for a batch of one; the docstring refuses it, since a forgotten pair of brackets
    should not go unnoticed.
    """
    if len(sequences) and np.ndim(sequences[0]) == 0:
        sequences = [sequences]
    return _padded(sequences, pad_id, side)


@mistake("pad_batch")
def always_pads_on_the_right(sequences, pad_id, side='right'):
    """You pad on the right whatever `side` says; with "left" the padding stands before the tokens."""
    if side not in ("right", "left"):
        raise ValueError("side must be right or left")
    return _padded(sequences, pad_id, "right")


@mistake("pad_batch")
def always_pads_with_0(sequences, pad_id, side='right'):
    """You fill up with 0; that is `pad_id` in the first example only, and the docstring fills with the `pad_id` that is
    given.
    """
    return _padded(sequences, 0, side)


@mistake("pad_batch")
def an_empty_row_is_real_from_minus_zero(sequences, pad_id, side='right'):
    """You mark the last n positions of a row by a slice from -n; for an empty sequence that is -0, which Python takes
    for the start of the row.
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    if side == "left":
        for row, sequence in zip(attention_mask, sequences):
            row[-len(sequence) :] = 1
    return input_ids, attention_mask


@mistake("pad_batch")
def any_other_side_is_left(sequences, pad_id, side='right'):
    """You take every `side` that is not "right" for "left"; the docstring refuses a side that it does not know and names
    side.
    """
    return _padded(sequences, pad_id, "right" if side == "right" else "left")


@mistake("pad_batch")
def any_other_side_is_right(sequences, pad_id, side='right'):
    """You take every `side` that is not "left" for "right"; the docstring refuses a side that it does not know and names
    side.
    """
    return _padded(sequences, pad_id, "left" if side == "left" else "right")


@mistake("pad_batch")
def asks_an_array_whether_it_is_true(sequences, pad_id, side='right'):
    """You ask `if not sequences`, which an array of shape (B, L) cannot answer; ask for its length."""
    if not sequences:
        raise ValueError("sequences must hold a sequence")
    return _padded(sequences, pad_id, side)


@mistake("pad_batch")
def cuts_to_the_shortest_sequence(sequences, pad_id, side='right'):
    """You cut all sequences to the shortest one; nothing may be lost, so the docstring fills the shorter ones up to the
    longest.
    """
    _padded(sequences, pad_id, side)
    shortest = min(map(len, sequences))
    input_ids = np.array([list(s)[:shortest] for s in sequences], dtype=np.int64)
    return input_ids, np.ones_like(input_ids)


@mistake("pad_batch")
def drops_empty_sequences(sequences, pad_id, side='right'):
    """You leave empty sequences out; the docstring gives each sequence its row, and the row of an empty one is all
    padding.
    """
    _padded(sequences, pad_id, side)
    kept = [s for s in sequences if len(s)] or [[]]
    return _padded(kept, pad_id, side)


@mistake("pad_batch")
def fills_up_the_callers_lists(sequences, pad_id, side='right'):
    """You append the padding to the lists that were passed in, so the caller's sequences grow; work on copies."""
    result = _padded(sequences, pad_id, side)
    for sequence in sequences:
        if isinstance(sequence, list):
            while len(sequence) < result[0].shape[1]:
                sequence.append(pad_id)
    return result


@mistake("pad_batch")
def flattens_nested_sequences(sequences, pad_id, side='right'):
    """You flatten a sequence that holds sequences itself; the docstring refuses it and names sequences."""
    if any(np.ndim(s) > 1 for s in sequences):
        sequences = [np.ravel(s) for s in sequences]
    return _padded(sequences, pad_id, side)


@mistake("pad_batch")
def gives_a_list_of_two_arrays(sequences, pad_id, side='right'):
    """You return a list of two arrays; the docstring returns a tuple."""
    return list(_padded(sequences, pad_id, side))


@mistake("pad_batch")
def gives_lists_of_rows(sequences, pad_id, side='right'):
    """You return lists of rows; the docstring returns two NumPy arrays of shape (B, longest)."""
    return tuple(part.tolist() for part in _padded(sequences, pad_id, side))


@mistake("pad_batch")
def gives_the_ids_alone(sequences, pad_id, side='right'):
    """You return the ids alone; the docstring returns a pair, the ids and the mask."""
    return _padded(sequences, pad_id, side)[0]


@mistake("pad_batch")
def gives_the_mask_first(sequences, pad_id, side='right'):
    """You return the mask before the ids; the docstring returns `(input_ids, attention_mask)`."""
    return _padded(sequences, pad_id, side)[::-1]


@mistake("pad_batch")
def keeps_the_dtype_of_the_ids(sequences, pad_id, side='right'):
    """Your input_ids have the dtype of the sequences, which may be too small for `pad_id`; the docstring gives int64.

    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    given = np.result_type(*[np.asarray(s, dtype=None if len(s) else np.uint8) for s in sequences])
    return input_ids.astype(given), attention_mask


@mistake("pad_batch")
def leaves_no_sequences_to_max(sequences, pad_id, side='right'):
    """For no sequences you leave the error to `max`, whose message does not say which argument is empty; check it
    yourself and name sequences.
    """
    if len(sequences) == 0 and side in ("right", "left"):
        max(len(sequence) for sequence in sequences)
    return _padded(sequences, pad_id, side)


@mistake("pad_batch")
def leaves_the_mask_on_the_right_hand_padding(sequences, pad_id, side='right'):
    """Your ids are padded on the left, but your mask is the one of right padding; it has to move with the tokens."""
    return _padded(sequences, pad_id, side)[0], _padded(sequences, pad_id, "right")[1]


@mistake("pad_batch")
def left_padding_turns_the_rows_around(sequences, pad_id, side='right'):
    """To pad on the left you turn whole rows around, so the tokens come out backwards; they keep their order."""
    if side not in ("right", "left"):
        raise ValueError("side must be right or left")
    input_ids, attention_mask = _padded(sequences, pad_id, "right")
    return (input_ids, attention_mask) if side == "right" else (input_ids[:, ::-1], attention_mask[:, ::-1])


@mistake("pad_batch")
def longest_rows_first(sequences, pad_id, side='right'):
    """You sort the sequences from the longest to the shortest; row i of the result belongs to sequence i."""
    _padded(sequences, pad_id, side)
    return _padded(sorted(sequences, key=len, reverse=True), pad_id, side)


@mistake("pad_batch")
def mask_is_all_ones(sequences, pad_id, side='right'):
    """Your mask is 1 everywhere; the positions that were filled up have to be 0, or the model reads the padding like
    text.
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, np.ones_like(attention_mask)


@mistake("pad_batch")
def mask_marks_the_padding(sequences, pad_id, side='right'):
    """Your mask is 1 at padding and 0 at real tokens; in the docstring 1 means "real token, may be attended to"."""
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, 1 - attention_mask


@mistake("pad_batch")
def mask_of_bools(sequences, pad_id, side='right'):
    """Your mask holds True and False; this attention_mask is int64, with 1 and 0."""
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, attention_mask.astype(bool)


@mistake("pad_batch")
def mask_of_floats(sequences, pad_id, side='right'):
    """Your mask holds floats, which is what NumPy's zeros and ones are made of by default; the mask is int64."""
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, attention_mask.astype(np.float64)


@mistake("pad_batch")
def no_sequences_give_empty_arrays(sequences, pad_id, side='right'):
    """You return empty arrays for a batch of no sequences; the docstring raises a ValueError that names sequences."""
    if len(sequences) == 0 and side in ("right", "left"):
        return np.zeros((0, 0), dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    return _padded(sequences, pad_id, side)


@mistake("pad_batch")
def pads_negative_ids_too(sequences, pad_id, side='right'):
    """You accept a negative id in a sequence; there is no such token, and the docstring raises a ValueError that names
    sequences.
    """
    lifted = [[max(0, i) for i in s] if np.ndim(s) == 1 else s for s in sequences]
    input_ids, attention_mask = _padded(lifted, pad_id, side)
    if any(np.min(s) < 0 for s in sequences if len(s)):
        input_ids[attention_mask == 1] = np.concatenate([np.asarray(s) for s in sequences])
    return input_ids, attention_mask


@mistake("pad_batch")
def pads_to_a_multiple_of_eight(sequences, pad_id, side='right'):
    """Your rows are longer than the longest sequence; the docstring fills up to the longest sequence of the batch and no
    further.
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    missing = -input_ids.shape[1] % 8
    wide = ((0, 0), (0, missing) if side == "right" else (missing, 0))
    return np.pad(input_ids, wide, constant_values=pad_id), np.pad(attention_mask, wide)


@mistake("pad_batch")
def reads_the_mask_from_the_ids(sequences, pad_id, side='right'):
    """Your mask is 0 wherever the id equals `pad_id`, also at a real token with that id; the mask follows the positions
    that were filled up.
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, (input_ids != pad_id).astype(np.int64)


@mistake("pad_batch")
def refuses_empty_sequences(sequences, pad_id, side='right'):
    """You refuse a batch with an empty sequence in it; the docstring allows empty sequences, only a batch of no
    sequences is an error.
    """
    if any(len(s) == 0 for s in map(np.atleast_1d, sequences)):
        raise ValueError("sequences must not be empty")
    return _padded(sequences, pad_id, side)


@mistake("pad_batch")
def rows_without_columns_become_floats(sequences, pad_id, side='right'):
    """When all sequences are empty, NumPy makes floats of the empty rows; the docstring gives int64 for them too."""
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    if not input_ids.size:
        return np.array(input_ids.tolist()), np.array(attention_mask.tolist())
    return input_ids, attention_mask


@mistake("pad_batch")
def rows_without_columns_lose_their_rows(sequences, pad_id, side='right'):
    """When all sequences are empty, you return arrays of shape (0, 0); the B rows are still there, so the shape is (B,
    0).
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    if not input_ids.size:
        return np.zeros((0, 0), dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    return input_ids, attention_mask


@mistake("pad_batch")
def shortest_rows_first(sequences, pad_id, side='right'):
    """You sort the sequences from the shortest to the longest; row i of the result belongs to sequence i."""
    _padded(sequences, pad_id, side)
    return _padded(sorted(sequences, key=len), pad_id, side)


@mistake("pad_batch")
def side_says_where_the_tokens_are(sequences, pad_id, side='right'):
    """You put the real tokens on the given `side`; in the docstring it says where the padding goes, and the default is
    padding on the right.
    """
    if side not in ("right", "left"):
        raise ValueError("side must be right or left")
    return _padded(sequences, pad_id, "left" if side == "right" else "right")


@mistake("pad_batch")
def takes_id_0_for_padding(sequences, pad_id, side='right'):
    """Your mask is 0 wherever the id is 0; the padding has the id `pad_id`, and a real token may have any id, so the
    mask follows positions.
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    return input_ids, (input_ids != 0).astype(np.int64)


@mistake("pad_batch")
def takes_the_last_tokens_for_padding(sequences, pad_id, side='right'):
    """Your mask takes ids equal to `pad_id` at the padded end for padding, also where they belong to the sequence; it
    has to come from the lengths.
    """
    input_ids, attention_mask = _padded(sequences, pad_id, side)
    mask = []
    for row in input_ids.tolist():
        row = row if side == "right" else row[::-1]
        length = len(row)
        while length and row[length - 1] == pad_id:
            length -= 1
        real = [1] * length + [0] * (len(row) - length)
        mask.append(real if side == "right" else real[::-1])
    return input_ids, np.array(mask, dtype=np.int64).reshape(input_ids.shape)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def counts_down_the_columns(attention_mask):
    """You count along axis 0, down the columns; the tokens of a sequence stand in a row, so count along axis 1."""
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=0, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def counts_from_one(attention_mask):
    """Your first real token has position 1; the docstring counts from 0."""
    mask = _as_mask(attention_mask)
    return np.cumsum(mask, axis=1, dtype=np.int64) * mask


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def counts_from_the_end(attention_mask):
    """You count the real tokens that stand behind a token; its position is the number of those before it."""
    mask = _as_mask(attention_mask)
    behind = np.cumsum(mask[:, ::-1], axis=1, dtype=np.int64)[:, ::-1] - 1
    return np.where(mask, behind, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def counts_in_the_dtype_of_the_mask(attention_mask):
    """You count in the dtype of the mask, which a uint8 can do up to 255 only; count in int64."""
    mask = _as_mask(attention_mask)
    dtype = np.asarray(attention_mask).dtype
    small = np.dtype(np.int64) if dtype == bool else dtype
    return np.where(mask, np.cumsum(mask, axis=1, dtype=small).astype(np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def counts_in_the_dtype_that_numpy_picks(attention_mask):
    """You leave the dtype of the running sum to NumPy, which picks uint64 for an unsigned mask and floats for a mask of
    floats; position ids are int64.
    """
    mask = np.asarray(attention_mask)
    return np.where(_as_mask(mask), np.cumsum(mask, axis=1) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def counts_on_in_the_next_row(attention_mask):
    """You go on counting from one row to the next; every row is a text of its own and starts at 0."""
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, dtype=np.int64).reshape(mask.shape) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def gives_positions_as_lists(attention_mask):
    """You return a list of lists; the docstring returns an int64 array of shape (B, L)."""
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0).tolist()


@mistake("position_ids")
def leaves_a_number_to_numpy(attention_mask):
    """For a mask that is no array of two dimensions you leave the error to NumPy, which raises an AxisError that names
    no argument; check the dimensions first.
    """
    mask = np.asarray(attention_mask).astype(bool)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def leaves_minus_one_before_the_text(attention_mask):
    """Before the first real token your positions are -1, and padding behind a token repeats its position; padding gets
    0.
    """
    return np.cumsum(_as_mask(attention_mask), axis=1, dtype=np.int64) - 1


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def numbers_a_single_row(attention_mask):
    """You number a mask that has no batch dimension; the docstring wants shape (B, L) and refuses anything else."""
    mask = np.asarray(attention_mask).astype(bool)
    if mask.ndim == 1:
        return np.where(mask, np.cumsum(mask, dtype=np.int64) - 1, 0)
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def numbers_from_the_first_column(attention_mask):
    """You give a token the number of its column; padding before it does not count, so the first real token has position
    0.
    """
    mask = _as_mask(attention_mask)
    return np.arange(mask.shape[1]) * mask


@mistake("position_ids")
def numbers_more_than_two_dimensions(attention_mask):
    """You number a mask of more than two dimensions; the docstring wants shape (B, L) and refuses anything else."""
    mask = np.asarray(attention_mask).astype(bool)
    if mask.ndim < 2:
        raise ValueError("attention_mask must have two dimensions")
    return np.where(mask, np.cumsum(mask, axis=-1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def numbers_the_padding_too(attention_mask):
    """You number all positions of a row, padding included; only real tokens count, and padding gets 0."""
    mask = _as_mask(attention_mask)
    return np.tile(np.arange(mask.shape[1]), (len(mask), 1))


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def padding_gets_minus_one(attention_mask):
    """You give padding the position -1; the docstring gives it 0, so that it can be looked up like any other."""
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, -1)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def padding_gets_one(attention_mask):
    """You give padding the position 1, as some libraries do; the docstring gives it 0."""
    mask = _as_mask(attention_mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 1)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def padding_repeats_the_position_before_it(attention_mask):
    """Padding behind a token repeats that token's position in your answer; the docstring gives padding 0."""
    return np.maximum(np.cumsum(_as_mask(attention_mask), axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def position_ids_in_the_dtype_of_the_mask(attention_mask):
    """Your positions have the dtype of the mask; position ids are int64, so that they can be used for a lookup."""
    mask = _as_mask(attention_mask)
    positions = np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)
    dtype = np.asarray(attention_mask).dtype
    return positions if dtype == bool else positions.astype(dtype)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def starts_anew_behind_a_gap(attention_mask):
    """You start at 0 again behind padding in the middle; the real tokens of a row are numbered through."""
    positions = np.zeros(_as_mask(attention_mask).shape, dtype=np.int64)
    for row, values in enumerate(_as_mask(attention_mask).tolist()):
        following = 0
        for column, real in enumerate(values):
            positions[row, column] = following if real else 0
            following = following + 1 if real else 0
    return positions


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def subtracts_from_bools(attention_mask):
    """You calculate with the mask as it is, and NumPy has no minus for bools; a mask may arrive as bools or as numbers.

    """
    mask = _as_mask(attention_mask)
    if np.asarray(attention_mask).dtype == bool:
        np.subtract(mask, mask)
    return np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def subtracts_the_leading_padding_only(attention_mask):
    """You subtract the padding before the first real token and no other; padding between real tokens does not count
    either.
    """
    mask = _as_mask(attention_mask)
    leading = np.argmax(mask, axis=1)[:, None] if mask.size else 0
    return np.where(mask, np.arange(mask.shape[1]) - leading, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def takes_all_padding_to_be_on_the_right(attention_mask):
    """You count the real tokens of a row and number that many columns from the left; the padding may stand anywhere."""
    mask = _as_mask(attention_mask)
    columns = np.arange(mask.shape[1])
    return np.where(columns < mask.sum(axis=1)[:, None], columns, 0)


def _as_mask(attention_mask):
    mask = np.asarray(attention_mask)
    if mask.ndim != 2:
        raise ValueError("attention_mask must have two dimensions")
    return mask.astype(bool)


@mistake("position_ids")
def writes_positions_into_the_mask(attention_mask):
    """You write the positions into the caller's mask; give back an array of your own."""
    mask = _as_mask(attention_mask)
    positions = np.where(mask, np.cumsum(mask, axis=1, dtype=np.int64) - 1, 0)
    if isinstance(attention_mask, np.ndarray):
        attention_mask[...] = positions
    return positions


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def a_negative_length_counts_from_the_end(ids, max_length, keep='start'):
    """You pass a negative `max_length` on to a slice, where it means something else; the docstring refuses it and names
    max_length.
    """
    row = _checked(ids, abs(max_length), keep)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def a_short_text_loses_its_start(ids, max_length, keep='start'):
    """You keep the end by a slice from len(ids) - max_length; for a text shorter than max_length that is negative, and
    Python counts it from the end.
    """
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[len(row) - max_length :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def accepts_negative_ids(ids, max_length, keep='start'):
    """You accept a negative id; there is no such token, and the docstring raises a ValueError that names ids."""
    if np.ndim(ids) == 1:
        _checked([], max_length, keep)
        row = [int(i) for i in ids]
    else:
        row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def always_keeps_the_start(ids, max_length, keep='start'):
    """You keep the start whatever `keep` says; with "end" the last ids stay."""
    return _checked(ids, max_length, keep)[:max_length]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def any_other_keep_is_end(ids, max_length, keep='start'):
    """You take every `keep` that is not "start" for "end"; the docstring refuses what it does not know and names keep.

    """
    row = _checked(ids, max_length, "end")
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def any_other_keep_is_start(ids, max_length, keep='start'):
    """You take every `keep` that is not "end" for "start"; the docstring refuses what it does not know and names keep.

    """
    row = _checked(ids, max_length, "start")
    return row[max(0, len(row) - max_length) :] if keep == "end" else row[:max_length]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def cuts_a_batch_by_its_rows(ids, max_length, keep='start'):
    """You cut a batch of ids down to its first rows; the docstring takes one flat sequence and refuses anything else.

    """
    row = list(ids) if np.ndim(ids) > 1 else _checked(ids, max_length, keep)
    row = [list(i) for i in row] if np.ndim(ids) > 1 else row
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def cuts_the_callers_list(ids, max_length, keep='start'):
    """You delete ids from the list that was passed in; it belongs to its caller, so cut a copy."""
    row = _checked(ids, max_length, keep)
    kept = row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]
    if isinstance(ids, list):
        ids[:] = kept
    return kept


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def fills_up_to_the_length(ids, max_length, keep='start'):
    """You fill a short text up to `max_length` with zeros; cutting is one thing and padding another, and a short text
    stays as it is.
    """
    row = _checked(ids, max_length, keep)
    if len(row) < max_length:
        return row + [0] * (max_length - len(row))
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def gives_an_array_of_ids(ids, max_length, keep='start'):
    """You return an array; the docstring returns a list of ints."""
    row = np.array(_checked(ids, max_length, keep), dtype=np.int64)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def gives_numpy_integers(ids, max_length, keep='start'):
    """Your list holds NumPy integers when the ids came in an array; the docstring gives Python ints."""
    _checked(ids, max_length, keep)
    row = list(ids)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def hands_back_the_list_it_got(ids, max_length, keep='start'):
    """You return the caller's own list when there is nothing to cut; give back a list of your own, since whoever changes
    one would change both.
    """
    row = _checked(ids, max_length, keep)
    if len(row) <= max_length and isinstance(ids, list):
        return ids
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def keeps_one_id_at_least(ids, max_length, keep='start'):
    """You keep one id when `max_length` is 0; the docstring then gives an empty list."""
    row, length = _checked(ids, max_length, keep), max(1, max_length)
    return row[:length] if keep == "start" else row[max(0, len(row) - length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def keeps_one_id_too_few(ids, max_length, keep='start'):
    """You keep one id less than there is room for; `max_length` ids may stay, and special tokens are no business of this
    function.
    """
    row, length = _checked(ids, max_length, keep), max(0, max_length - 1)
    if len(row) <= max_length:
        return row
    return row[:length] if keep == "start" else row[max(0, len(row) - length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def keeps_the_other_part(ids, max_length, keep='start'):
    """You keep the end where the start is asked for and the other way around; `keep` names the part that stays, not the
    part that goes.
    """
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "end" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def looks_at_the_ids_that_stay_only(ids, max_length, keep='start'):
    """You look for negative ids only in the part that stays; the docstring refuses a sequence that holds one anywhere.

    """
    if np.ndim(ids) != 1:
        _checked(ids, max_length, keep)
    _checked([], max_length, keep)
    row = [int(i) for i in ids]
    return _as_ids("ids", row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]).tolist()


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def minus_zero_keeps_everything(ids, max_length, keep='start'):
    """You keep the end by a slice from -max_length; when that is 0, Python takes -0 for the start, and everything stays.

    """
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[-max_length:]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def refuses_a_length_of_zero(ids, max_length, keep='start'):
    """You refuse a `max_length` of 0; the docstring allows it, and nothing is left."""
    if max_length < 1:
        raise ValueError("max_length must be positive")
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def refuses_an_empty_text(ids, max_length, keep='start'):
    """You refuse an empty sequence; there is nothing wrong with it, and what is left of it is an empty list."""
    if len(ids) == 0:
        raise ValueError("ids must not be empty")
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[max(0, len(row) - max_length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def takes_zero_for_no_limit(ids, max_length, keep='start'):
    """You take a `max_length` of 0 for "no limit"; 0 is a length like any other, and it leaves nothing."""
    row = _checked(ids, max_length, keep)
    length = max_length or len(row)
    return row[:length] if keep == "start" else row[max(0, len(row) - length) :]


def _checked(ids, max_length, keep):
    if max_length < 0:
        raise ValueError("max_length must not be negative")
    if keep not in ("start", "end"):
        raise ValueError("keep must be start or end")
    return _as_ids("ids", ids).tolist()


@mistake("truncate")
def the_end_comes_out_backwards(ids, max_length, keep='start'):
    """You turn the ids around to keep the end and forget to turn them back; the ids that stay keep their order."""
    row = _checked(ids, max_length, keep)
    return row[:max_length] if keep == "start" else row[::-1][:max_length]


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def a_full_context_starts_over(prompt_length, max_new_tokens, context_length):
    """You give max_new_tokens when the prompt fills the context, as if it could be cut; here nothing is cut, and a full
    context leaves no room.
    """
    _check_budget(prompt_length, max_new_tokens, context_length)
    room = context_length - prompt_length
    return min(max_new_tokens, room) if room > 0 else max_new_tokens


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def accepts_a_negative_prompt(prompt_length, max_new_tokens, context_length):
    """You accept a negative prompt_length, which makes the context longer than it is; the docstring refuses it and names
    prompt_length.
    """
    _check_budget(0, max_new_tokens, context_length)
    return max(0, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def accepts_an_empty_context(prompt_length, max_new_tokens, context_length):
    """You accept a context_length below 1; no model works in it, so the docstring refuses it and names context_length.

    """
    _check_budget(prompt_length, max_new_tokens, 1)
    return max(0, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def accepts_negative_new_tokens(prompt_length, max_new_tokens, context_length):
    """You accept a negative max_new_tokens; the docstring refuses it and names max_new_tokens."""
    _check_budget(prompt_length, 0, context_length)
    return max(0, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def fills_the_whole_context(prompt_length, max_new_tokens, context_length):
    """You give all the room that the prompt leaves; no more than max_new_tokens were asked for."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(0, context_length - prompt_length)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def gives_a_numpy_budget(prompt_length, max_new_tokens, context_length):
    """You return a NumPy integer; the docstring gives a Python int."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return np.clip(context_length - prompt_length, 0, max_new_tokens)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def gives_the_length_of_the_whole_text(prompt_length, max_new_tokens, context_length):
    """You give the length of prompt and output together; the question is how many tokens are new."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return min(prompt_length + max_new_tokens, context_length)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def gives_the_prompt_no_room(prompt_length, max_new_tokens, context_length):
    """You compare max_new_tokens with the whole context; the prompt stands in the context too, so only what it leaves
    can be filled.
    """
    _check_budget(prompt_length, max_new_tokens, context_length)
    return min(max_new_tokens, context_length)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def gives_whatever_was_asked_for(prompt_length, max_new_tokens, context_length):
    """You give max_new_tokens whatever the context holds; it is an upper limit, and the context is another."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max_new_tokens


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def keeps_a_place_for_the_end_token(prompt_length, max_new_tokens, context_length):
    """You keep one place of the context free for an end token; the docstring fills the context to its last place, and an
    end token is a new token like any other.
    """
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(0, min(max_new_tokens, context_length - prompt_length - 1))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def no_new_tokens_means_no_limit(prompt_length, max_new_tokens, context_length):
    """You take a max_new_tokens of 0 for "no limit"; 0 is a number like any other, and it allows no token."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    room = max(0, context_length - prompt_length)
    return min(max_new_tokens or room, room)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def one_token_always_fits(prompt_length, max_new_tokens, context_length):
    """You give at least one token; when the context is full or none was asked for, it is 0."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(1, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def refuses_a_prompt_beyond_the_context(prompt_length, max_new_tokens, context_length):
    """You refuse a prompt that is longer than the context; the docstring gives 0 for it."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    if prompt_length > context_length:
        raise ValueError("prompt_length must not exceed context_length")
    return min(max_new_tokens, context_length - prompt_length)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def refuses_an_empty_prompt(prompt_length, max_new_tokens, context_length):
    """You refuse a prompt_length of 0; a prompt may be empty, and then the whole context is free."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    if prompt_length == 0:
        raise ValueError("prompt_length must be positive")
    return max(0, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def refuses_zero_new_tokens(prompt_length, max_new_tokens, context_length):
    """You refuse a max_new_tokens of 0; the docstring allows it, and the answer is 0."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    if max_new_tokens == 0:
        raise ValueError("max_new_tokens must be positive")
    return max(0, min(max_new_tokens, context_length - prompt_length))


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def takes_the_greater_of_both_limits(prompt_length, max_new_tokens, context_length):
    """You take the greater of the two limits; both must hold, so the smaller one decides."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(0, context_length - prompt_length, max_new_tokens)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def takes_the_prompt_off_what_was_asked_for(prompt_length, max_new_tokens, context_length):
    """You subtract the prompt from max_new_tokens as well; that limit counts new tokens only, the prompt counts in the
    context.
    """
    _check_budget(prompt_length, max_new_tokens, context_length)
    return max(0, min(max_new_tokens, context_length) - prompt_length)


def _check_budget(prompt_length, max_new_tokens, context_length):
    if prompt_length < 0:
        raise ValueError("prompt_length must not be negative")
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens must not be negative")
    if context_length < 1:
        raise ValueError("context_length must be positive")


@mistake("new_token_budget")
def the_budget_goes_below_zero(prompt_length, max_new_tokens, context_length):
    """Your number is negative when the prompt is longer than the context; then nothing can be generated, which is 0."""
    _check_budget(prompt_length, max_new_tokens, context_length)
    return min(max_new_tokens, context_length - prompt_length)


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def accepts_a_length_of_zero(length, width):
    """You accept a length below 1; the docstring refuses it and names length."""
    _check_sizes(max(1, length), width)
    return 4 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def accepts_a_width_of_zero(length, width):
    """You accept a width of 0; the docstring refuses it and names width."""
    if width < 0:
        raise ValueError("width must be positive")
    _check_sizes(length, 1)
    return 4 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def accepts_any_width(length, width):
    """You accept any width, also a negative one, which gives a negative number of operations; the docstring refuses
    widths below 1 and names width.
    """
    _check_sizes(length, 1)
    return 4 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def adds_the_projections(length, width):
    """You count the four projections to queries, keys, values and output too; the docstring counts the two products of
    attention itself.
    """
    _check_sizes(length, width)
    return 4 * length**2 * width + 8 * length * width**2


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def adds_the_softmax(length, width):
    """You count the softmax too; the docstring counts the two matrix products alone."""
    _check_sizes(length, width)
    return 4 * length**2 * width + 3 * length**2


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def counts_half(length, width):
    """Your number is half of what it should be. Either one of the two products is missing, or a multiply and an add
    count as one; the docstring has both products and counts both operations.
    """
    _check_sizes(length, width)
    return 2 * length * length * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def counts_in_64_bits(length, width):
    """You count in 64 bits, which overflow for very long texts; a Python int does not."""
    _check_sizes(length, width)
    return (4 * length * length * width + 2**63) % 2**64 - 2**63


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def counts_one_addition_less(length, width):
    """You count n - 1 additions for a sum of n products, which is exact; the docstring uses the custom of the field, a
    multiply and an add for each product.
    """
    _check_sizes(length, width)
    return length**2 * (2 * width - 1) + length * width * (2 * length - 1)


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def counts_one_operation_for_each_number(length, width):
    """You count L * L * d, one multiplication in one product; there are two products, and each multiplication comes with
    an addition.
    """
    _check_sizes(length, width)
    return length * length * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def counts_the_causal_half(length, width):
    """You count only the keys up to each query; the docstring counts all pairs, without a causal mask."""
    _check_sizes(length, width)
    return 2 * length * (length + 1) * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def gives_a_float(length, width):
    """You return a float; the number of operations is an int."""
    _check_sizes(length, width)
    return 4.0 * length**2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def grows_with_the_length_alone(length, width):
    """Your number grows with the length, not with its square; every token is compared with every token."""
    _check_sizes(length, width)
    return 4 * length * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def multiplies_before_it_squares(length, width):
    """You square 4, the length and the width together, or two of them; only the length is squared."""
    _check_sizes(length, width)
    return (4 * length) ** 2 * width


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def rounds_beyond_53_bits(length, width):
    """You calculate with floats and round at the end; beyond 53 bits a float is no longer exact, a Python int always is.

    """
    _check_sizes(length, width)
    return int(4 * float(length) ** 2 * width)


def _check_sizes(length, width):
    if length < 1:
        raise ValueError("length must be positive")
    if width < 1:
        raise ValueError("width must be positive")


@mistake("attention_flops")
def squares_the_width(length, width):
    """You square the width; it is the length that comes in twice, once for the queries and once for the keys."""
    _check_sizes(length, width)
    return 4 * length * width**2
