"""Known mistakes of the module transformer: below each function's checks, which are given."""

from llmlings.testing import mistake


@mistake("SelfAttention.forward")
def adds_x_inside_the_attention(self, x, attention_mask=None):
    """Your attention adds x to its result; that sum belongs to the block, which would then add it twice."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return x + self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def attention_mask_is_upside_down(self, x, attention_mask=None):
    """You hide the real tokens and look at the padding; in an attention_mask 1 means real and 0 means padding."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & ~attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def clears_padding_in_x_itself(self, x, attention_mask=None):
    """You overwrite the vectors of padding in x; x belongs to the caller, so work on a copy or hide the positions by
    their scores.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    if attention_mask is not None:
        x[~attention_mask.bool()] = 0.0
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def cuts_heads_across_positions(self, x, attention_mask=None):
    """You reshape (B, L, d) straight into (B, heads, L, d / heads), which mixes positions and columns; split the last
    axis first, then swap two axes.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, self.num_heads, length, head_width) for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def divides_by_the_head_width(self, x, attention_mask=None):
    """You divide the scores by the head's width itself; the docstring divides by its square root."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / head_width
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def does_not_see_itself(self, x, attention_mask=None):
    """Your positions do not see themselves; the docstring lets position i see position i too."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril(-1)
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def first_mask_for_the_whole_batch(self, x, attention_mask=None):
    """You use the mask of the first sequence for all of them; each row of the batch has padding of its own."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask[0].bool()
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def forgets_the_output_matrix(self, x, attention_mask=None):
    """You return what the heads have gathered; the docstring sends it through self.output."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return gathered.transpose(1, 2).reshape(batch, length, width)


@mistake("SelfAttention.forward")
def gathers_the_vectors_themselves(self, x, attention_mask=None):
    """You gather the vectors of x; the docstring gathers their values, self.value(x)."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, nn.Identity())
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def heads_take_every_other_column(self, x, attention_mask=None):
    """Your heads take columns in turns (with two heads, the even and the odd ones); the docstring gives each head a
    contiguous slice of the width.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, head_width, self.num_heads).permute(0, 3, 1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def hides_after_the_softmax(self, x, attention_mask=None):
    """You set weights to 0 after the softmax, so that those left do not sum to 1; hide the scores before it."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    gathered = scores.softmax(dim=-1).masked_fill(~visible, 0.0) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def hides_by_a_score_of_minus_100(self, x, attention_mask=None):
    """You give what must not be seen a score of -100; where the real scores are lower still, that is a high one. Take a
    number that no score can reach.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, -100.0)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def ignores_the_attention_mask(self, x, attention_mask=None):
    """Your attention looks at padding as if it were text; under an attention_mask only positions with a 1 may be seen.

    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if False:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def inverts_an_integer_mask(self, x, attention_mask=None):
    """You turn the mask around with ~, which for whole numbers is not the opposite: ~1 is -2 and ~0 is -1, both of them
    true. Make it a bool first.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & ~(~attention_mask).bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def joins_heads_without_swapping_back(self, x, attention_mask=None):
    """You put the heads together while the axis of the heads still stands before that of the positions, so columns end
    up at other positions; swap the two axes back first.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.reshape(batch, length, width))


@mistake("SelfAttention.forward")
def mask_hides_queries_not_keys(self, x, attention_mask=None):
    """Your mask says which positions may look; it must say which positions may be looked at, so it belongs to the axis
    of the keys.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, :, None]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def minus_infinity_everywhere(self, x, attention_mask=None):
    """Where a position sees nothing, as in left padding, all scores are -inf and softmax gives nan, which spreads from
    layer to layer; such a row has to give finite numbers.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, -math.inf)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def multiplies_scores_with_the_mask(self, x, attention_mask=None):
    """You multiply x by the mask instead of hiding the positions: a vector of zeros has the score 0, and that still gets
    weight.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    if attention_mask is not None:
        x = x * attention_mask[:, :, None].to(x.dtype)
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        pass
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def one_head_for_all(self, x, attention_mask=None):
    """You use one head of the whole width whatever num_heads says; the docstring splits the width into that many heads,
    each with weights of its own.
    """
    batch, length, width = x.shape
    head_width = width
    queries, keys, values = (
        layer(x).view(batch, length, 1, head_width).transpose(1, 2) for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def scales_by_the_width_of_the_model(self, x, attention_mask=None):
    """You divide the scores by the square root of the whole width; the docstring takes the width of one head, d /
    num_heads.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def scores_are_not_scaled(self, x, attention_mask=None):
    """Your scores are not divided by anything; the docstring divides them by the square root of the head's width."""
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def sees_the_future(self, x, attention_mask=None):
    """Your positions see what comes after them, and a model that sees the next token learns nothing about predicting it;
    the docstring lets position i see the positions 0 to i alone.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool)
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def softmax_over_the_queries(self, x, attention_mask=None):
    """Your softmax runs over the positions that look; the weights that one position gives to all it sees must sum to 1,
    so it runs over the keys, the last axis.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-2) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def swaps_query_and_key(self, x, attention_mask=None):
    """In your layer the keys ask and the queries answer; the score of position i for position j is query i times key j.

    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = keys @ queries.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def the_mask_replaces_causality(self, x, attention_mask=None):
    """With an attention_mask your positions see what comes after them; the mask hides padding in addition, it does not
    take the place of the causal mask.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


@mistake("SelfAttention.forward")
def weights_in_float32(self, x, attention_mask=None):
    """You compute the weights in float32 whatever comes in; the result has the dtype of x, and so do all steps on the
    way.
    """
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width)).float()


@mistake("Block.forward")
def adds_in_place(self, x, attention_mask=None):
    """You add to x in place, which changes the caller's tensor; make a new one: x = x + ..."""
    added = self.attention(self.attention_norm(x), attention_mask)
    with torch.no_grad():
        x += added
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def attention_and_mlp_side_by_side(self, x, attention_mask=None):
    """Your MLP reads what came into the block (a parallel block); the docstring lets it read the sum that attention has
    already changed.
    """
    return x + self.attention(self.attention_norm(x), attention_mask) + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def attention_reads_x_unnormalised(self, x, attention_mask=None):
    """Your attention reads x as it is; the docstring normalises it by attention_norm first."""
    x = x + self.attention(x, attention_mask)
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def attention_replaces_x(self, x, attention_mask=None):
    """Your attention replaces x; the docstring adds what attention gives to x."""
    x = self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def block_forgets_the_mask(self, x, attention_mask=None):
    """Your block does not hand the attention_mask on to its attention, so padding is seen."""
    x = x + self.attention(self.attention_norm(x))
    return x + self.mlp(self.mlp_norm(x))


@mistake("Block.forward")
def gelu_by_its_approximation(self, x, attention_mask=None):
    """You use the approximation of GELU by tanh; the docstring has the exact one, nn.GELU(), and self.mlp is ready to be
    called as a whole.
    """
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp[2](F.gelu(self.mlp[0](self.mlp_norm(x)), approximate="tanh"))


@mistake("Block.forward")
def mlp_comes_first(self, x, attention_mask=None):
    """Your MLP comes before the attention; the docstring has attention first."""
    x = x + self.mlp(self.mlp_norm(x))
    return x + self.attention(self.attention_norm(x), attention_mask)


@mistake("Block.forward")
def mlp_reads_x_unnormalised(self, x, attention_mask=None):
    """Your MLP reads the vectors as they are; the docstring normalises them by mlp_norm first."""
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(x)


@mistake("Block.forward")
def one_norm_for_both_parts(self, x, attention_mask=None):
    """You use attention_norm for the MLP too; the docstring has a norm of its own for each part."""
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(self.attention_norm(x))


@mistake("Block.forward")
def post_norm(self, x, attention_mask=None):
    """You normalise the sum of x and what is added to it (post-norm); the docstring normalises what each part reads and
    leaves the sum alone (pre-norm).
    """
    x = self.attention_norm(x + self.attention(x, attention_mask))
    return self.mlp_norm(x + self.mlp(x))


@mistake("Block.forward")
def relu_in_place_of_gelu(self, x, attention_mask=None):
    """Your MLP cuts off at 0 (ReLU); the docstring has GELU, and self.mlp is ready to be called as a whole."""
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp[2](F.relu(self.mlp[0](self.mlp_norm(x))))


@mistake("Block.forward")
def residual_of_the_normalised_vectors(self, x, attention_mask=None):
    """You add to the normalised vectors; the docstring adds to the vectors as they were before the norm."""
    x = self.attention_norm(x)
    x = x + self.attention(x, attention_mask)
    x = self.mlp_norm(x)
    return x + self.mlp(x)


@mistake("TransformerLM.forward")
def a_flat_list_is_one_sequence(self, input_ids, attention_mask=None):
    """You take ids of one dimension for a batch of one sequence; the docstring refuses what is not (B, L)."""
    if input_ids.ndim != 2:
        input_ids = input_ids[None]
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def a_full_context_is_refused(self, input_ids, attention_mask=None):
    """You refuse a text that is exactly as long as the context; only a longer one does not fit."""
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length >= self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def a_mask_of_another_shape_is_accepted(self, input_ids, attention_mask=None):
    """You do not compare the shapes of attention_mask and input_ids; a mask of another shape means nothing, so the
    docstring refuses it.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        attention_mask = None
    if False:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def first_block_again_and_again(self, input_ids, attention_mask=None):
    """You run the first block as often as there are blocks; each block has parameters and a turn of its own."""
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = self.blocks[0](x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def forgets_the_final_norm(self, input_ids, attention_mask=None):
    """You multiply with the head straight after the last block; the docstring normalises by final_norm first."""
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return x @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def ids_outside_raise_index_errors(self, input_ids, attention_mask=None):
    """For an id outside the vocabulary PyTorch's IndexError comes through; the docstring raises a ValueError that names
    input_ids.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def logits_of_the_last_position_alone(self, input_ids, attention_mask=None):
    """You return the logits of the last position alone; the docstring returns them for every position, (B, L, V):
    training needs them all.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x)[:, -1] @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def model_forgets_the_mask(self, input_ids, attention_mask=None):
    """Your model does not hand the attention_mask on to its blocks, so padding is seen."""
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def negative_ids_count_from_the_end(self, input_ids, attention_mask=None):
    """You take a negative id for a row counted from the end; there is no token -1, so it is an error."""
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if (input_ids >= self.vocab_size).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding.weight[input_ids] + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def no_positions(self, input_ids, attention_mask=None):
    """Your model does not add position_embedding, so it hardly knows the order of the ids; the docstring adds the row of
    each place to the row of its id.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids)
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def positions_count_from_1(self, input_ids, attention_mask=None):
    """Your positions count from 1; the docstring counts from 0."""
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(1, length + 1) % self.context_length)
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def positions_leave_padding_out(self, input_ids, attention_mask=None):
    """Under an attention_mask your positions count real tokens alone; the docstring counts every place from the left,
    padding too.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(
        torch.arange(length) if attention_mask is None else (attention_mask.long().cumsum(dim=1) - 1).clamp(min=0)
    )
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def returns_probabilities(self, input_ids, attention_mask=None):
    """You return probabilities; the docstring returns the logits, and leaves softmax to the loss and to whoever samples.

    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return (self.final_norm(x) @ self.token_embedding.weight.T).softmax(dim=-1)


@mistake("TransformerLM.forward")
def scales_the_embedding(self, input_ids, attention_mask=None):
    """You multiply the embeddings by the square root of the width, as the first transformer did; the docstring adds them
    as they are.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) * math.sqrt(self.token_embedding.weight.shape[1]) + self.position_embedding(
        torch.arange(length)
    )
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("TransformerLM.forward")
def too_long_a_text_is_cut(self, input_ids, attention_mask=None):
    """You cut a text that is longer than the context; the docstring refuses it with a ValueError that names input_ids,
    and leaves cutting to the caller.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    input_ids = input_ids[:, -self.context_length :]
    length = input_ids.shape[1]
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape[-2:] != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x) @ self.token_embedding.weight.T


@mistake("next_token_loss")
def a_single_id_is_accepted(logits, input_ids, attention_mask=None):
    """You accept sequences of a single id, which have no next one; the docstring raises a ValueError that names
    input_ids.
    """
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any() and input_ids.shape[1] > 1:
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def both_ends_must_be_real(logits, input_ids, attention_mask=None):
    """You count a prediction only if the position that predicts is real too; the docstring asks for the target's own
    mask alone.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool() & attention_mask[:, :-1].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def id_0_is_taken_for_padding(logits, input_ids, attention_mask=None):
    """You leave out targets with the id 0; what is padding is said by the mask, not by the id."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts], ignore_index=0)


@mistake("next_token_loss")
def logits_are_not_checked(logits, input_ids, attention_mask=None):
    """You do not compare the shapes of logits and input_ids; the docstring refuses logits that are not (B, L, V) with a
    ValueError that names logits.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if False:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def loss_ignores_the_mask(logits, input_ids, attention_mask=None):
    """Your loss counts padded targets; a target whose own mask is 0 is left out."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = torch.ones_like(input_ids[:, 1:], dtype=torch.bool)
    if not attention_mask[:, 1:].any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def loss_in_bits(logits, input_ids, attention_mask=None):
    """Your loss is in bits; the docstring has nats, the natural logarithm."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts]) / math.log(2)


@mistake("next_token_loss")
def loss_is_detached(logits, input_ids, attention_mask=None):
    """Your loss is cut off from the logits (detach, .data or no_grad), so that nothing can be learned from it; return
    the tensor as cross_entropy gives it.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts]).detach()


@mistake("next_token_loss")
def loss_of_nothing_is_nan(logits, input_ids, attention_mask=None):
    """Where the mask leaves no target your loss is nan, the mean of nothing; the docstring raises a ValueError that
    names attention_mask.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def loss_stretches_a_short_mask(logits, input_ids, attention_mask=None):
    """You do not compare the shapes of attention_mask and input_ids, and go on with a mask of another shape; the
    docstring refuses it.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        attention_mask = torch.ones_like(input_ids)
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def loss_takes_a_flat_list_for_a_batch(logits, input_ids, attention_mask=None):
    """You take ids of one dimension for a batch of one sequence; the docstring refuses what is not (B, L) with a
    ValueError that names input_ids.
    """
    if input_ids.ndim == 1:
        input_ids = input_ids[None]
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def mask_of_the_predicting_position(logits, input_ids, attention_mask=None):
    """You leave out predictions by the mask of the position that predicts; what counts is the mask of the target, one
    place further right.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, :-1].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def mean_of_the_means_of_rows(logits, input_ids, attention_mask=None):
    """You take the mean of each row and then the mean of those, so that targets in short rows count more; every target
    of the batch counts alike.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    costs = F.cross_entropy(logits[:, :-1].transpose(1, 2), input_ids[:, 1:], reduction="none")
    rows = [row[seen].mean() for row, seen in zip(costs, counts) if seen.any()]
    return torch.stack(rows).mean()


@mistake("next_token_loss")
def multiplies_costs_with_the_mask(logits, input_ids, attention_mask=None):
    """You multiply the costs by the mask, and 0 times nan is nan: what stands at a left-out place still counts. Pick out
    the targets that count.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    costs = F.cross_entropy(logits[:, :-1].transpose(1, 2), input_ids[:, 1:], reduction="none")
    return (costs * counts).sum() / counts.sum()


@mistake("next_token_loss")
def padding_counts_in_the_mean(logits, input_ids, attention_mask=None):
    """You leave padded targets out of the sum but divide by all places; they are left out of the count too."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts], reduction="sum") / counts.numel()


@mistake("next_token_loss")
def predicts_the_id_before(logits, input_ids, attention_mask=None):
    """You shift the wrong way: your positions predict the id before them; position t predicts id t+1."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, 1:][counts], input_ids[:, :-1][counts])


@mistake("next_token_loss")
def rows_run_into_each_other(logits, input_ids, attention_mask=None):
    """You make one long sequence of the batch before you shift, so the last position of one row predicts the first id of
    the next; shift within each row.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(
        logits.flatten(0, 1)[:-1][attention_mask.flatten()[1:].bool()],
        input_ids.flatten()[1:][attention_mask.flatten()[1:].bool()],
    )


@mistake("next_token_loss")
def softmax_before_cross_entropy(logits, input_ids, attention_mask=None):
    """You turn the logits into probabilities before cross_entropy, which does that itself: softmax is taken twice."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts].softmax(dim=-1), input_ids[:, 1:][counts])


@mistake("next_token_loss")
def sum_in_place_of_mean(logits, input_ids, attention_mask=None):
    """You add the costs up; the loss is their mean."""
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, :-1][counts], input_ids[:, 1:][counts], reduction="sum")


@mistake("next_token_loss")
def targets_are_not_shifted(logits, input_ids, attention_mask=None):
    """You compare the logits of each position with the id at the same position, which the model has just read; position
    t predicts id t+1.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    return F.cross_entropy(logits[:, 1:][counts], input_ids[:, 1:][counts])


@mistake("next_token_loss")
def the_logarithm_of_0(logits, input_ids, attention_mask=None):
    """You take the logarithm of a probability, which overflows where the probability is too small; log_softmax or
    cross_entropy find it without that step.
    """
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids must have two dimensions and at least two columns")
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError("logits must be (B, L, V)")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError("attention_mask leaves no target")
    chosen = logits[:, :-1][counts].softmax(dim=-1).gather(1, input_ids[:, 1:][counts][:, None])
    return -chosen.log().mean()


@mistake("train_step")
def adds_minus_infinity_then_mends_it(model, optimizer, input_ids, attention_mask=None):
    """You add -inf to the scores and turn the nan that comes of it into numbers afterwards; the result looks right, but
    the gradient still goes through the nan and destroys the parameters.
    """
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def gradients_are_clipped(model, optimizer, input_ids, attention_mask=None):
    """You clip the gradients to a length of 1; many do so, but the docstring takes the step as the gradients say."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


@mistake("train_step")
def gradients_are_never_cleared(model, optimizer, input_ids, attention_mask=None):
    """Your gradients add up from step to step, since nothing clears them; optimizer.zero_grad() makes room for those of
    this batch.
    """
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def head_is_cut_off_from_training(model, optimizer, input_ids, attention_mask=None):
    """Your head uses a copy of the embedding that no gradient reaches, so the table is trained at one of its two ends
    alone; the tied head is the parameter itself.
    """
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def loss_after_the_update(model, optimizer, input_ids, attention_mask=None):
    """You return the loss after the update; the docstring returns the one before it, which the gradients belong to."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        return next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask).item()


@mistake("train_step")
def loss_as_a_tensor(model, optimizer, input_ids, attention_mask=None):
    """You return the loss as a tensor; the docstring returns a float, and a tensor would keep the whole computation in
    memory.
    """
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


@mistake("train_step")
def parameters_never_move(model, optimizer, input_ids, attention_mask=None):
    """Your step moves nothing: either the optimizer never steps, or the gradients are cleared between loss.backward()
    and optimizer.step(), so that there is nothing to step by.
    """
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def step_hides_the_mask_from_the_loss(model, optimizer, input_ids, attention_mask=None):
    """You give the mask to the model but not to the loss, so that padding is learned as text."""
    loss = next_token_loss(model(input_ids, attention_mask), input_ids)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("train_step")
def step_hides_the_mask_from_the_model(model, optimizer, input_ids, attention_mask=None):
    """You give the mask to the loss but not to the model, so that it reads padding as text."""
    loss = next_token_loss(model(input_ids), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("SelfAttention.__init__")
def uneven_heads_are_accepted(self, width, num_heads):
    """Your constructor accepts a number of heads that does not divide the width; leave the constructor as it was given:
    it raises a ValueError that names num_heads.
    """
    nn.Module.__init__(self)
    self.num_heads = num_heads
    self.query = nn.Linear(width, width, bias=False)
    self.key = nn.Linear(width, width, bias=False)
    self.value = nn.Linear(width, width, bias=False)
    self.output = nn.Linear(width, width, bias=False)
