"""Known mistakes of the module transformer: what somebody might write below the checks that are given."""

import math

import torch
from torch import nn

from llmlings.testing import mistake


def _scores(self, x):
    """Return the scaled scores, (B, H, L, L), and the values, (B, H, L, d / H), of all heads, as it is right."""
    layers = (self.query, self.key, self.value)
    queries, keys, values = (layer(x).unflatten(-1, (self.num_heads, -1)).transpose(1, 2) for layer in layers)
    return queries @ keys.transpose(-2, -1) / math.sqrt(queries.shape[-1]), values


def _causal(attention_mask):
    """Return where a position may look, (L, L), were it not for padding."""
    return attention_mask.new_ones(attention_mask.shape[1], attention_mask.shape[1]).tril()


def _hidden(scores, attention_mask):
    """Return the scores with those of later positions and of padding so low that they vanish, as it is right."""
    visible = _causal(attention_mask) & attention_mask[:, None, None, :]
    return scores.masked_fill(~visible, torch.finfo(scores.dtype).min)


def _joined(scores, values):
    """Return the heads' weighted sums of the values, side by side, (B, L, d), as it is right."""
    return (scores.softmax(dim=-1) @ values).transpose(1, 2).flatten(2)


@mistake("SelfAttention.forward")
def sees_the_future(self, x, attention_mask=None):
    """Your positions see what comes after them, so that nothing is left to predict; let i see 0 to i alone."""
    scores, values = _scores(self, x)
    scores = scores.masked_fill(~attention_mask[:, None, None, :], torch.finfo(scores.dtype).min)
    return self.output(_joined(scores, values))


@mistake("SelfAttention.forward")
def does_not_see_itself(self, x, attention_mask=None):
    """Your positions do not see themselves; position i sees position i too."""
    scores, values = _scores(self, x)
    itself = torch.eye(x.shape[1], dtype=torch.bool)
    scores = _hidden(scores, attention_mask).masked_fill(itself, torch.finfo(scores.dtype).min)
    return self.output(_joined(scores, values))


@mistake("SelfAttention.forward")
def scores_are_not_scaled(self, x, attention_mask=None):
    """Your scores are not divided by anything; divide them by the square root of the head's width."""
    scores, values = _scores(self, x)
    return self.output(_joined(_hidden(scores * math.sqrt(values.shape[-1]), attention_mask), values))


@mistake("SelfAttention.forward")
def scales_by_the_width_of_the_model(self, x, attention_mask=None):
    """You divide the scores by the square root of the whole width; take the width of one head, d / num_heads."""
    scores, values = _scores(self, x)
    return self.output(_joined(_hidden(scores / math.sqrt(self.num_heads), attention_mask), values))


@mistake("SelfAttention.forward")
def one_head_for_all(self, x, attention_mask=None):
    """You use one head of the whole width; split the width into num_heads, each with weights of its own."""
    scores = self.query(x) @ self.key(x).transpose(-2, -1) / math.sqrt(x.shape[-1])
    weights = _hidden(scores[:, None], attention_mask).softmax(dim=-1)
    return self.output(weights[:, 0] @ self.value(x))


@mistake("SelfAttention.forward")
def cuts_heads_across_positions(self, x, attention_mask=None):
    """You reshape straight into (B, H, L, d / H), which mixes places and columns; split d, then swap axes."""
    shape = x.shape[0], self.num_heads, x.shape[1], x.shape[2] // self.num_heads
    queries, keys, values = (layer(x).reshape(shape) for layer in (self.query, self.key, self.value))
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(queries.shape[-1])
    return self.output(_joined(_hidden(scores, attention_mask), values))


@mistake("SelfAttention.forward")
def joins_heads_without_swapping_back(self, x, attention_mask=None):
    """You join the heads while their axis is before that of the positions; swap the two back first."""
    scores, values = _scores(self, x)
    return self.output((_hidden(scores, attention_mask).softmax(dim=-1) @ values).reshape(x.shape))


@mistake("SelfAttention.forward")
def ignores_the_attention_mask(self, x, attention_mask=None):
    """Your attention looks at padding as if it were text; only positions that are True may be seen."""
    scores, values = _scores(self, x)
    return self.output(_joined(_hidden(scores, torch.ones_like(attention_mask)), values))


@mistake("SelfAttention.forward")
def mask_hides_queries_not_keys(self, x, attention_mask=None):
    """Your mask says which positions may look; which may be looked at is what counts, the axis of the keys."""
    scores, values = _scores(self, x)
    visible = _causal(attention_mask) & attention_mask[:, None, :, None]
    return self.output(_joined(scores.masked_fill(~visible, torch.finfo(scores.dtype).min), values))


@mistake("SelfAttention.forward")
def minus_infinity_everywhere(self, x, attention_mask=None):
    """A position that sees nothing, as in left padding, gets nan from you: softmax of -inf alone is 0 / 0."""
    scores, values = _scores(self, x)
    visible = _causal(attention_mask) & attention_mask[:, None, None, :]
    return self.output(_joined(scores.masked_fill(~visible, -math.inf), values))


@mistake("SelfAttention.forward", slip=True)
def mends_nan_after_the_softmax(self, x, attention_mask=None):
    """You add -inf and turn the nan that comes of it into numbers; the gradient still goes through the nan."""
    scores, values = _scores(self, x)
    scores = scores + torch.zeros_like(scores).masked_fill(_hidden(scores, attention_mask) < -1e30, -math.inf)
    return self.output((scores.softmax(dim=-1).nan_to_num() @ values).transpose(1, 2).flatten(2))


@mistake("SelfAttention.forward")
def forgets_the_output_matrix(self, x, attention_mask=None):
    """You return the joined results of the heads; multiply them with the last matrix, self.output."""
    scores, values = _scores(self, x)
    return _joined(_hidden(scores, attention_mask), values)


@mistake("Block.forward")
def attention_replaces_x(self, x, attention_mask=None):
    """Your attention replaces x; what attention gives is added to x."""
    x = self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def post_norm(self, x, attention_mask=None):
    """You normalise the sums (post-norm); normalise what each part reads and leave the sum alone (pre-norm)."""
    x = self.attention_norm(x + self.attention(x, attention_mask))
    return self.mlp_norm(x + self.mlp(x))


@mistake("Block.forward")
def attention_and_mlp_side_by_side(self, x, attention_mask=None):
    """Your MLP reads what came into the block (a parallel block); let it read the sum that attention has changed."""
    return x + self.attention(self.attention_norm(x), attention_mask) + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def attention_reads_x_unnormalised(self, x, attention_mask=None):
    """Your attention reads x as it is; normalise it by attention_norm first."""
    x = x + self.attention(x, attention_mask)
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def mlp_reads_x_unnormalised(self, x, attention_mask=None):
    """Your MLP reads the vectors as they are; normalise them by mlp_norm first."""
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(x)


@mistake("Block.forward")
def residual_of_the_normalised_vectors(self, x, attention_mask=None):
    """You add to the normalised vectors; add to the vectors as they were before the norm."""
    x = self.attention_norm(x)
    x = x + self.attention(x, attention_mask)
    x = self.mlp_norm(x)
    return x + self.mlp(x)


@mistake("Block.forward")
def block_forgets_the_mask(self, x, attention_mask=None):
    """Your block does not hand the attention_mask on to its attention, so padding is seen."""
    x = x + self.attention(self.attention_norm(x))
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def adds_in_place(self, x, attention_mask=None):
    """You add to x in place, which changes the caller's tensor; make a new one: x = x + ..."""
    x += self.attention(self.attention_norm(x), attention_mask).detach()
    return x + self.mlp(self.mlp_norm(x))


def _start(self, input_ids):
    """Return the vectors that go into the first block, as it is right; too long a text is refused."""
    if input_ids.shape[1] > self.context_length:
        raise ValueError("input_ids is too long")
    return self.token_embedding(input_ids) + self.position_embedding.weight[: input_ids.shape[1]]


def _end(self, x, attention_mask):
    """Return the logits of vectors that have not been through the blocks, as it is right."""
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def no_positions(self, input_ids, attention_mask=None):
    """Your model knows no places; add the row of each place in position_embedding to the row of its id."""
    if input_ids.shape[1] > self.context_length:
        raise ValueError("input_ids is too long")
    return _end(self, self.token_embedding(input_ids), attention_mask)


@mistake("TransformerLM.forward")
def positions_count_from_1(self, input_ids, attention_mask=None):
    """Your positions count from 1; count from 0."""
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    places = torch.arange(1, length + 1)
    return _end(self, self.token_embedding(input_ids) + self.position_embedding(places), attention_mask)


@mistake("TransformerLM.forward")
def positions_leave_padding_out(self, input_ids, attention_mask=None):
    """Under an attention_mask your positions count real tokens alone; count every place from the left, padding too."""
    if input_ids.shape[1] > self.context_length:
        raise ValueError("input_ids is too long")
    places = (attention_mask.long().cumsum(dim=1) - 1).clamp(min=0)
    return _end(self, self.token_embedding(input_ids) + self.position_embedding(places), attention_mask)


@mistake("TransformerLM.forward")
def every_block_reads_the_embeddings(self, input_ids, attention_mask=None):
    """All your blocks read the embeddings; each block reads what the one before it gave."""
    x = _start(self, input_ids)
    for block in self.blocks:
        gathered = block(x, attention_mask)
    return self.final_norm(gathered) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def model_forgets_the_mask(self, input_ids, attention_mask=None):
    """Your model does not hand the attention_mask on to its blocks, so padding is seen."""
    return _end(self, _start(self, input_ids), None)


@mistake("TransformerLM.forward")
def forgets_the_final_norm(self, input_ids, attention_mask=None):
    """You multiply with the head straight after the last block; normalise by final_norm first."""
    x = _start(self, input_ids)
    for block in self.blocks:
        x = block(x, attention_mask)
    return x @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def logits_of_the_last_position_alone(self, input_ids, attention_mask=None):
    """You return the logits of the last position alone; training needs those of every position, (B, L, V)."""
    return _end(self, _start(self, input_ids), attention_mask)[:, -1]


@mistake("TransformerLM.forward")
def returns_probabilities(self, input_ids, attention_mask=None):
    """You return probabilities; return the logits, and leave softmax to the loss and to sampling."""
    return _end(self, _start(self, input_ids), attention_mask).softmax(dim=-1)


@mistake("TransformerLM.forward", slip=True)
def too_long_a_text_is_cut(self, input_ids, attention_mask=None):
    """You cut a text that is longer than the context; refuse it with a ValueError, and leave cutting to the caller."""
    input_ids, attention_mask = input_ids[:, -self.context_length :], attention_mask[:, -self.context_length :]
    return _end(self, _start(self, input_ids), attention_mask)


@mistake("TransformerLM.forward", slip=True)
def too_long_a_text_is_left_to_pytorch(self, input_ids, attention_mask=None):
    """Too long a text ends in PyTorch's IndexError; compare with context_length and raise a ValueError."""
    places = torch.arange(input_ids.shape[1])
    return _end(self, self.token_embedding(input_ids) + self.position_embedding(places), attention_mask)


@mistake("next_token_loss")
def targets_are_not_shifted(logits, input_ids, attention_mask=None):
    """You compare each position with its own id, which the model has just read; position t predicts id t+1."""
    return nn.functional.cross_entropy(logits[attention_mask], input_ids[attention_mask])


@mistake("next_token_loss")
def rows_run_into_each_other(logits, input_ids, attention_mask=None):
    """Your rows make one sequence: the end of one predicts the start of the next; shift within each row."""
    counts = attention_mask.flatten()[1:]
    return nn.functional.cross_entropy(logits.flatten(0, 1)[:-1][counts], input_ids.flatten()[1:][counts])


@mistake("next_token_loss")
def loss_ignores_the_mask(logits, input_ids, attention_mask=None):
    """Your loss counts padded targets; a target whose own mask is 0 is left out."""
    return nn.functional.cross_entropy(logits[:, :-1].flatten(0, 1), input_ids[:, 1:].flatten())


@mistake("next_token_loss")
def mask_of_the_predicting_position(logits, input_ids, attention_mask=None):
    """You go by the mask of the position that predicts; what counts is that of the target, one further right."""
    counts = attention_mask[:, :-1]
    return nn.functional.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def padding_counts_in_the_mean(logits, input_ids, attention_mask=None):
    """You leave padded targets out of the sum but divide by all places; they are left out of the count too."""
    counts = attention_mask[:, 1:]
    costs = nn.functional.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts], reduction="sum")
    return costs / counts.numel()


@mistake("next_token_loss")
def mean_of_the_means_of_rows(logits, input_ids, attention_mask=None):
    """You average the means of the rows, so that targets in short rows count more; all count alike."""
    costs = nn.functional.cross_entropy(logits[:, :-1].transpose(1, 2), input_ids[:, 1:], reduction="none")
    rows = [row[counts].mean() for row, counts in zip(costs, attention_mask[:, 1:]) if counts.any()]
    return torch.stack(rows).mean()


@mistake("next_token_loss", slip=True)
def multiplies_costs_with_the_mask(logits, input_ids, attention_mask=None):
    """You multiply the costs by the mask, and 0 times nan is nan; pick out the targets that count."""
    costs = nn.functional.cross_entropy(logits[:, :-1].transpose(1, 2), input_ids[:, 1:], reduction="none")
    return (costs * attention_mask[:, 1:]).sum() / attention_mask[:, 1:].sum()


@mistake("next_token_loss")
def softmax_before_cross_entropy(logits, input_ids, attention_mask=None):
    """You turn the logits into probabilities before cross_entropy, which does that itself: softmax is taken twice."""
    counts = attention_mask[:, 1:]
    return nn.functional.cross_entropy(logits[:, :-1][counts].softmax(dim=-1), input_ids[:, 1:][counts])


@mistake("next_token_loss", slip=True)
def the_logarithm_of_0(logits, input_ids, attention_mask=None):
    """You take the logarithm of a probability that may be 0; log_softmax or cross_entropy go without that step."""
    counts = attention_mask[:, 1:]
    chosen = logits[:, :-1][counts].softmax(dim=-1).gather(1, input_ids[:, 1:][counts][:, None])
    return -chosen.log().mean()


@mistake("next_token_loss")
def id_0_is_taken_for_padding(logits, input_ids, attention_mask=None):
    """You leave out targets with the id 0; what is padding is said by the mask, not by the id."""
    counts = attention_mask[:, 1:]
    return nn.functional.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts], ignore_index=0)


def _move(optimizer, loss):
    """Make one update by the gradients of a loss, as it is right."""
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


@mistake("train_step")
def gradients_are_never_cleared(model, optimizer, input_ids, attention_mask=None):
    """Your gradients add up from step to step; clear them, so that those of this batch alone are used."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def parameters_never_move(model, optimizer, input_ids, attention_mask=None):
    """Your step moves nothing: gradients are cleared before the optimizer steps, or it never steps."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def loss_after_the_update(model, optimizer, input_ids, attention_mask=None):
    """You return the loss after the update; return the one before it, which the gradients belong to."""
    _move(optimizer, next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask))
    return next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask).item()


@mistake("train_step")
def loss_as_a_tensor(model, optimizer, input_ids, attention_mask=None):
    """You return the loss as a tensor, which keeps the whole computation in memory; return a float."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    _move(optimizer, loss)
    return loss


@mistake("train_step")
def step_hides_the_mask_from_the_loss(model, optimizer, input_ids, attention_mask=None):
    """You give the mask to the model but not to the loss, so that padding is learned as text."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids)
    _move(optimizer, loss)
    return loss.item()


@mistake("train_step")
def step_hides_the_mask_from_the_model(model, optimizer, input_ids, attention_mask=None):
    """You give the mask to the loss but not to the model, so that it reads padding as text."""
    loss = next_token_loss(model(input_ids), input_ids, attention_mask)
    _move(optimizer, loss)
    return loss.item()
