"""Your MLP reads what came into the block (a parallel block); the contract lets it read the sum that attention has already changed."""


def _forward(self, x, attention_mask=None):
    return x + self.attention(self.attention_norm(x), attention_mask) + self.mlp(self.mlp_norm(x))


Block.forward = _forward
