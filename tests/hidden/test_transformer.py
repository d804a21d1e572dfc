"""Hidden tests of the module transformer."""

import math

import torch

from exercises import transformer
from llmlings.testing import about, check_close, check_rejects, check_remembers_nothing, check_that

#: Padding on the right, on the left and in the middle.
MASK = torch.tensor([[1, 1, 1, 0, 0], [0, 0, 1, 1, 1], [1, 0, 1, 1, 0]])


def normal(rng, *shape, scale=1.0):
    """Return a float64 tensor of normally distributed numbers."""
    return torch.from_numpy(rng.normal(0, scale, shape))


def integers(rng, high, *shape):
    """Return a tensor of ids from 0 to high - 1."""
    return torch.from_numpy(rng.integers(0, high, shape))


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
    return [with_parameters(module, name, sizes, parameters) for module in (transformer, reference)]


def with_parameters(module, name, sizes, parameters):
    """Return an object of the class `name` of a module, with these float64 parameters."""
    made = getattr(module, name)(*sizes).double()
    made.load_state_dict(parameters)
    return made


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


def real(vectors, mask=MASK):
    """Return the vectors of the real positions, one after the other."""
    return vectors[mask.bool()]


@about("SelfAttention.forward")
def test_attention_position_by_position(rng, reference):
    """Every position of every row gets what the sum over the positions up to it gives, head by head."""
    x, parameters = (
        normal(rng, 2, 5, 6),
        {f"{n}.weight": normal(rng, 6, 6) for n in ("query", "key", "value", "output")},
    )
    for num_heads in (2, 6):
        layer = with_parameters(transformer, "SelfAttention", (6, num_heads), parameters)
        check_close(layer(x), attention_by_hand(parameters, x, torch.ones(2, 5), num_heads))


@about("SelfAttention.forward")
def test_attention_sees_real_tokens_alone(rng, reference):
    """At the real positions only real tokens have weight, wherever the padding is."""
    x, parameters = (
        normal(rng, 3, 5, 6),
        {f"{n}.weight": normal(rng, 6, 6) for n in ("query", "key", "value", "output")},
    )
    layer = with_parameters(transformer, "SelfAttention", (6, 3), parameters)
    expected = attention_by_hand(parameters, x, MASK, 3)
    check_close(real(layer(x, MASK)), real(expected), because="Real positions, row after row.")


@about("SelfAttention.forward")
def test_scores_in_the_thousands(rng, reference):
    """Scores of many thousands neither overflow nor let a position be seen that must not be."""
    parameters = random_parameters(reference.SelfAttention(4, 1), rng)
    # So the score of every position for itself is far below 0, and the first one sees nothing else.
    parameters["key.weight"] = -parameters["query.weight"]
    layer, expected = (with_parameters(m, "SelfAttention", (4, 1), parameters) for m in (transformer, reference))
    x, mask = normal(rng, 2, 6, 4, scale=100.0), torch.tensor([[0, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])
    check_close(real(layer(x, mask), mask), real(expected(x, mask).detach(), mask), rtol=1e-5, atol=1e-6)


@about("SelfAttention.forward", weight=2)
def test_a_position_that_sees_nothing_is_not_nan(rng, reference):
    """In front of left padding and in a row of nothing but padding, numbers come out, whichever they are."""
    layer, expected = pair(reference, "SelfAttention", rng, 4, 2)
    x, mask = normal(rng, 3, 4, 4), torch.tensor([[0, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 0]])
    gathered = layer(x, mask)
    check_that(bool(torch.isfinite(gathered).all()), "every number that comes out is finite, at padding too")
    check_close(real(gathered, mask), real(expected(x, mask).detach(), mask))


@about("SelfAttention.forward")
def test_a_position_that_sees_nothing_leaves_the_gradient_alone(rng, reference):
    """Where a position sees nothing, the gradients are numbers too, and those of the other rows are right."""
    layer, expected = pair(reference, "SelfAttention", rng, 4, 2)
    # The function of torch that gives gradients takes floats alone; a mask of any dtype means the same.
    x, mask = normal(rng, 2, 4, 4), torch.tensor([[0.0, 0.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]])
    upstream = normal(rng, 2, 4, 4)
    _, (gradient, _) = transformer.torch.autograd.functional.vjp(layer, (x, mask), upstream)
    check_that(bool(torch.isfinite(gradient).all()), "every number of the gradient with respect to x is finite")
    _, (wanted, _) = torch.autograd.functional.vjp(expected, (x, mask), upstream)
    check_close(gradient[1], wanted[1])


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
def test_blocks_with_padding(rng, reference):
    """The vectors of real positions do not depend on padding, wherever it is."""
    block, expected = pair(reference, "Block", rng, 4, 2)
    x = normal(rng, 3, 5, 4)
    check_close(real(block(x, MASK)), real(expected(x, MASK).detach()))


@about("TransformerLM.forward")
def test_models_of_any_parameters(rng, reference):
    """For any parameters and ids the logits are those of the reference, up to the full context length."""
    model, expected = pair(reference, "TransformerLM", rng, 11, 6, 2, 3, 5)
    ids = integers(rng, 11, 3, 5)
    check_close(model(ids), expected(ids).detach())


@about("TransformerLM.forward", weight=3)
def test_models_with_padding(rng, reference):
    """At real positions the logits depend on real tokens alone, and positions still count from 0 at the left."""
    model, expected = pair(reference, "TransformerLM", rng, 9, 4, 2, 2, 7)
    ids = integers(rng, 9, 3, 5)
    check_close(
        real(model(ids, MASK)),
        real(expected(ids, MASK).detach()),
        because="The mask goes to every block and changes nothing else; real positions, row after row.",
    )


@about("TransformerLM.forward")
def test_a_later_id_changes_no_earlier_logit(rng, reference):
    """Another id at position 3 changes the logits from position 3 on, and none before."""
    model, _ = pair(reference, "TransformerLM", rng, 9, 4, 2, 2, 6)
    ids = integers(rng, 9, 2, 6)
    changed = ids.clone()
    changed[:, 3] = (ids[:, 3] + 1 + integers(rng, 8, 2)) % 9
    first, second = model(ids), model(changed)
    check_close(second[:, :3], first[:, :3].detach(), because="A model that sees the future has nothing to predict.")
    differs = (first[:, 3:] != second[:, 3:]).any(dim=-1)
    check_that(bool(differs.all()), "every position from 3 on sees the id at position 3")


@about("TransformerLM.forward")
def test_a_context_of_one(rng, reference):
    """A context of one takes one id and refuses two: the only row of the position table is not used twice."""
    model, expected = pair(reference, "TransformerLM", rng, 7, 4, 2, 1, 1)
    check_close(model(torch.tensor([[5]])), expected(torch.tensor([[5]])).detach())
    check_rejects(model.forward, torch.tensor([[5, 2]]))


@about("next_token_loss")
def test_losses_of_any_logits(rng):
    """The loss is PyTorch's cross-entropy between all logits but the last and all ids but the first."""
    logits, ids = normal(rng, 4, 6, 5, scale=3.0), integers(rng, 5, 4, 6)
    expected = torch.nn.functional.cross_entropy(logits[:, :-1].reshape(-1, 5), ids[:, 1:].reshape(-1))
    check_close(transformer.next_token_loss(logits, ids), expected)


@about("next_token_loss")
def test_losses_with_padding(rng):
    """The loss is the mean over the targets whose own mask is 1, each counted alike, in the whole batch."""
    logits, ids = normal(rng, 3, 5, 4, scale=3.0), integers(rng, 4, 3, 5)
    costs = [
        -torch.log_softmax(logits[row, t - 1], -1)[ids[row, t]] for row in range(3) for t in range(1, 5) if MASK[row, t]
    ]
    check_close(
        transformer.next_token_loss(logits, ids, MASK),
        torch.stack(costs).mean(),
        because="What counts is the mask of the target, not that of the position that predicts it.",
    )


@about("next_token_loss")
def test_what_stands_at_left_out_targets_does_not_matter(rng, reference):
    """Logits of nan or inf where the target is padding, and at the last position, leave a finite loss."""
    logits, ids = normal(rng, 2, 5, 4), integers(rng, 4, 2, 5)
    mask = torch.tensor([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]])
    expected = reference.next_token_loss(logits, ids, mask)
    logits[0, 2:], logits[1, 4] = math.nan, math.inf
    check_close(transformer.next_token_loss(logits, ids, mask), expected, because="0 times nan is nan: leave it out.")


@about("next_token_loss")
def test_logits_of_ten_thousand(rng, reference):
    """Logits of ten thousand cost much when they are wrong, but neither infinity nor nan."""
    logits = normal(rng, 2, 3, 4, scale=10_000.0)
    ids = torch.cat([torch.zeros(2, 1, dtype=torch.int64), logits[:, :-1].argmin(dim=-1)], dim=1)
    check_close(transformer.next_token_loss(logits, ids), reference.next_token_loss(logits, ids))


@about("next_token_loss")
def test_gradients_can_flow_back_from_the_loss(rng):
    """The loss of logits that want gradients is a tensor that gradients can flow back from."""
    logits, ids = normal(rng, 2, 4, 5).requires_grad_(), integers(rng, 5, 2, 4)
    loss = transformer.next_token_loss(logits, ids)
    expected = torch.nn.functional.cross_entropy(logits[:, :-1].reshape(-1, 5), ids[:, 1:].reshape(-1))
    check_close(loss, expected.detach())
    check_that(loss.requires_grad, "the loss is still tied to the logits (no detach, no item, no no_grad)")


@about("next_token_loss")
def test_each_loss_is_its_own(rng, reference):
    """A loss depends on its own logits, ids and mask, not on earlier ones."""
    first, second = ((normal(rng, 3, 5, 4), integers(rng, 4, 3, 5), mask) for mask in (MASK, MASK.flip(0)))
    check_remembers_nothing(transformer.next_token_loss, reference.next_token_loss, first, second)


def trained(module, parameters, rate, momentum, *batches):
    """Return the losses of steps on these batches, in a model with these parameters, and its parameters after them."""
    model = with_parameters(module, "TransformerLM", (7, 4, 2, 2, 5), parameters)
    optimizer = module.torch.optim.SGD(model.parameters(), lr=rate, momentum=momentum)
    return [module.train_step(model, optimizer, *batch) for batch in batches], dict(model.state_dict())


@about("train_step")
def test_several_steps(rng, reference):
    """Three steps on three batches give the losses and the parameters that the reference has after them."""
    parameters = random_parameters(reference.TransformerLM(7, 4, 2, 2, 5), rng)
    batches = [(integers(rng, 7, 3, 5),) for _ in range(3)]
    answered, wanted = (trained(module, parameters, 0.05, 0.9, *batches) for module in (transformer, reference))
    check_close(answered[0], wanted[0], because="Each loss is the one before its update.")
    check_close(answered[1], wanted[1], rtol=1e-5, atol=1e-7)


@about("train_step", weight=3)
def test_steps_with_padding(rng, reference):
    """The mask goes to the model, where it hides padding, and to the loss, which leaves padded targets out."""
    parameters = random_parameters(reference.TransformerLM(7, 4, 2, 2, 5), rng)
    # The padding at place 0 predicts a real target, and what comes out there is free. So large a vector at that place
    # hardly moves by what attention adds to it: whatever that is, the logits are the same.
    parameters["position_embedding.weight"][0] *= 1e8
    mask = torch.tensor([[0, 1, 1, 1, 1], [1, 1, 1, 0, 0], [0, 1, 1, 1, 0]])
    batches = [(integers(rng, 7, 3, 5), mask) for _ in range(2)]
    answered, wanted = (trained(module, parameters, 0.05, 0.0, *batches) for module in (transformer, reference))
    check_close(answered[0], wanted[0], rtol=1e-5)
    check_close(answered[1], wanted[1], rtol=1e-4, atol=1e-5)


@about("train_step")
def test_left_padding_leaves_no_nan_behind(rng, reference):
    """After a step on a batch with padding on the left, and a row of nothing but padding, all parameters are finite."""
    parameters = random_parameters(reference.TransformerLM(7, 4, 2, 2, 5), rng)
    mask = torch.tensor([[0, 0, 1, 1, 1], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]])
    (loss,), after = trained(transformer, parameters, 0.1, 0.0, (integers(rng, 7, 3, 5), mask))
    check_that(math.isfinite(loss), f"the loss is finite; yours is {loss}")
    broken = [name for name, value in after.items() if not bool(torch.isfinite(value).all())]
    check_that(not broken, f"all parameters are finite after the step; not so: {', '.join(broken)}")


@about("train_step")
def test_the_gradient_is_what_nudging_a_parameter_does(rng, reference):
    """A step moves a number of the shared table by what nudging it does to the loss, at both ends of the model."""
    model, expected = pair(reference, "TransformerLM", rng, 6, 4, 2, 1, 4)
    ids = integers(rng, 6, 2, 4)
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
def test_each_step_is_its_own(rng, reference):
    """A step depends on its own model, optimizer, ids and mask, not on earlier steps of other models."""
    # On the right alone: what comes out at padding is free, and here it predicts nothing that counts.
    mask = torch.tensor([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1], [1, 1, 0, 0, 0]])
    first, second = (
        (random_parameters(reference.TransformerLM(7, 4, 2, 2, 5), rng), rate, integers(rng, 7, 3, 5), mask)
        for rate, mask in ((0.1, mask), (0.2, mask.flip(0)))
    )

    def one_step(module):
        return lambda parameters, rate, ids, mask: trained(module, parameters, rate, 0.0, (ids, mask))

    check_remembers_nothing(one_step(transformer), one_step(reference), first, second, rtol=1e-5, atol=1e-7)
