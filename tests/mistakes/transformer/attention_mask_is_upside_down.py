"""You hide the real tokens and look at the padding; in an attention_mask 1 means real and 0 means padding."""


def _forward(self, x, attention_mask=None):
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & ~attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores.masked_fill(~visible, torch.finfo(scores.dtype).min)
    gathered = scores.softmax(dim=-1) @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


SelfAttention.forward = _forward
