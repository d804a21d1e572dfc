"""You add -inf to the scores and turn the nan that comes of it into numbers afterwards; the result looks right, but the gradient still goes through the nan and destroys the parameters."""


def _forward(self, x, attention_mask=None):
    batch, length, width = x.shape
    head_width = width // self.num_heads
    queries, keys, values = (
        layer(x).view(batch, length, self.num_heads, head_width).transpose(1, 2)
        for layer in (self.query, self.key, self.value)
    )
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if attention_mask is not None:
        visible = visible & attention_mask.bool()[:, None, None, :]
    scores = queries @ keys.transpose(-2, -1) / math.sqrt(head_width)
    scores = scores + torch.zeros_like(visible, dtype=scores.dtype).masked_fill(~visible, -math.inf)
    gathered = scores.softmax(dim=-1).nan_to_num() @ values
    return self.output(gathered.transpose(1, 2).reshape(batch, length, width))


SelfAttention.forward = _forward


# The definition is right; it is here because only training brings the mistake to light.
def train_step(model, optimizer, input_ids, attention_mask=None):
    loss = next_token_loss(model(input_ids, attention_mask), input_ids, attention_mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
