import math
import torch
from torch import nn
from torch.nn import functional as F

class SelfAttention(nn.Module):

    def __init__(self, width: int, num_heads: int) -> None:
        super().__init__()
        if num_heads < 1 or width % num_heads:
            raise ValueError(f'num_heads must divide the width {width}, which {num_heads} does not')
        self.num_heads = num_heads
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.output = nn.Linear(width, width, bias=False)

    def forward(self, x: torch.Tensor, attention_mask: torch.Tensor | None=None) -> torch.Tensor:
        batch, length, width = x.shape
        head_width = width // self.num_heads

        def heads(vectors: torch.Tensor) -> torch.Tensor:
            return vectors.view(batch, length, self.num_heads, head_width).transpose(1, 2)
        queries, keys, values = (heads(self.query(x)), heads(self.key(x)), heads(self.value(x)))
        visible = torch.ones(length, length, dtype=torch.bool, device=x.device).tril()
        if attention_mask is not None:
            visible = visible & attention_mask.bool()[:, None, None, :]
        scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
        scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
        gathered = scores.softmax(dim=-1) @ values
        return self.output(gathered.transpose(1, 2).reshape(batch, length, width))

class Block(nn.Module):

    def __init__(self, width: int, num_heads: int) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = SelfAttention(width, num_heads)
        self.mlp_norm = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x: torch.Tensor, attention_mask: torch.Tensor | None=None) -> torch.Tensor:
        x = x + self.attention(self.attention_norm(x), attention_mask)
        return x + self.mlp(self.mlp_norm(x))

class TransformerLM(nn.Module):

    def __init__(self, vocab_size: int, width: int, num_heads: int, num_layers: int, context_length: int) -> None:
        super().__init__()
        for name, size in (('vocab_size', vocab_size), ('width', width), ('num_layers', num_layers), ('context_length', context_length)):
            if size < 1:
                raise ValueError(f'{name} must be at least 1, not {size}')
        self.vocab_size = vocab_size
        self.context_length = context_length
        self.token_embedding = nn.Embedding(vocab_size, width)
        self.position_embedding = nn.Embedding(context_length, width)
        self.blocks = nn.ModuleList((Block(width, num_heads) for _ in range(num_layers)))
        self.final_norm = nn.LayerNorm(width)
        for embedding in (self.token_embedding, self.position_embedding):
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None=None) -> torch.Tensor:
        if input_ids.ndim != 2:
            raise ValueError(f'input_ids must have the shape (B, L), not {tuple(input_ids.shape)}')
        length = input_ids.shape[1]
        if length > self.context_length:
            raise ValueError(f'input_ids is {length} long; the context length is {self.context_length}')
        if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
            raise ValueError(f'input_ids must lie between 0 and {self.vocab_size - 1}')
        if attention_mask is not None and attention_mask.shape != input_ids.shape:
            raise ValueError(f'attention_mask must have the shape of the ids, not {tuple(attention_mask.shape)}')
        positions = torch.arange(length, device=input_ids.device)
        x = self.token_embedding(input_ids) + self.position_embedding(positions)
        for block in self.blocks:
            x = block(x, attention_mask)
        return self.final_norm(x) @ self.token_embedding.weight.T

def next_token_loss(logits: torch.Tensor, input_ids: torch.Tensor, attention_mask: torch.Tensor | None=None) -> torch.Tensor:
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError(f'input_ids must have the shape (B, L) with L of 2 or more, not {tuple(input_ids.shape)}')
    if logits.ndim != 3 or logits.shape[:2] != input_ids.shape:
        raise ValueError(f'logits must have the shape of the ids and one more axis, not {tuple(logits.shape)}')
    predictions, targets = (logits[:, :-1], input_ids[:, 1:])
    if attention_mask is None:
        return F.cross_entropy(predictions.flatten(0, 1), targets.flatten())
    if attention_mask.shape != input_ids.shape:
        raise ValueError(f'attention_mask must have the shape of the ids, not {tuple(attention_mask.shape)}')
    counts = attention_mask[:, 1:].bool()
    if not counts.any():
        raise ValueError('attention_mask leaves no target, so there is nothing to average over')
    return F.cross_entropy(predictions[counts], targets[counts])

def train_step(model: TransformerLM, optimizer: torch.optim.Optimizer, input_ids: torch.Tensor, attention_mask: torch.Tensor | None=None) -> float:
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()

def _attention(self, x, attention_mask=None):
    B, L, d = x.shape
    q = self.query(x).reshape(B, L, self.num_heads, d // self.num_heads)
    k = self.key(x).reshape(B, L, self.num_heads, d // self.num_heads)
    v = self.value(x).reshape(B, L, self.num_heads, d // self.num_heads)
    scores = torch.einsum('bihc,bjhc->bhij', q, k) * (d // self.num_heads) ** (-0.5)
    blocked = torch.triu(torch.full((L, L), -1e+30, dtype=x.dtype), diagonal=1)
    scores = scores + blocked
    if attention_mask is not None:
        scores = scores + (attention_mask == 0).to(x.dtype)[:, None, None] * -1e+30
    weights = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
    return self.output(torch.einsum('bhij,bjhc->bihc', weights, v).reshape(B, L, d))

def _block(self, x, attention_mask=None):
    added = self.attention(self.attention_norm(x), attention_mask)
    return x + added + self.mlp(self.mlp_norm(x + added))

def _model(self, input_ids, attention_mask=None):
    if input_ids.ndim != 2:
        raise ValueError(f'input_ids has {input_ids.ndim} dimensions')
    if input_ids.shape[1] > len(self.position_embedding.weight):
        raise ValueError('input_ids are too many')
    for token in input_ids.unique().tolist():
        if not 0 <= token < len(self.token_embedding.weight):
            raise ValueError(f'input_ids holds {token}')
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError('attention_mask does not fit')
    places = torch.arange(input_ids.shape[1]).expand_as(input_ids)
    x = self.token_embedding(input_ids) + self.position_embedding(places)
    for i in range(len(self.blocks)):
        x = self.blocks[i](x, attention_mask)
    return torch.einsum('bld,vd->blv', self.final_norm(x), self.token_embedding.weight)
SelfAttention.forward = _attention
Block.forward = _block
TransformerLM.forward = _model

def next_token_loss(logits, input_ids, attention_mask=None):
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError('input_ids is too short')
    if logits.ndim != 3 or tuple(logits.shape[:2]) != tuple(input_ids.shape):
        raise ValueError('logits has a wrong shape')
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError('attention_mask has a wrong shape')
    kept = attention_mask[:, 1:] != 0
    if kept.sum() == 0:
        raise ValueError('attention_mask is 0 at every target')
    costs = -torch.log_softmax(logits[:, :-1], dim=-1).gather(2, input_ids[:, 1:, None])[:, :, 0]
    return torch.where(kept, costs, torch.zeros_like(costs)).sum() / kept.sum()

def train_step(model, optimizer, input_ids, attention_mask=None):
    optimizer.zero_grad(set_to_none=False)
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    before = loss.detach().item()
    optimizer.step()
    return before
