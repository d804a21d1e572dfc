"""einsum for every product, masks that are added to the scores, log_softmax and gather for the loss."""


def _attention(self, x, attention_mask=None):
    B, L, d = x.shape
    q = self.query(x).reshape(B, L, self.num_heads, d // self.num_heads)
    k = self.key(x).reshape(B, L, self.num_heads, d // self.num_heads)
    v = self.value(x).reshape(B, L, self.num_heads, d // self.num_heads)
    scores = torch.einsum("bihc,bjhc->bhij", q, k) * (d // self.num_heads) ** -0.5
    blocked = torch.triu(torch.full((L, L), -1e30, dtype=x.dtype), diagonal=1)
    scores = scores + blocked
    if attention_mask is not None:
        scores = scores + (attention_mask == 0).to(x.dtype)[:, None, None] * -1e30
    weights = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
    return self.output(torch.einsum("bhij,bjhc->bihc", weights, v).reshape(B, L, d))


def _block(self, x, attention_mask=None):
    added = self.attention(self.attention_norm(x), attention_mask)
    return x + added + self.mlp(self.mlp_norm(x + added))


def _model(self, input_ids, attention_mask=None):
    if input_ids.ndim != 2:
        raise ValueError(f"input_ids has {input_ids.ndim} dimensions")
    if input_ids.shape[1] > len(self.position_embedding.weight):
        raise ValueError("input_ids are too many")
    for token in input_ids.unique().tolist():
        if not 0 <= token < len(self.token_embedding.weight):
            raise ValueError(f"input_ids holds {token}")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask does not fit")
    places = torch.arange(input_ids.shape[1]).expand_as(input_ids)
    x = self.token_embedding(input_ids) + self.position_embedding(places)
    for i in range(len(self.blocks)):
        x = self.blocks[i](x, attention_mask)
    return torch.einsum("bld,vd->blv", self.final_norm(x), self.token_embedding.weight)


SelfAttention.forward = _attention
Block.forward = _block
TransformerLM.forward = _model


def next_token_loss(logits, input_ids, attention_mask=None):
    if input_ids.ndim != 2 or input_ids.shape[1] < 2:
        raise ValueError("input_ids is too short")
    if logits.ndim != 3 or tuple(logits.shape[:2]) != tuple(input_ids.shape):
        raise ValueError("logits has a wrong shape")
    if attention_mask is None:
        attention_mask = torch.ones_like(input_ids)
    if attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask has a wrong shape")
    kept = attention_mask[:, 1:] != 0
    if kept.sum() == 0:
        raise ValueError("attention_mask is 0 at every target")
    costs = -torch.log_softmax(logits[:, :-1], dim=-1).gather(2, input_ids[:, 1:, None])[:, :, 0]
    return torch.where(kept, costs, torch.zeros_like(costs)).sum() / kept.sum()


def train_step(model, optimizer, input_ids, attention_mask=None):
    optimizer.zero_grad(set_to_none=False)
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    before = loss.detach().item()
    optimizer.step()
    return before
