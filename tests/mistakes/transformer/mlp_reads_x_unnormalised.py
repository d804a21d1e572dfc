"""Your MLP reads the vectors as they are; the contract normalises them by mlp_norm first."""


def _forward(self, x, attention_mask=None):
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(x)


Block.forward = _forward
