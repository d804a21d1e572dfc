"""Your MLP cuts off at 0 (ReLU); the contract has GELU, and self.mlp is ready to be called as a whole."""


def _forward(self, x, attention_mask=None):
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp[2](F.relu(self.mlp[0](self.mlp_norm(x))))


Block.forward = _forward
