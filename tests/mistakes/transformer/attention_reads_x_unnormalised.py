"""Your attention reads x as it is; the contract normalises it by attention_norm first."""


def _forward(self, x, attention_mask=None):
    x = x + self.attention(x, attention_mask)
    return x + self.mlp(self.mlp_norm(x))


Block.forward = _forward
