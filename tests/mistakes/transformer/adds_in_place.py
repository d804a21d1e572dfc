"""You add to x in place, which changes the caller's tensor; make a new one: x = x + ..."""


def _forward(self, x, attention_mask=None):
    added = self.attention(self.attention_norm(x), attention_mask)
    with torch.no_grad():
        x += added
    return x + self.mlp(self.mlp_norm(x))


Block.forward = _forward
