"""You use the approximation of GELU by tanh; the contract has the exact one, nn.GELU(), and self.mlp is ready to be called as a whole."""


def _forward(self, x, attention_mask=None):
    x = x + self.attention(self.attention_norm(x), attention_mask)
    return x + self.mlp[2](F.gelu(self.mlp[0](self.mlp_norm(x)), approximate="tanh"))


Block.forward = _forward
