"""You use attention_norm for the MLP too; the contract has a norm of its own for each part."""


def _forward(self, x, attention_mask=None):
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp(self.attention_norm(x))


Block.forward = _forward
