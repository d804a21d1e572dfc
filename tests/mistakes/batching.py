"""Known mistakes of the module batching: what somebody might write below the checks that are given."""

import numpy as np

from llmlings.testing import mistake


def _pad(sequences, pad_id, side):
    longest = max(map(len, sequences))
    ids, mask = [], []
    for sequence in sequences:
        missing = longest - len(sequence)
        filling, real = [pad_id] * missing, [1] * len(sequence)
        ids.append([*sequence, *filling] if side == "right" else [*filling, *sequence])
        mask.append([*real, *[0] * missing] if side == "right" else [*[0] * missing, *real])
    shape = len(sequences), longest
    return np.array(ids, dtype=np.int64).reshape(shape), np.array(mask, dtype=np.int64).reshape(shape)


@mistake("pad_batch")
def reads_the_mask_from_the_ids(sequences, pad_id, side="right"):
    """Your mask is 0 wherever the id equals `pad_id`, also at a real token with that id; the mask follows the positions
    that were filled up."""
    input_ids = _pad(sequences, pad_id, side)[0]
    return input_ids, (input_ids != pad_id).astype(np.int64)


@mistake("pad_batch")
def takes_id_0_for_padding(sequences, pad_id, side="right"):
    """Your mask is 0 wherever the id is 0; the padding has the id `pad_id`, and a real token may have any id, so the
    mask follows positions."""
    input_ids = _pad(sequences, pad_id, side)[0]
    return input_ids, (input_ids != 0).astype(np.int64)


@mistake("pad_batch")
def mask_is_all_ones(sequences, pad_id, side="right"):
    """Your mask is 1 everywhere; the positions that were filled up have to be 0, or the model reads the padding like
    text."""
    input_ids, attention_mask = _pad(sequences, pad_id, side)
    return input_ids, np.ones_like(attention_mask)


@mistake("pad_batch")
def mask_marks_the_padding(sequences, pad_id, side="right"):
    """Your mask is 1 at padding and 0 at real tokens; 1 means "real token, may be attended to"."""
    input_ids, attention_mask = _pad(sequences, pad_id, side)
    return input_ids, 1 - attention_mask


@mistake("pad_batch")
def always_pads_with_0(sequences, pad_id, side="right"):
    """You fill up with 0; that is `pad_id` in the first example only, so use the `pad_id` that is given."""
    return _pad(sequences, 0, side)


@mistake("pad_batch")
def always_pads_on_the_right(sequences, pad_id, side="right"):
    """You pad on the right whatever `side` says; with "left" the padding is before the tokens."""
    return _pad(sequences, pad_id, "right")


@mistake("pad_batch")
def side_says_where_the_tokens_are(sequences, pad_id, side="right"):
    """You put the real tokens on the given `side`; it says where the padding goes, and the default is padding on the
    right."""
    return _pad(sequences, pad_id, "left" if side == "right" else "right")


@mistake("pad_batch")
def leaves_the_mask_on_the_right_hand_padding(sequences, pad_id, side="right"):
    """Your ids are padded on the left, but your mask is the one of right padding; it has to move with the tokens."""
    return _pad(sequences, pad_id, side)[0], _pad(sequences, pad_id, "right")[1]


@mistake("pad_batch")
def left_padding_turns_the_rows_around(sequences, pad_id, side="right"):
    """To pad on the left you turn whole rows around, so the tokens come out backwards; they keep their order."""
    input_ids, attention_mask = _pad(sequences, pad_id, "right")
    return (input_ids, attention_mask) if side == "right" else (input_ids[:, ::-1], attention_mask[:, ::-1])


@mistake("pad_batch", slip=True)
def an_empty_row_is_real_from_minus_zero(sequences, pad_id, side="right"):
    """You mark the last n positions of a row by a slice from -n; for an empty sequence that is -0, which Python takes
    for the start of the row."""
    input_ids, attention_mask = _pad(sequences, pad_id, side)
    if side == "left":
        for row, sequence in zip(attention_mask, sequences):
            row[-len(sequence) :] = 1
    return input_ids, attention_mask


@mistake("pad_batch")
def drops_empty_sequences(sequences, pad_id, side="right"):
    """You leave empty sequences out; each sequence has its row, and the row of an empty one is all padding."""
    return _pad([sequence for sequence in sequences if sequence] or [[]], pad_id, side)


@mistake("pad_batch")
def gives_the_mask_first(sequences, pad_id, side="right"):
    """You return the mask before the ids; return `(input_ids, attention_mask)`."""
    return _pad(sequences, pad_id, side)[::-1]


@mistake("position_ids")
def numbers_the_padding_too(attention_mask):
    """You number all positions of a row, padding included; only real tokens count, and padding gets 0."""
    return np.zeros_like(attention_mask) + np.arange(attention_mask.shape[1])


@mistake("position_ids")
def numbers_from_the_first_column(attention_mask):
    """You give a token the number of its column; padding before it does not count, so the first real token has position
    0."""
    return attention_mask * np.arange(attention_mask.shape[1])


@mistake("position_ids")
def counts_from_one(attention_mask):
    """Your first real token has position 1; positions count from 0."""
    return np.cumsum(attention_mask, axis=1) * attention_mask


@mistake("position_ids")
def leaves_minus_one_before_the_text(attention_mask):
    """Before the first real token your positions are -1, and padding behind a token repeats its position; padding gets
    0."""
    return np.cumsum(attention_mask, axis=1) - 1


@mistake("position_ids")
def padding_repeats_the_position_before_it(attention_mask):
    """Padding behind a token repeats that token's position in your answer; padding gets 0."""
    return np.maximum(np.cumsum(attention_mask, axis=1) - 1, 0)


@mistake("position_ids")
def padding_gets_minus_one(attention_mask):
    """You give padding the position -1; it gets 0, so that it can be looked up like any other."""
    return np.where(attention_mask, np.cumsum(attention_mask, axis=1) - 1, -1)


@mistake("position_ids")
def padding_gets_one(attention_mask):
    """You give padding the position 1, as some libraries do; here it gets 0."""
    return np.where(attention_mask, np.cumsum(attention_mask, axis=1) - 1, 1)


@mistake("position_ids")
def counts_down_the_columns(attention_mask):
    """You count along axis 0, down the columns; the tokens of a sequence are in a row, so count along axis 1."""
    return (np.cumsum(attention_mask, axis=0) - 1) * attention_mask


@mistake("position_ids")
def counts_on_in_the_next_row(attention_mask):
    """You go on counting from one row to the next; every row is a text of its own and starts at 0."""
    return (np.cumsum(attention_mask).reshape(attention_mask.shape) - 1) * attention_mask


@mistake("position_ids")
def subtracts_the_leading_padding_only(attention_mask):
    """You subtract the padding before the first real token and no other; padding between real tokens does not count
    either."""
    columns = np.arange(attention_mask.shape[1])
    leading = [row.index(1) if 1 in row else 0 for row in attention_mask.tolist()]
    return (columns - np.array(leading, dtype=np.int64)[:, None]) * attention_mask


@mistake("position_ids")
def starts_anew_behind_a_gap(attention_mask):
    """You start at 0 again behind padding in the middle; the real tokens of a row are numbered through."""
    positions = np.zeros_like(attention_mask)
    for row, values in enumerate(attention_mask.tolist()):
        count = 0
        for column, real in enumerate(values):
            positions[row, column] = count if real else 0
            count = count + 1 if real else 0
    return positions


@mistake("position_ids")
def takes_all_padding_to_be_on_the_right(attention_mask):
    """You count the real tokens of a row and number that many columns from the left; the padding may be anywhere."""
    columns = np.arange(attention_mask.shape[1])
    return np.where(columns < attention_mask.sum(axis=1, keepdims=True), columns, 0)


@mistake("truncate")
def minus_zero_keeps_everything(ids, max_length, keep="start"):
    """You keep the end by a slice from -max_length; when that is 0, Python takes -0 for the start, and everything
    stays."""
    return ids[:max_length] if keep == "start" else ids[-max_length:]


@mistake("truncate")
def a_short_text_loses_its_start(ids, max_length, keep="start"):
    """You keep the end by a slice from len(ids) - max_length; for a text shorter than max_length that is negative, and
    Python counts it from the end."""
    return ids[:max_length] if keep == "start" else ids[len(ids) - max_length :]


@mistake("truncate")
def takes_zero_for_no_limit(ids, max_length, keep="start"):
    """You take a `max_length` of 0 for "no limit"; 0 is a length like any other, and it leaves nothing."""
    room = max_length or len(ids)
    return ids[:room] if keep == "start" else ids[max(0, len(ids) - room) :]


@mistake("truncate")
def always_keeps_the_start(ids, max_length, keep="start"):
    """You keep the start whatever `keep` says; with "end" the last ids stay."""
    return ids[:max_length]


@mistake("truncate")
def keeps_what_should_go(ids, max_length, keep="start"):
    """Your slice takes the part that should go; `max_length` ids stay, from the end that `keep` names."""
    return ids[max_length:] if keep == "start" else ids[: max(0, len(ids) - max_length)]


@mistake("truncate")
def keeps_the_other_end(ids, max_length, keep="start"):
    """You keep the end where the start is asked for and the other way around; `keep` names the part that stays."""
    return ids[:max_length] if keep == "end" else ids[max(0, len(ids) - max_length) :]


@mistake("truncate")
def cuts_max_length_ids_off_the_start(ids, max_length, keep="start"):
    """To keep the end you cut `max_length` ids off the start, as x[max_length:] does; it says how many stay, not how
    many go."""
    return ids[:max_length] if keep == "start" else ids[max_length:]


@mistake("truncate")
def keeps_one_id_too_few(ids, max_length, keep="start"):
    """You keep one id less than there is room for; `max_length` ids may stay, and this function knows
    no special tokens."""
    room = max(0, max_length - 1)
    return ids[:room] if keep == "start" else ids[max(0, len(ids) - room) :]


@mistake("truncate")
def the_end_comes_out_backwards(ids, max_length, keep="start"):
    """You turn the ids around to keep the end and forget to turn them back; the ids that stay keep their order."""
    return ids[:max_length] if keep == "start" else ids[::-1][:max_length]


@mistake("truncate")
def fills_up_to_the_length(ids, max_length, keep="start"):
    """You fill a short text up to `max_length` with zeros; cutting is one thing and padding another, and a short text
    stays as it is."""
    kept = ids[:max_length] if keep == "start" else ids[max(0, len(ids) - max_length) :]
    return kept + [0] * (max_length - len(kept))


@mistake("truncate")
def keeps_one_id_too_many(ids, max_length, keep="start"):
    """You keep one id more than there is room for; a slice stops before its end, so `max_length` needs no + 1."""
    return ids[: max_length + 1] if keep == "start" else ids[max(0, len(ids) - max_length - 1) :]


@mistake("new_token_budget")
def no_new_tokens_means_no_limit(prompt_length, max_new_tokens, context_length):
    """You take a max_new_tokens of 0 for "no limit"; 0 is a number like any other, and it allows no token."""
    room = max(0, context_length - prompt_length)
    return min(max_new_tokens or room, room)


@mistake("new_token_budget")
def gives_whatever_was_asked_for(prompt_length, max_new_tokens, context_length):
    """You give max_new_tokens whatever the context holds; it is an upper limit, and the context is another."""
    return max_new_tokens


@mistake("new_token_budget")
def gives_the_prompt_no_room(prompt_length, max_new_tokens, context_length):
    """You compare max_new_tokens with the whole context; the prompt is in the context too, so only what it leaves
    can be filled."""
    return min(max_new_tokens, context_length)


@mistake("new_token_budget")
def fills_the_whole_context(prompt_length, max_new_tokens, context_length):
    """You give all the room that the prompt leaves; no more than max_new_tokens were asked for."""
    return max(0, context_length - prompt_length)


@mistake("new_token_budget")
def gives_the_length_of_the_whole_text(prompt_length, max_new_tokens, context_length):
    """You give the length of prompt and output together; the question is how many tokens are new."""
    return min(prompt_length + max_new_tokens, context_length)


@mistake("new_token_budget")
def takes_the_prompt_off_what_was_asked_for(prompt_length, max_new_tokens, context_length):
    """You subtract the prompt from max_new_tokens as well; that limit counts new tokens only, the prompt counts in the
    context."""
    return max(0, min(max_new_tokens, context_length) - prompt_length)


@mistake("new_token_budget")
def takes_the_greater_of_both_limits(prompt_length, max_new_tokens, context_length):
    """You take the larger of the two limits; both must hold, so the smaller one decides."""
    return max(0, context_length - prompt_length, max_new_tokens)


@mistake("new_token_budget")
def the_budget_goes_below_zero(prompt_length, max_new_tokens, context_length):
    """Your number is negative when the prompt is longer than the context; then nothing can be generated, which is 0."""
    return min(max_new_tokens, context_length - prompt_length)


@mistake("new_token_budget")
def refuses_a_prompt_beyond_the_context(prompt_length, max_new_tokens, context_length):
    """You refuse a prompt that is longer than the context; then nothing can be generated, which is 0."""
    if prompt_length > context_length:
        raise ValueError("prompt_length must not exceed context_length")
    return min(max_new_tokens, context_length - prompt_length)


@mistake("new_token_budget")
def keeps_a_place_for_the_end_token(prompt_length, max_new_tokens, context_length):
    """You keep one place of the context free for an end token; it is a new token like any other, so the context can be
    filled to its last place."""
    return max(0, min(max_new_tokens, context_length - prompt_length - 1))


@mistake("attention_flops")
def counts_half(length, width):
    """Your number is half of what it should be. Either one of the two products is missing, or a multiply and an add
    count as one; count both products, and both operations."""
    return 2 * length**2 * width


@mistake("attention_flops")
def counts_one_operation_for_each_number(length, width):
    """You count L * L * d, one multiplication in one product; there are two products, and each multiplication comes
    with an addition."""
    return length**2 * width


@mistake("attention_flops")
def forgets_the_width(length, width):
    """You count the pairs of tokens alone; each pair costs `width` multiplications and additions in either product."""
    return 4 * length**2


@mistake("attention_flops")
def adds_the_softmax(length, width):
    """You count the softmax too; count the two matrix products alone."""
    return 4 * length**2 * width + 3 * length**2


@mistake("attention_flops")
def grows_with_the_length_alone(length, width):
    """Your number grows with the length, not with its square; every token is compared with every token."""
    return 4 * length * width


@mistake("attention_flops")
def squares_the_width(length, width):
    """You square the width; it is the length that comes in twice, once for the queries and once for the keys."""
    return 4 * length * width**2


@mistake("attention_flops")
def multiplies_before_it_squares(length, width):
    """You square 4 and the length together; only the length is squared."""
    return (4 * length) ** 2 * width


@mistake("attention_flops")
def adds_the_projections(length, width):
    """You count the four projections to queries, keys, values and output too; count the two products of attention
    itself."""
    return 4 * length**2 * width + 8 * length * width**2


@mistake("attention_flops")
def counts_the_causal_half(length, width):
    """You count only the keys up to each query; count all pairs, without a causal mask."""
    return 2 * length * (length + 1) * width


@mistake("attention_flops")
def counts_one_addition_less(length, width):
    """You count n - 1 additions for a sum of n products, which is exact; by the custom of the field each product has a
    multiply and an add."""
    return length**2 * (2 * width - 1) + length * width * (2 * length - 1)


@mistake("attention_flops")
def rounds_beyond_53_bits(length, width):
    """You calculate with floats; beyond 53 bits a float is no longer exact, a Python int always is."""
    return int(4 * float(length) ** 2 * width)
