"""PyTorch's own attention, ignored targets by their number, gradients cleared by the model."""

from torch.nn import functional as F


class SelfAttention:
    def forward(self, x, attention_mask=None):
        heads = [
            layer(x).unflatten(-1, (self.num_heads, -1)).transpose(1, 2) for layer in (self.query, self.key, self.value)
        ]
        length = x.size(1)
        seen = torch.ones((length, length), dtype=torch.bool).tril() & attention_mask.unsqueeze(1)
        # Padding in front sees itself, so that nothing is divided by 0.
        seen = (seen | torch.eye(length, dtype=torch.bool)).unsqueeze(1)
        found = F.scaled_dot_product_attention(*heads, attn_mask=seen)
        return self.output(found.transpose(1, 2).flatten(2))


class Block:
    def forward(self, x, attention_mask=None):
        after_attention = self.attention(self.attention_norm(x), attention_mask=attention_mask) + x
        normed = self.mlp_norm(after_attention)
        for layer in self.mlp:
            normed = layer(normed)
        return torch.add(after_attention, normed)


class TransformerLM:
    def forward(self, input_ids, attention_mask=None):
        class TooLong(ValueError):
            pass

        if input_ids.size(1) > self.context_length:
            raise TooLong
        hidden = F.embedding(input_ids, self.token_embedding.weight)
        hidden = hidden + self.position_embedding.weight[: input_ids.size(1)]
        for layer in self.blocks:
            hidden = layer(hidden, attention_mask=attention_mask)
        return F.linear(self.final_norm(hidden), self.token_embedding.weight)


def next_token_loss(logits, input_ids, attention_mask=None):
    targets = input_ids[:, 1:].masked_fill(~attention_mask[:, 1:], -100)
    return F.cross_entropy(logits[:, :-1].permute(0, 2, 1), targets, ignore_index=-100)


def train_step(model, optimizer, input_ids, attention_mask=None):
    model.train()
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            parameter.grad = None
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    loss.backward()
    optimizer.step()
    return float(loss.detach())
