"""Hidden tests of the module transformer."""

import math

import pytest
import torch

from exercises import transformer
from llmlings.testing import about, check_close, check_rejects, check_that


def normal(rng, *shape, scale=1.0):
    """Return a float64 tensor of normally distributed numbers."""
    return torch.from_numpy(rng.normal(0, scale, shape))


def random_parameters(module, rng, scale=0.6):
    """Return new values for all parameters of a module of the reference; norm weights lie around 1."""
    return {
        name: normal(rng, *value.shape, scale=scale) + (1.0 if "norm.weight" in name else 0.0)
        for name, value in module.state_dict().items()
    }


def pair(reference, name, rng, *sizes):
    """Return an object of the class `name`, as answered and of the reference, with the same random parameters."""
    expected = getattr(reference, name)(*sizes).double()
    parameters = random_parameters(expected, rng)
    expected.load_state_dict(parameters)
    answered = getattr(transformer, name)(*sizes).double()
    answered.load_state_dict(parameters)
    return answered, expected


def attention_by_hand(parameters, x, mask, num_heads):
    """Return causal multi-head attention at the real positions, one position and one head at a time; NaN elsewhere."""
    width = x.shape[-1]
    head_width = width // num_heads
    query, key, value, output = (parameters[f"{name}.weight"] for name in ("query", "key", "value", "output"))
    result = torch.full_like(x, torch.nan)
    for row, vectors in enumerate(x):
        for position in [t for t in range(len(vectors)) if mask[row, t]]:
            seen = [j for j in range(position + 1) if mask[row, j]]
            gathered = torch.zeros(width, dtype=x.dtype)
            for columns in torch.arange(width).split(head_width):
                asked = query[columns] @ vectors[position]
                scores = torch.stack([asked @ (key[columns] @ vectors[j]) for j in seen]) / math.sqrt(head_width)
                for weight, j in zip(torch.softmax(scores, 0), seen, strict=True):
                    gathered[columns] += weight * (value[columns] @ vectors[j])
            result[row, position] = output @ gathered
    return result


def real(vectors, mask):
    """Return the vectors of the real positions, one after the other."""
    return vectors[mask.bool()]


MASKS = {
    "padding on the right": [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [1, 0, 0, 0, 0]],
    "padding on the left": [[0, 0, 1, 1, 1], [0, 0, 0, 0, 1], [1, 1, 1, 1, 1]],
    "padding in the middle": [[1, 0, 0, 1, 1], [1, 1, 0, 1, 0], [0, 1, 0, 1, 1]],
}
each_mask = pytest.mark.parametrize("mask", MASKS.values(), ids=MASKS)


@about("SelfAttention.forward")
@pytest.mark.parametrize("num_heads", [1, 2, 6], ids=["one head", "two heads", "as many heads as columns"])
def test_attention_position_by_position(rng, num_heads):
    """Every position of every row gets what the sum over the positions up to it gives, head by head."""
    x = normal(rng, 3, 5, 6)
    layer = transformer.SelfAttention(6, num_heads).double()
    parameters = {f"{name}.weight": normal(rng, 6, 6) for name in ("query", "key", "value", "output")}
    layer.load_state_dict(parameters)
    check_close(layer(x), attention_by_hand(parameters, x, torch.ones(3, 5), num_heads))


@about("SelfAttention.forward")
@each_mask
def test_attention_sees_real_tokens_alone(rng, mask):
    """At the real positions only real tokens have weight, wherever the padding stands."""
    x, mask = normal(rng, 3, 5, 6), torch.tensor(mask)
    layer = transformer.SelfAttention(6, 3).double()
    parameters = {f"{name}.weight": normal(rng, 6, 6) for name in ("query", "key", "value", "output")}
    layer.load_state_dict(parameters)
    expected = attention_by_hand(parameters, x, mask, 3)
    check_close(real(layer(x, mask), mask), real(expected, mask), because="Real positions, row after row.")


@about("SelfAttention.forward")
def test_attention_agrees_with_the_function_of_torch(rng, reference):
    """With unit matrices the layer is PyTorch's own scaled_dot_product_attention with is_causal=True."""
    x, unit = normal(rng, 2, 7, 4), torch.eye(4, dtype=torch.float64)
    layer = transformer.SelfAttention(4, 1).double()
    layer.load_state_dict({f"{name}.weight": unit for name in ("query", "key", "value", "output")})
    expected = torch.nn.functional.scaled_dot_product_attention(x, x, x, is_causal=True)
    check_close(layer(x), expected)


@about("SelfAttention.forward")
@pytest.mark.parametrize("dtype", [torch.bool, torch.uint8, torch.int32], ids=["bool", "uint8", "int32"])
def test_masks_of_other_dtypes(rng, reference, dtype):
    """A mask of any integer dtype or bool means the same."""
    layer, expected = pair(reference, "SelfAttention", rng, 4, 2)
    x, mask = normal(rng, 2, 4, 4), torch.tensor([[0, 1, 1, 1], [1, 1, 0, 1]])
    check_close(real(layer(x, mask.to(dtype)), mask), real(expected(x, mask).detach(), mask))


@about("SelfAttention.forward")
def test_what_comes_later_changes_nothing_before(rng, reference):
    """Other vectors from position 3 on leave what comes out at the positions 0 to 2 as it was."""
    layer, _ = pair(reference, "SelfAttention", rng, 6, 2)
    x = normal(rng, 2, 6, 6)
    changed = torch.cat([x[:, :3], normal(rng, 2, 3, 6)], dim=1)
    first, second = layer(x), layer(changed)
    check_close(second[:, :3], first[:, :3].detach(), because="No position may see what comes after it.")
    check_that(not torch.equal(second[:, 3:], first[:, 3:]), "position 3 sees its own vector")


@about("SelfAttention.forward")
def test_the_order_of_what_is_seen_does_not_matter(rng, reference):
    """The last position gathers the same when the positions before it change places: attention has no order."""
    layer, _ = pair(reference, "SelfAttention", rng, 4, 2)
    x = normal(rng, 1, 6, 4)
    order = [*rng.permutation(5).tolist(), 5]
    check_close(layer(x[:, order])[:, 5], layer(x)[:, 5].detach())


@about("SelfAttention.forward")
def test_scores_in_the_thousands(rng, reference):
    """Scores of many thousands neither overflow nor let a position be seen that must not be."""
    layer, expected = transformer.SelfAttention(4, 1).double(), reference.SelfAttention(4, 1).double()
    parameters = random_parameters(expected, rng)
    # So the score of every position for itself is far below 0, and the first one sees nothing else.
    parameters["key.weight"] = -parameters["query.weight"]
    for module in (layer, expected):
        module.load_state_dict(parameters)
    x, mask = normal(rng, 2, 6, 4, scale=100.0), torch.tensor([[0, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])
    check_close(real(layer(x, mask), mask), real(expected(x, mask).detach(), mask), rtol=1e-5, atol=1e-6)


@about("SelfAttention.forward")
def test_a_position_that_sees_nothing_is_not_nan(rng, reference):
    """In front of left padding and in a row of nothing but padding, numbers come out, whichever they are."""
    layer, expected = pair(reference, "SelfAttention", rng, 4, 2)
    x, mask = normal(rng, 3, 4, 4), torch.tensor([[0, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 0]])
    gathered = layer(x, mask)
    check_that(bool(torch.isfinite(gathered).all()), "every number that comes out is finite, at padding too")
    check_close(real(gathered, mask), real(expected(x, mask).detach(), mask))


@about("SelfAttention.forward")
def test_float32_stays_float32(rng, reference):
    """Vectors and matrices of dtype float32 give float32."""
    layer = transformer.SelfAttention(4, 2)
    expected = reference.SelfAttention(4, 2)
    parameters = {name: value.float() for name, value in random_parameters(expected, rng).items()}
    layer.load_state_dict(parameters)
    expected.load_state_dict(parameters)
    x, mask = normal(rng, 2, 5, 4).float(), torch.tensor([[1, 1, 1, 1, 1], [0, 1, 1, 1, 1]])
    check_close(real(layer(x, mask), mask), real(expected(x, mask).detach(), mask), rtol=1e-3, atol=1e-4)


@about("SelfAttention.forward")
def test_heads_that_do_not_fit_are_refused():
    """Three heads do not fit into a width of 8: a ValueError that names num_heads."""
    transformer.SelfAttention(9, 3)(torch.zeros(1, 1, 9))
    check_rejects("num_heads", transformer.SelfAttention, 8, 3)


@about("Block.forward")
def test_blocks_of_any_parameters(rng, reference):
    """For any parameters a block gives x + attention(norm(x)), then that + mlp(norm(that))."""
    block, expected = pair(reference, "Block", rng, 6, 2)
    x = normal(rng, 3, 5, 6, scale=2.0)
    with torch.no_grad():
        between = x + expected.attention(expected.attention_norm(x))
        wanted = between + expected.mlp(expected.mlp_norm(between))
    check_close(block(x), wanted)


@about("Block.forward")
@each_mask
def test_blocks_with_padding(rng, reference, mask):
    """The vectors of real positions do not depend on padding."""
    block, expected = pair(reference, "Block", rng, 4, 2)
    x, mask = normal(rng, 3, 5, 4), torch.tensor(mask)
    check_close(real(block(x, mask), mask), real(expected(x, mask).detach(), mask))


@about("TransformerLM.forward")
@pytest.mark.parametrize("num_layers", [1, 3], ids=["one block", "three blocks"])
def test_models_of_any_parameters(rng, reference, num_layers):
    """For any parameters and ids the logits are those of the reference, up to the full context length."""
    model, expected = pair(reference, "TransformerLM", rng, 11, 6, 2, num_layers, 5)
    ids = torch.from_numpy(rng.integers(0, 11, (3, 5)))
    check_close(model(ids), expected(ids).detach())


@about("TransformerLM.forward")
@each_mask
def test_models_with_padding(rng, reference, mask):
    """At real positions the logits depend on real tokens alone, and positions still count from 0 at the left."""
    model, expected = pair(reference, "TransformerLM", rng, 9, 4, 2, 2, 7)
    ids, mask = torch.from_numpy(rng.integers(0, 9, (3, 5))), torch.tensor(mask)
    check_close(
        real(model(ids, mask), mask),
        real(expected(ids, mask).detach(), mask),
        because="The mask goes to every block and changes nothing else; real positions, row after row.",
    )


@about("TransformerLM.forward")
def test_right_padding_changes_no_logit(rng, reference):
    """A text gives the same logits alone as beside a longer one, padded on the right."""
    model, _ = pair(reference, "TransformerLM", rng, 9, 4, 2, 2, 6)
    ids = torch.from_numpy(rng.integers(0, 9, (2, 6)))
    ids[1, 4:] = 0
    together = model(ids, torch.tensor([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0]]))
    check_close(together[1:, :4], model(ids[1:, :4]).detach())


@about("TransformerLM.forward")
def test_a_later_id_changes_no_earlier_logit(rng, reference):
    """Another id at position 3 changes the logits from position 3 on, and none before."""
    model, _ = pair(reference, "TransformerLM", rng, 9, 4, 2, 2, 6)
    ids = torch.from_numpy(rng.integers(0, 9, (2, 6)))
    changed = ids.clone()
    changed[:, 3] = (ids[:, 3] + 1 + torch.from_numpy(rng.integers(0, 8, 2))) % 9
    first, second = model(ids), model(changed)
    check_close(second[:, :3], first[:, :3].detach(), because="A model that sees the future has nothing to predict.")
    differs = (first[:, 3:] != second[:, 3:]).any(dim=-1)
    check_that(bool(differs.all()), "every position from 3 on sees the id at position 3")


@about("TransformerLM.forward")
def test_order_matters(rng, reference):
    """The same ids in another order give other logits at the last position: each place has a vector of its own."""
    model, expected = pair(reference, "TransformerLM", rng, 8, 4, 1, 1, 5)
    ids = torch.tensor([[1, 2, 3, 4, 5], [4, 3, 2, 1, 5]])
    logits = model(ids)
    check_that(not torch.allclose(logits[0, 4], logits[1, 4]), "the ids 1 2 3 4 5 and 4 3 2 1 5 differ in their order")
    check_close(logits, expected(ids).detach())


@about("TransformerLM.forward")
@pytest.mark.parametrize(
    ("name", "ids", "mask"),
    [
        ("input_ids", [[0, 1, 2, 3, 4, 5]], None),
        ("input_ids", [[0, 1, 7]], None),
        ("input_ids", [[0, -1, 2]], None),
        ("input_ids", [0, 1, 2], None),
        ("attention_mask", [[0, 1, 2]], [[1, 1]]),
        ("attention_mask", [[0, 1, 2]], [1, 1, 1]),
    ],
    ids=["six ids in a context of five", "id V", "id -1", "ids of one dimension", "mask too short", "mask of one row"],
)
def test_ids_that_make_no_sense_are_refused(rng, reference, name, ids, mask):
    """Ids that make no sense, or a mask of another shape, raise a ValueError that names the argument."""
    model, _ = pair(reference, "TransformerLM", rng, 7, 4, 2, 1, 5)
    check_rejects(name, model.forward, torch.tensor(ids), None if mask is None else torch.tensor(mask))


@about("next_token_loss")
def test_losses_of_any_logits(rng):
    """The loss is PyTorch's cross-entropy between all logits but the last and all ids but the first."""
    logits, ids = normal(rng, 4, 6, 5, scale=3.0), torch.from_numpy(rng.integers(0, 5, (4, 6)))
    expected = torch.nn.functional.cross_entropy(logits[:, :-1].reshape(-1, 5), ids[:, 1:].reshape(-1))
    check_close(transformer.next_token_loss(logits, ids), expected)


@about("next_token_loss")
@each_mask
def test_losses_with_padding(rng, mask):
    """The loss is the mean over the targets whose own mask is 1, each counted alike, in the whole batch."""
    logits, ids = normal(rng, 3, 5, 4, scale=3.0), torch.from_numpy(rng.integers(0, 4, (3, 5)))
    costs = [
        -torch.log_softmax(logits[row, t - 1], -1)[ids[row, t]] for row in range(3) for t in range(1, 5) if mask[row][t]
    ]
    check_close(
        transformer.next_token_loss(logits, ids, torch.tensor(mask)),
        torch.stack(costs).mean(),
        because="What counts is the mask of the target, not that of the position that predicts it.",
    )


@about("next_token_loss")
@pytest.mark.parametrize("dtype", [torch.bool, torch.uint8], ids=["bool", "uint8"])
def test_loss_masks_of_other_dtypes(rng, reference, dtype):
    """A mask of dtype bool or uint8 means the same as one of int64."""
    logits, ids = normal(rng, 2, 5, 4), torch.from_numpy(rng.integers(0, 4, (2, 5)))
    mask = torch.tensor([[1, 1, 1, 0, 0], [0, 1, 1, 1, 1]])
    check_close(transformer.next_token_loss(logits, ids, mask.to(dtype)), reference.next_token_loss(logits, ids, mask))


@about("next_token_loss")
@pytest.mark.parametrize("value", [math.nan, math.inf], ids=["nan", "inf"])
def test_what_stands_at_left_out_targets_does_not_matter(rng, reference, value):
    """Logits of nan or inf where the target is padding, and at the last position, leave a finite loss."""
    logits, ids = normal(rng, 2, 5, 4), torch.from_numpy(rng.integers(0, 4, (2, 5)))
    mask = torch.tensor([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]])
    expected = reference.next_token_loss(logits, ids, mask)
    logits[0, 2:], logits[1, 4] = value, value
    check_close(transformer.next_token_loss(logits, ids, mask), expected, because="0 times nan is nan: leave it out.")


@about("next_token_loss")
def test_logits_of_ten_thousand(rng, reference):
    """Logits of ten thousand cost much when they are wrong, but neither infinity nor nan."""
    logits = normal(rng, 2, 3, 4, scale=10_000.0)
    ids = torch.cat([torch.zeros(2, 1, dtype=torch.int64), logits[:, :-1].argmin(dim=-1)], dim=1)
    check_close(transformer.next_token_loss(logits, ids), reference.next_token_loss(logits, ids))


@about("next_token_loss")
def test_losses_of_float32_logits(rng, reference):
    """Logits of dtype float32 give a loss of dtype float32."""
    logits, ids = normal(rng, 3, 4, 6).float(), torch.from_numpy(rng.integers(0, 6, (3, 4)))
    check_close(transformer.next_token_loss(logits, ids), reference.next_token_loss(logits, ids), rtol=1e-4)


@about("next_token_loss")
def test_gradients_can_flow_back_from_the_loss(rng):
    """The loss of logits that want gradients is a tensor that gradients can flow back from."""
    logits, ids = normal(rng, 2, 4, 5).requires_grad_(), torch.from_numpy(rng.integers(0, 5, (2, 4)))
    loss = transformer.next_token_loss(logits, ids)
    expected = torch.nn.functional.cross_entropy(logits[:, :-1].reshape(-1, 5), ids[:, 1:].reshape(-1))
    check_close(loss, expected.detach())
    check_that(loss.requires_grad, "the loss is still tied to the logits (no detach, no item, no no_grad)")


@about("next_token_loss")
@pytest.mark.parametrize(
    ("name", "shape", "ids", "mask"),
    [
        ("input_ids", (2, 1, 4), [[0], [1]], None),
        ("input_ids", (1, 3, 4), [0, 1, 2], None),
        ("logits", (1, 2, 4), [[0, 1, 2]], None),
        ("logits", (3, 4), [[0, 1, 2]], None),
        ("attention_mask", (2, 3, 4), [[0, 1, 2], [0, 1, 2]], [[1, 0, 0], [0, 0, 0]]),
        ("attention_mask", (1, 3, 4), [[0, 1, 2]], [[1, 1]]),
    ],
    ids=[
        "one id",
        "ids of one dimension",
        "logits too short",
        "logits of two dimensions",
        "no target",
        "mask too short",
    ],
)
def test_losses_that_make_no_sense_are_refused(name, shape, ids, mask):
    """Where there is nothing to compare or to average over, a ValueError names the argument."""
    mask = None if mask is None else torch.tensor(mask)
    check_rejects(name, transformer.next_token_loss, torch.zeros(shape), torch.tensor(ids), mask)


def train(model, optimizer_of, step, batches):
    """Return the losses of some steps; `optimizer_of` makes an optimizer from the model's parameters."""
    optimizer = optimizer_of(model.parameters())
    return [step(model, optimizer, *batch) for batch in batches]


@about("train_step")
@pytest.mark.parametrize("momentum", [0.0, 0.9], ids=["plain", "with momentum"])
def test_several_steps(rng, reference, momentum):
    """Four steps on four batches give the losses and the parameters that the reference has after them."""
    model, expected = pair(reference, "TransformerLM", rng, 7, 4, 2, 2, 5)
    batches = [(torch.from_numpy(rng.integers(0, 7, (3, 5))),) for _ in range(4)]
    sgd = {"lr": 0.05, "momentum": momentum}
    losses = train(model, lambda p: transformer.torch.optim.SGD(p, **sgd), transformer.train_step, batches)
    wanted = train(expected, lambda p: torch.optim.SGD(p, **sgd), reference.train_step, batches)
    check_close(losses, wanted, because="Each loss is the one before its update.")
    check_close(dict(model.state_dict()), dict(expected.state_dict()), rtol=1e-5, atol=1e-7)


@about("train_step")
def test_steps_with_padding(rng, reference):
    """The mask goes to the model, where it hides padding, and to the loss, which leaves padded targets out."""
    expected = reference.TransformerLM(7, 4, 2, 2, 5).double()
    parameters = random_parameters(expected, rng)
    # The padding at place 0 predicts a real target, and what comes out there is free. So great a vector at that place
    # hardly moves by what attention adds to it: whatever that is, the logits are the same.
    parameters["position_embedding.weight"][0] *= 1e8
    expected.load_state_dict(parameters)
    model = transformer.TransformerLM(7, 4, 2, 2, 5).double()
    model.load_state_dict(parameters)
    mask = torch.tensor([[0, 1, 1, 1, 1], [1, 1, 1, 0, 0], [0, 1, 1, 1, 0]])
    batches = [(torch.from_numpy(rng.integers(0, 7, (3, 5))), mask) for _ in range(2)]
    losses = train(model, lambda p: transformer.torch.optim.SGD(p, lr=0.05), transformer.train_step, batches)
    wanted = train(expected, lambda p: torch.optim.SGD(p, lr=0.05), reference.train_step, batches)
    check_close(losses, wanted, rtol=1e-5)
    check_close(dict(model.state_dict()), dict(expected.state_dict()), rtol=1e-4, atol=1e-5)


@about("train_step")
def test_left_padding_leaves_no_nan_behind(rng, reference):
    """After a step on a batch with padding on the left, and a row of nothing but padding, all parameters are finite."""
    model, _ = pair(reference, "TransformerLM", rng, 7, 4, 2, 2, 5)
    ids = torch.from_numpy(rng.integers(0, 7, (3, 5)))
    mask = torch.tensor([[0, 0, 1, 1, 1], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]])
    loss = transformer.train_step(model, transformer.torch.optim.SGD(model.parameters(), lr=0.1), ids, mask)
    check_that(math.isfinite(loss), f"the loss is finite; yours is {loss}")
    broken = [name for name, value in model.state_dict().items() if not bool(torch.isfinite(value).all())]
    check_that(not broken, f"all parameters are finite after the step; not so: {', '.join(broken)}")


@about("train_step")
def test_the_gradient_is_what_nudging_a_parameter_does(rng, reference):
    """A step moves a number of the shared table by what nudging it does to the loss, at both ends of the model."""
    model, expected = pair(reference, "TransformerLM", rng, 6, 4, 2, 1, 4)
    ids = torch.from_numpy(rng.integers(0, 6, (2, 4)))
    table = expected.token_embedding.weight.data
    row, column, before = int(ids[0, 0]), int(rng.integers(0, 4)), table.clone()
    costs = []
    for nudge in (1e-5, -1e-5):
        table[row, column] = before[row, column] + nudge
        with torch.no_grad():
            costs.append(float(reference.next_token_loss(expected(ids), ids)))
    transformer.train_step(model, transformer.torch.optim.SGD(model.parameters(), lr=1.0), ids)
    moved = float(model.state_dict()["token_embedding.weight"][row, column] - before[row, column])
    check_close(
        moved,
        (costs[1] - costs[0]) / 2e-5,
        rtol=1e-4,
        atol=1e-6,
        because="The row is used twice: where ids are looked up, and in the head.",
    )


@about("train_step")
def test_batches_that_cannot_be_trained_on_are_refused(rng, reference):
    """A batch of single ids has nothing to predict: a ValueError that names input_ids."""
    model, _ = pair(reference, "TransformerLM", rng, 7, 4, 2, 1, 5)
    optimizer = transformer.torch.optim.SGD(model.parameters(), lr=0.1)
    check_rejects("input_ids", transformer.train_step, model, optimizer, torch.tensor([[1], [2]]))
