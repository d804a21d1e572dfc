"""Your MLP comes before the attention; the contract has attention first."""


def _forward(self, x, attention_mask=None):
    x = x + self.mlp(self.mlp_norm(x))
    return x + self.attention(self.attention_norm(x), attention_mask)


Block.forward = _forward
