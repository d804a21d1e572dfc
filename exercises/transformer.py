"""A transformer language model: causal self-attention in pre-norm blocks, between one table of embeddings used twice.

The constructors are given; they fix the names of all parameters. What is to be written is what happens in a forward
pass, the loss, and one step of training.
"""

import torch
from torch import nn


class SelfAttention(nn.Module):
    """Causal multi-head self-attention: every position gathers from itself and from the positions before it."""

    def __init__(self, width: int, num_heads: int) -> None:
        super().__init__()
        _check_sizes(width=width, num_heads=num_heads)
        if width % num_heads:
            raise ValueError(f"num_heads must divide the width {width}, which {num_heads} does not")
        self.num_heads = num_heads
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.output = nn.Linear(width, width, bias=False)

    def forward(self, x: torch.Tensor, attention_mask: torch.Tensor | None = None) -> torch.Tensor:
        """Let every position gather what it needs from the positions that it may see.

        `query`, `key` and `value` turn each vector of `x` into three of the same width. A head is a contiguous slice
        of that width: of 8 columns, two heads take columns 0-3 and 4-7. In each head, position i sees position j if j
        is not after i and is not padding; the score of j is the dot product of query i and key j over the square root
        of the head's width. Softmax over the visible j turns the scores into weights, and the result of the head at i
        is the weighted sum of the values. The results of all heads, side by side in order, go through `output`.

        A position of padding on the left sees nothing at all. What comes out there does not matter, but it must not be
        NaN and must not make a gradient NaN: 0 times NaN is NaN, and so it would spread to every later position.

        Args:
            x: one vector for each position, shape (B, L, d), a floating-point dtype.
            attention_mask: shape (B, L), 1 (or True) at real tokens and 0 at padding, any dtype; None if all are real.
        Returns:
            A new tensor of the shape and dtype of `x`. The values at padded positions may be anything.
        Example:
            >>> layer = SelfAttention(width=1, num_heads=1)
            >>> _ = layer.load_state_dict({name + ".weight": torch.ones(1, 1) for name in ("key", "value", "output")}
            ...                           | {"query.weight": torch.zeros(1, 1)})
            >>> layer(torch.tensor([[[1.0], [3.0], [8.0]]])).flatten().tolist()  # equal scores: running means
            [1.0, 2.0, 4.0]

        Source: Vaswani et al. 2017, sections 3.2.1 to 3.2.3.
        Lesson: docs/lessons/transformer.md#self-attention
        """
        attention_mask = _mask(attention_mask, x)
        # TODO: write the rest; attention_mask is a bool tensor, (B, L), True at real tokens (all, if there was none).
        raise NotImplementedError("SelfAttention.forward")


class Block(nn.Module):
    """One layer of the model: attention between positions, then a small network at each position."""

    def __init__(self, width: int, num_heads: int) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = SelfAttention(width, num_heads)
        self.mlp_norm = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x: torch.Tensor, attention_mask: torch.Tensor | None = None) -> torch.Tensor:
        """Add to each vector what attention gathers for it, then add what the MLP makes of the sum.

        The block is pre-norm: each part reads a normalised copy of the vectors and adds its result to the vectors
        themselves. First `x + attention(attention_norm(x))`; to what that gives, call it y, `y + mlp(mlp_norm(y))`.

        Args:
            x: one vector for each position, shape (B, L, d), a floating-point dtype.
            attention_mask: shape (B, L), 1 at real tokens and 0 at padding, for the attention; None if all are real.
        Returns:
            A new tensor of the shape and dtype of `x`; `x` itself is not changed.
        Example:
            >>> block = Block(width=4, num_heads=2)
            >>> for parameter in (block.attention.output.weight, block.mlp[2].weight, block.mlp[2].bias):
            ...     _ = nn.init.zeros_(parameter)
            >>> x = torch.tensor([[[1.0, 2.0, 3.0, 4.0]]])
            >>> block(x).tolist()  # both parts give 0, so only x itself is left
            [[[1.0, 2.0, 3.0, 4.0]]]

        Source: Radford et al. 2019, section 2.3; Xiong et al. 2020, figure 1b (pre-norm).
        Lesson: docs/lessons/transformer.md#blocks
        """
        # TODO: write this function, then save the file.
        raise NotImplementedError("Block.forward")


class TransformerLM(nn.Module):
    """A language model: ids in, logits for the next id out, at every position."""

    def __init__(self, vocab_size: int, width: int, num_heads: int, num_layers: int, context_length: int) -> None:
        super().__init__()
        _check_sizes(vocab_size=vocab_size, width=width, num_layers=num_layers, context_length=context_length)
        self.vocab_size = vocab_size
        self.context_length = context_length
        self.token_embedding = nn.Embedding(vocab_size, width)
        self.position_embedding = nn.Embedding(context_length, width)
        self.blocks = nn.ModuleList(Block(width, num_heads) for _ in range(num_layers))
        self.final_norm = nn.LayerNorm(width)
        for embedding in (self.token_embedding, self.position_embedding):
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None = None) -> torch.Tensor:
        """Return the logits for the id that follows each position.

        The vector of a position is the row of its id in `token_embedding` plus the row of its place in
        `position_embedding`; places count 0, 1, 2, ... from the left, under an `attention_mask` too. The vectors go
        through all blocks in order and through `final_norm`. The output head is tied to the token embedding: the logit
        of an id is the dot product of the vector with that id's row of `token_embedding.weight`.

        Args:
            input_ids: shape (B, L), each from 0 to V-1; L from 1 to `context_length`.
            attention_mask: shape (B, L), 1 at real tokens and 0 at padding, for every block; None if all are real.
        Returns:
            Logits, shape (B, L, V), the dtype of the parameters. Row t of a sequence speaks about id t+1 and depends
            on the ids 0 to t alone. The values at padded positions may be anything.
        Raises:
            ValueError: `input_ids` is longer than `context_length`: there is no row for such a place.
        Example:
            >>> model = TransformerLM(vocab_size=10, width=8, num_heads=2, num_layers=1, context_length=4)
            >>> model(torch.tensor([[3, 1, 4], [1, 5, 9]])).shape
            torch.Size([2, 3, 10])

        Source: Radford et al. 2018, section 3.1; Press and Wolf 2017 (the tied head).
        Lesson: docs/lessons/transformer.md#model
        """
        input_ids = _ids(input_ids, self.vocab_size)
        attention_mask = _mask(attention_mask, input_ids)
        # TODO: write the rest; input_ids is int64, (B, L), of ids from 0 to V-1; attention_mask is a bool tensor,
        #   (B, L), all True if there was none. Whether the ids fit into the context is yours to check.
        raise NotImplementedError("TransformerLM.forward")


def next_token_loss(
    logits: torch.Tensor, input_ids: torch.Tensor, attention_mask: torch.Tensor | None = None
) -> torch.Tensor:
    """Return the mean cross-entropy, in nats, of predicting each id from the position before it.

    Position t predicts id t+1: `logits[:, t]` is compared with `input_ids[:, t + 1]`, so the last logits and the
    first ids are compared with nothing. A target that is padding, by its own entry of `attention_mask`, is left out
    of the sum and of the count; what the logits hold at such a place does not matter, not even NaN.

    Args:
        logits: shape (B, L, V), a floating-point dtype.
        input_ids: shape (B, L), each from 0 to V-1: the ids that the logits were computed from; L at least 2.
        attention_mask: shape (B, L), 1 (or True) at real tokens and 0 at padding, any dtype; None if all are real.
    Returns:
        The mean over all targets of the whole batch that count, a tensor of shape (), the dtype of `logits`, that
        gradients can flow back from.
    Raises:
        ValueError: there is no target to average over.
    Example:
        >>> logits = torch.zeros(1, 3, 4)
        >>> next_token_loss(logits, torch.tensor([[2, 0, 3]]))  # a guess among four costs ln 4
        tensor(1.3863)

    Source: Bengio et al. 2003, section 2; Radford et al. 2018, section 3.1.
    Lesson: docs/lessons/transformer.md#loss
    """
    input_ids = _ids(input_ids, logits.shape[-1])
    attention_mask = _mask(attention_mask, input_ids)
    _check_targets(logits, input_ids, attention_mask)
    # TODO: write the rest; logits is (B, L, V); input_ids is int64, (B, L); attention_mask is a bool tensor, (B, L),
    #   all True if there was none; at least one target is real.
    raise NotImplementedError("next_token_loss")


def train_step(
    model: TransformerLM,
    optimizer: torch.optim.Optimizer,
    input_ids: torch.Tensor,
    attention_mask: torch.Tensor | None = None,
) -> float:
    """Make one update of the model, and return the loss before it.

    The gradients are those of this batch alone: what earlier steps left in the parameters is cleared first.

    Args:
        model: maps ids and a mask to logits; its parameters are changed.
        optimizer: holds the parameters of the model and knows how to move them, once for each call.
        input_ids: shape (B, L); L from 2 to the model's context length.
        attention_mask: shape (B, L), 1 at real tokens and 0 at padding, for the model and for the loss; None if all are
            real.
    Returns:
        The `next_token_loss` of the batch under the parameters as they were before the update, a float.
    Example:
        >>> _ = torch.manual_seed(0)
        >>> model = TransformerLM(vocab_size=3, width=8, num_heads=2, num_layers=1, context_length=7)
        >>> optimizer = torch.optim.AdamW(model.parameters(), lr=0.03)
        >>> losses = [train_step(model, optimizer, torch.tensor([[0, 1, 2, 0, 1, 2, 0]])) for _ in range(30)]
        >>> losses[0] > 1, losses[-1] < 0.1
        (True, True)

    Source: Rumelhart, Hinton and Williams 1986; Robbins and Monro 1951.
    Lesson: docs/lessons/transformer.md#training
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("train_step")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_sizes(**sizes: int) -> None:
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1, not {size}")


def _ids(input_ids: torch.Tensor, vocab_size: int) -> torch.Tensor:
    input_ids = input_ids.long()
    if input_ids.ndim != 2:
        raise ValueError(f"input_ids must have the shape (B, L), not {tuple(input_ids.shape)}")
    if ((input_ids < 0) | (input_ids >= vocab_size)).any():
        raise ValueError(f"input_ids must lie between 0 and {vocab_size - 1}")
    return input_ids


def _mask(attention_mask: torch.Tensor | None, tokens: torch.Tensor) -> torch.Tensor:
    shape = tokens.shape[:2]
    if attention_mask is None:
        return torch.ones(shape, dtype=torch.bool, device=tokens.device)
    if attention_mask.shape != shape:
        raise ValueError(f"attention_mask must have the shape {tuple(shape)}, not {tuple(attention_mask.shape)}")
    return attention_mask.bool()


def _check_targets(logits: torch.Tensor, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> None:
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError(f"logits must have the shape of the ids and one more axis, not {tuple(logits.shape)}")
    if input_ids.shape[1] < 2:
        raise ValueError("input_ids must have at least two columns: the first id is not predicted")
    if not attention_mask[:, 1:].any():
        raise ValueError("attention_mask leaves no target, so there is nothing to average over")
