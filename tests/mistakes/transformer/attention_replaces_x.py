"""Your attention replaces x; the contract adds what attention gives to x."""


def _forward(self, x, attention_mask=None):
    x = self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(self.mlp_norm(x))


Block.forward = _forward
