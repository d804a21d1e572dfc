"""Powers of shifted scores, cleared where nothing may be seen and divided by a sum that is never 0; matrices by hand."""


class SelfAttention:
    def forward(self, x, attention_mask=None):
        result = 0
        size = x.shape[-1] // self.num_heads
        places = torch.arange(x.shape[1])
        seen = torch.logical_and(places[None, :] <= places[:, None], attention_mask[:, None, :])
        for head in range(self.num_heads):
            part = slice(head * size, (head + 1) * size)
            q = x @ self.query.weight[part].T
            k = x @ self.key.weight[part].T
            v = x @ self.value.weight[part].T
            scores = torch.bmm(q, k.transpose(1, 2)).div(size**0.5)
            highest = scores.masked_fill(~seen, torch.finfo(x.dtype).min).amax(dim=-1, keepdim=True)
            # Clamped before exp: what is not seen may lie far above the highest seen score.
            powers = (scores - highest).clamp(max=0.0).exp() * seen
            weights = powers / powers.sum(dim=-1, keepdim=True).clamp(min=1e-30)
            # The output matrix of all heads side by side is a sum of one product for each head.
            result = result + (weights @ v) @ self.output.weight[:, part].T
        return result


def _norm(layer, x):
    centred = x - x.mean(dim=-1, keepdim=True)
    return centred * (centred.square().mean(dim=-1, keepdim=True) + layer.eps).rsqrt() * layer.weight + layer.bias


class Block:
    def forward(self, x, attention_mask=None):
        x = x + self.attention(_norm(self.attention_norm, x), attention_mask)
        hidden = self.mlp[0](_norm(self.mlp_norm, x))
        hidden = hidden * 0.5 * (1 + torch.erf(hidden / 2**0.5))
        return x + hidden @ self.mlp[2].weight.T + self.mlp[2].bias


def next_token_loss(logits, input_ids, attention_mask=None):
    rows, columns = torch.arange(len(input_ids))[:, None], torch.arange(input_ids.shape[1] - 1)
    costs = logits.logsumexp(dim=-1)[:, :-1] - logits[rows, columns, input_ids[:, 1:]]
    return torch.masked_select(costs, attention_mask[:, 1:]).mean()
