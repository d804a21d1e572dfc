"""You normalise the sum of x and what is added to it (post-norm); the contract normalises what each part reads and leaves the sum alone (pre-norm)."""


def _forward(self, x, attention_mask=None):
    x = self.attention_norm(x + self.attention(x, attention_mask))
    return self.mlp_norm(x + self.mlp(x))


Block.forward = _forward
