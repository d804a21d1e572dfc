"""einsum for every product, masks that are added to the scores, log_softmax and gather for the loss."""


class SelfAttention:
    def forward(self, x, attention_mask=None):
        B, L, d = x.shape
        q = self.query(x).reshape(B, L, self.num_heads, d // self.num_heads)
        k = self.key(x).reshape(B, L, self.num_heads, d // self.num_heads)
        v = self.value(x).reshape(B, L, self.num_heads, d // self.num_heads)
        scores = torch.einsum("bihc,bjhc->bhij", q, k) * (d // self.num_heads) ** -0.5
        scores = scores + torch.triu(torch.full((L, L), -1e30, dtype=x.dtype), diagonal=1)
        scores = scores + (~attention_mask).to(x.dtype)[:, None, None] * -1e30
        weights = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
        return self.output(torch.einsum("bhij,bjhc->bihc", weights, v).reshape(B, L, d))


class Block:
    def forward(self, x, attention_mask=None):
        added = self.attention(self.attention_norm(x), attention_mask)
        return x + added + self.mlp(self.mlp_norm(x + added))


class TransformerLM:
    def forward(self, input_ids, attention_mask=None):
        if input_ids.shape[1] > len(self.position_embedding.weight):
            raise ValueError("too many ids")
        places = torch.arange(input_ids.shape[1]).expand_as(input_ids)
        x = self.token_embedding(input_ids) + self.position_embedding(places)
        for i in range(len(self.blocks)):
            x = self.blocks[i](x, attention_mask)
        return torch.einsum("bld,vd->blv", self.final_norm(x), self.token_embedding.weight)


def next_token_loss(logits, input_ids, attention_mask=None):
    kept = attention_mask[:, 1:]
    costs = -torch.log_softmax(logits[:, :-1], dim=-1).gather(2, input_ids[:, 1:, None])[:, :, 0]
    return torch.where(kept, costs, torch.zeros_like(costs)).sum() / kept.sum()


def train_step(model, optimizer, input_ids, attention_mask=None):
    optimizer.zero_grad(set_to_none=False)
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    before = loss.detach().item()
    optimizer.step()
    return before
