"""You add to the normalised vectors; the contract adds to the vectors as they were before the norm."""


def _forward(self, x, attention_mask=None):
    x = self.attention_norm(x)
    x = x + self.attention(x, attention_mask)
    x = self.mlp_norm(x)
    return x + self.mlp(x)


Block.forward = _forward
