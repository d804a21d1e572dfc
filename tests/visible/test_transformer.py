"""Visible tests of the module transformer."""

import math

import torch

from exercises import transformer
from llmlings.testing import about, check_close, check_kinds, check_rejects, check_that

LN3 = math.log(3.0)
IDENTITY = [[1.0, 0.0], [0.0, 1.0]]
NOTHING = [[0.0, 0.0], [0.0, 0.0]]


def tensor(values):
    """Return a float64 tensor: wrong answers are then the same on every machine."""
    return torch.tensor(values, dtype=torch.float64)


def attention(num_heads, query, key, value, output):
    """Return a `SelfAttention` with these four matrices."""
    layer = transformer.SelfAttention(len(query), num_heads).double()
    matrices = {"query": query, "key": key, "value": value, "output": output}
    layer.load_state_dict({f"{name}.weight": tensor(rows) for name, rows in matrices.items()})
    return layer


def block_parameters(value=NOTHING, output=IDENTITY, first=(0.0, 0.0), second=(0.0, 0.0), bias=(0.0, 0.0)):
    """Return the parameters of a block of width 2 and one head.

    All scores of its attention are equal. Only one of the eight hidden numbers of its MLP is in use: `first` are its
    weights, `second` is what it adds, and `bias` is added to both columns in any case.
    """
    inner, outer = torch.zeros(8, 2), torch.zeros(2, 8)
    inner[0], outer[:, 0] = tensor(first), tensor(second)
    return {
        "attention_norm.weight": torch.ones(2),
        "attention_norm.bias": torch.zeros(2),
        "attention.query.weight": torch.zeros(2, 2),
        "attention.key.weight": torch.zeros(2, 2),
        "attention.value.weight": tensor(value),
        "attention.output.weight": tensor(output),
        "mlp_norm.weight": torch.ones(2),
        "mlp_norm.bias": torch.zeros(2),
        "mlp.0.weight": inner,
        "mlp.0.bias": torch.zeros(8),
        "mlp.2.weight": outer,
        "mlp.2.bias": tensor(bias),
    }


def block(**parameters):
    """Return a `Block` of width 2 with the parameters of `block_parameters`."""
    layer = transformer.Block(2, 1).double()
    layer.load_state_dict(block_parameters(**parameters))
    return layer


def model(tokens, positions, biases=((0.0, 0.0),), norm_weight=(1.0, 1.0), norm_bias=(0.0, 0.0)):
    """Return a `TransformerLM` of width 2 whose blocks do nothing but add the vectors `biases`, one for each block."""
    language_model = transformer.TransformerLM(len(tokens), 2, 1, len(biases), len(positions)).double()
    parameters = {
        "token_embedding.weight": tensor(tokens),
        "position_embedding.weight": tensor(positions),
        "final_norm.weight": tensor(norm_weight),
        "final_norm.bias": tensor(norm_bias),
    }
    for number, bias in enumerate(biases):
        for name, value in block_parameters(bias=bias).items():
            parameters[f"blocks.{number}.{name}"] = value
    language_model.load_state_dict(parameters)
    return language_model


@about("SelfAttention.forward")
def test_a_single_position_gathers_its_own_value():
    """The weight of the only position is 1, so what comes out is its value, sent through the output matrix."""
    layer = attention(1, IDENTITY, IDENTITY, [[1.0, 2.0], [0.0, 1.0]], [[1.0, 0.0], [1.0, 1.0]])
    # The value is (2 + 2*3, 3) = (8, 3), and the output matrix makes (8, 8 + 3) of it.
    check_close(
        layer(tensor([[[2.0, 3.0]]])),
        tensor([[[8.0, 11.0]]]),
        because="self.value(x), then the weighted sum, then self.output(...).",
    )


@about("SelfAttention.forward")
def test_a_position_sees_itself_and_what_is_before_it():
    """With queries of 0 all scores are equal, so the values 1, 3, 8 give the running means 1, 2, 4."""
    layer = attention(1, [[0.0]], [[1.0]], [[1.0]], [[1.0]])
    check_close(
        layer(tensor([[[1.0], [3.0], [8.0]]])),
        tensor([[[1.0], [2.0], [4.0]]]),
        because="Position i gives weight to the positions 0 to i alone.",
    )


@about("SelfAttention.forward")
def test_scores_are_divided_by_the_root_of_the_width():
    """Scores of 0 and 2 ln 3 in a head of width 4 give the weights 0.25 and 0.75."""
    rows = torch.eye(4).tolist()
    layer = attention(1, rows, rows, rows, rows)
    root = math.sqrt(2 * LN3)
    check_close(
        layer(tensor([[[0.0, 0.0, 0.0, 1.0], [root, 0.0, 0.0, 0.0]]])),
        tensor([[[0.0, 0.0, 0.0, 1.0], [0.75 * root, 0.0, 0.0, 0.25]]]),
        because="2 ln 3 / sqrt(4) = ln 3, and the shares of 1 and 3 are 0.25 and 0.75.",
    )


@about("SelfAttention.forward")
def test_the_query_asks_and_the_keys_answer():
    """The score of a position is the query of the one that looks times the key of the one that is looked at."""
    layer = attention(1, [[1.0]], [[2.0]], [[3.0]], [[1.0]])
    # Position 1 has the query 1; the keys are 2 * 0 and 2 * 1, the values 3 * 0 and 3 * 1.
    weight = math.exp(2.0) / (1 + math.exp(2.0))
    check_close(layer(tensor([[[0.0], [1.0]]])), tensor([[[0.0], [3.0 * weight]]]))
    layer = attention(1, [[1.0]], [[-1.0]], [[1.0]], [[1.0]])
    # Position 1 has the query 2, the keys are -1 and -2: the scores are -2 and -4.
    weight = 1 / (1 + math.exp(2.0))
    check_close(layer(tensor([[[1.0], [2.0]]])), tensor([[[1.0], [1.0 + weight]]]))


@about("SelfAttention.forward")
def test_each_head_has_weights_of_its_own():
    """Of two heads of width 1, the first weighs its column with 0.25 and 0.75, the second with 0.5 and 0.5."""
    layer = attention(2, IDENTITY, IDENTITY, IDENTITY, IDENTITY)
    root = math.sqrt(LN3)
    check_close(
        layer(tensor([[[0.0, 5.0], [root, 0.0]]])),
        tensor([[[0.0, 5.0], [0.75 * root, 2.5]]]),
        because="Head 0 has column 0 and the scores 0 and ln 3; head 1 has column 1 and the scores 0 and 0.",
    )


@about("SelfAttention.forward")
def test_padding_is_not_seen():
    """Real positions get the running means of the real values alone, in each row of the batch."""
    layer = attention(1, [[0.0]], [[0.0]], [[1.0]], [[1.0]])
    mask = torch.tensor([[0, 1, 1], [1, 0, 1]])
    gathered = layer(tensor([[[100.0], [3.0], [8.0]], [[1.0], [100.0], [5.0]]]), mask)
    check_close(gathered[0, 1:], tensor([[3.0], [5.5]]), because="Row 0 has padding in front.")
    check_close(gathered[1, 2], tensor([3.0]), because="Row 1 has padding in the middle: the mean of 1 and 5.")


@about("SelfAttention.forward")
def test_gathered_vectors_have_the_dtype_of_x():
    """Vectors and matrices of dtype float32 give a tensor of float32."""
    layer = attention(1, IDENTITY, IDENTITY, IDENTITY, IDENTITY).float()
    check_kinds(layer(torch.ones(1, 3, 2), torch.tensor([[0, 1, 1]])), torch.ones(1, 3, 2).requires_grad_())


@about("Block.forward")
def test_a_block_that_adds_nothing_gives_x_back():
    """If attention and MLP both give 0, what comes out is x itself: both are added to it."""
    check_close(block()(tensor([[[3.0, 1.0], [-2.0, 5.0]]])), tensor([[[3.0, 1.0], [-2.0, 5.0]]]))


@about("Block.forward")
def test_attention_reads_the_normalised_vectors():
    """(-1000, 1000) normalised is (-1, 1); attention passes that on, and it is added to (-1000, 1000)."""
    check_close(
        block(value=IDENTITY)(tensor([[[-1000.0, 1000.0]]])),
        tensor([[[-1001.0, 1001.0]]]),
        because="x + attention(attention_norm(x)): the norm is for the attention, the sum takes x as it was.",
    )


@about("Block.forward")
def test_the_mlp_reads_the_normalised_vectors():
    """The hidden number reads column 1 of (-1, 1), GELU makes 0.8413 of the 1, and column 0 gets it."""
    check_close(
        block(first=(0.0, 1.0), second=(1.0, 0.0))(tensor([[[-1000.0, 1000.0]]])),
        tensor([[[-999.1586552539315, 1000.0]]]),
        because="GELU(1) is 1 times the normal distribution's share below 1, 0.8413447.",
    )


@about("Block.forward")
def test_the_mlp_reads_what_attention_has_changed():
    """Attention turns (-1000, 1000) into (1000, -1000), so the hidden number is GELU(-1) = -0.1587."""
    layer = block(value=IDENTITY, output=[[-2000.0, 0.0], [0.0, -2000.0]], first=(0.0, 1.0), second=(1.0, 0.0))
    check_close(
        layer(tensor([[[-1000.0, 1000.0]]])),
        tensor([[[999.8413447460685, -1000.0]]]),
        because="Attention comes first, and the MLP works on the sum.",
    )


@about("Block.forward")
def test_the_mask_reaches_the_attention():
    """Behind a position of padding, the only real position gathers its own vector alone."""
    gathered = block(value=IDENTITY)(tensor([[[1000.0, -1000.0], [-1000.0, 1000.0]]]), torch.tensor([[0, 1]]))
    check_close(gathered[:, 1], tensor([[-1001.0, 1001.0]]), because="Without the mask it would gather (0, 0).")


@about("Block.forward")
def test_a_block_keeps_the_dtype_of_x():
    """Vectors and parameters of dtype float32 give a tensor of float32."""
    check_kinds(block().float()(torch.ones(1, 3, 2)), torch.ones(1, 3, 2).requires_grad_())


@about("TransformerLM.forward")
def test_the_head_compares_with_every_row_of_the_embedding():
    """Id 0 has the row (0, 2000), normalised (-1, 1); its dot product with each row of the table is a logit."""
    language_model = model([[0.0, 2000.0], [3000.0, 0.0], [1000.0, 2000.0]], [[0.0, 0.0]])
    check_close(
        language_model(torch.tensor([[0], [1]])),
        tensor([[[2000.0, -3000.0, 1000.0]], [[-2000.0, 3000.0, -1000.0]]]),
        because="The head is tied: its matrix is token_embedding.weight.",
    )


@about("TransformerLM.forward")
def test_positions_count_from_0_at_the_left():
    """Row 1 of the position table is added at position 1 and turns the direction of the vector around."""
    places = [[0.0, 0.0], [5000.0, -5000.0], [0.0, 9000.0], [0.0, 0.0]]
    language_model = model([[0.0, 2000.0], [3000.0, 0.0]], places)
    check_close(
        language_model(torch.tensor([[0, 0, 1]])),
        tensor([[[2000.0, -3000.0], [-2000.0, 3000.0], [2000.0, -3000.0]]]),
        because="The vectors are (0, 2000), (5000, -3000) and (3000, 9000).",
    )


@about("TransformerLM.forward")
def test_each_block_has_its_turn():
    """Two blocks add (6000, 0) and (0, 5000) to the rows (0, 2000) and (3000, 0)."""
    language_model = model(
        [[0.0, 2000.0], [3000.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]], biases=[(6000.0, 0.0), (0.0, 5000.0)]
    )
    check_close(
        language_model(torch.tensor([[0, 1]])),
        tensor([[[2000.0, -3000.0], [-2000.0, 3000.0]]]),
        because="The sums are (6000, 7000) and (9000, 5000).",
    )


@about("TransformerLM.forward")
def test_the_final_norm_comes_before_the_head():
    """A final norm with the weights (2, 1) and the biases (10, 0) makes (8, 1) of the row (0, 2000)."""
    language_model = model([[0.0, 2000.0], [3000.0, 0.0]], [[0.0, 0.0]], norm_weight=(2.0, 1.0), norm_bias=(10.0, 0.0))
    check_close(language_model(torch.tensor([[0]])), tensor([[[2000.0, 24000.0]]]))


@about("TransformerLM.forward")
def test_a_text_longer_than_the_context_is_refused():
    """Three ids do not fit into a context of two: a ValueError, since there is no row for place 2."""
    language_model = model([[0.0, 2000.0], [3000.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]])
    check_rejects(language_model.forward, torch.tensor([[0, 1, 0]]))


@about("TransformerLM.forward")
def test_logits_have_the_dtype_of_the_parameters():
    """Parameters of dtype float32 give logits of float32."""
    language_model = model([[0.0, 0.0]] * 3, [[0.0, 0.0]] * 4).float()
    check_kinds(language_model(torch.tensor([[0, 1]])), torch.ones(1, 2, 3).requires_grad_())


@about("next_token_loss")
def test_a_guess_among_four_costs_ln_4():
    """Equal logits give each of four ids a probability of 0.25, which costs ln 4, about 1.386 nats."""
    check_close(
        transformer.next_token_loss(torch.zeros(1, 2, 4, dtype=torch.float64), torch.tensor([[2, 3]])),
        tensor(1.3862943611198906),
    )


@about("next_token_loss")
def test_each_position_predicts_the_next_id():
    """Position 0 gives the id at position 1 a probability of 0.75; what the last position says is not asked."""
    logits = tensor([[[0.0, LN3, -5000.0], [4.0, 5.0, 6.0]]])
    check_close(
        transformer.next_token_loss(logits, torch.tensor([[2, 1]])),
        tensor(0.2876820724517809),
        because="logits[:, t] is compared with input_ids[:, t + 1]: -ln 0.75.",
    )


@about("next_token_loss")
def test_the_loss_is_the_mean_over_all_targets():
    """Four targets that cost ln 4, ln 2, ln 2 and ln 4/3 have a mean of about 0.765 nats."""
    logits = tensor([[[0.0, LN3], [1.0, 1.0], [9.0, 0.0]], [[7.0, 7.0], [0.0, LN3], [0.0, 9.0]]])
    expected = (math.log(4) + math.log(2) + math.log(2) + math.log(4 / 3)) / 4
    check_close(
        transformer.next_token_loss(logits, torch.tensor([[1, 0, 1], [1, 0, 1]])),
        tensor(expected),
        because="Two sequences of three ids have four targets.",
    )


@about("next_token_loss")
def test_padded_targets_are_left_out():
    """Of two sequences the second ends after one prediction: three targets count, not four."""
    logits = tensor([[[0.0, LN3], [1.0, 1.0], [9.0, 0.0]], [[0.0, LN3], [0.0, 50.0], [0.0, 9.0]]])
    mask = torch.tensor([[1, 1, 1], [1, 1, 0]])
    check_close(
        transformer.next_token_loss(logits, torch.tensor([[1, 0, 1], [1, 1, 0]]), mask),
        tensor((math.log(4) + math.log(2) + math.log(4 / 3)) / 3),
        because="A target whose own mask is 0 counts neither in the sum nor in the number.",
    )


@about("next_token_loss")
def test_the_loss_is_a_tensor_of_the_dtype_of_the_logits():
    """Logits of dtype float32 give one number of float32, as a tensor that gradients can flow back from."""
    loss = transformer.next_token_loss(torch.zeros(1, 2, 4), torch.tensor([[2, 3]]))
    check_kinds(loss, torch.tensor(0.0).requires_grad_())


@about("train_step")
def test_one_step_worked_out_by_hand():
    """Two equal rows give each id a probability of 0.5: the loss is ln 2, and only the two rows move."""
    language_model = model([[-1000.0, 1000.0], [-1000.0, 1000.0]], [[0.0, 0.0], [0.0, 0.0]])
    optimizer = transformer.torch.optim.SGD(language_model.parameters(), lr=2.0)
    check_close(
        transformer.train_step(language_model, optimizer, torch.tensor([[0, 1]])),
        0.6931471805599453,
        because="The loss before the update is what is returned.",
    )
    # The gradient of the logits is (0.5, -0.5), and the vector that meets the rows in the head is (-1, 1).
    check_close(
        language_model.state_dict()["token_embedding.weight"],
        tensor([[-999.0, 999.0], [-1001.0, 1001.0]]),
        because="The row of the target moves towards the vector, the other row away from it.",
    )


@about("train_step")
def test_each_step_has_gradients_of_its_own():
    """In the second step the rows move by that step's gradient alone, not by the sum of both."""
    language_model = model([[-1000.0, 1000.0], [-1000.0, 1000.0]], [[0.0, 0.0], [0.0, 0.0]])
    optimizer = transformer.torch.optim.SGD(language_model.parameters(), lr=2.0)
    ids = torch.tensor([[0, 1]])
    transformer.train_step(language_model, optimizer, ids)
    # The logits are now 1998 and 2002, so id 0 has a probability of 1 / (1 + e^4).
    share = 1 / (1 + math.exp(4.0))
    check_close(transformer.train_step(language_model, optimizer, ids), -math.log(1 - share))
    step = 1 + 2 * share
    check_close(
        language_model.state_dict()["token_embedding.weight"],
        tensor([[-1000.0 + step, 1000.0 - step], [-1000.0 - step, 1000.0 + step]]),
        because="Gradients add up in the parameters until they are cleared.",
    )


@about("train_step")
def test_the_loss_of_a_step_is_a_float():
    """A step returns its loss as a plain float: a tensor would keep the whole computation in memory."""
    language_model = model([[0.0, 2.0], [3.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]])
    optimizer = transformer.torch.optim.SGD(language_model.parameters(), lr=0.1)
    check_kinds(transformer.train_step(language_model, optimizer, torch.tensor([[0, 1]])), 0.5)


@about("train_step", portable=False)
def test_a_repeating_text_is_learned():
    """On the text 0 1 2 0 1 2 ... the loss starts near ln 3 and falls below 0.1."""
    transformer.torch.manual_seed(0)
    language_model = transformer.TransformerLM(3, 8, 2, 1, 9).double()
    optimizer = transformer.torch.optim.AdamW(language_model.parameters(), lr=0.03)
    ids = torch.tensor([[0, 1, 2] * 3])
    losses = [transformer.train_step(language_model, optimizer, ids) for _ in range(30)]
    check_that(abs(losses[0] - LN3) < 0.2, f"the first loss is near ln 3 = 1.0986; yours is {losses[0]:.4g}")
    check_that(losses[-1] < 0.1, f"the last of 30 losses is below 0.1; yours is {losses[-1]:.4g}")
