"""You return the logits of the last position alone; the contract returns them for every position, (B, L, V): training needs them all."""


def _forward(self, input_ids, attention_mask=None):
    if input_ids.ndim != 2:
        raise ValueError("input_ids must have two dimensions")
    length = input_ids.shape[1]
    if length > self.context_length:
        raise ValueError("input_ids is too long")
    if ((input_ids < 0) | (input_ids >= self.vocab_size)).any():
        raise ValueError("input_ids must lie between 0 and V-1")
    if attention_mask is not None and attention_mask.shape != input_ids.shape:
        raise ValueError("attention_mask must have the shape of the ids")
    x = self.token_embedding(input_ids) + self.position_embedding(torch.arange(length))
    for block in self.blocks:
        x = block(x, attention_mask)
    return self.final_norm(x)[:, -1] @ self.token_embedding.weight.T


TransformerLM.forward = _forward
