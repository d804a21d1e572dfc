"""Nothing stands before the text, so its first token is not paid for; end_id goes in front."""


@torch.no_grad()
def _bits_per_byte(self, text):
    if not text:
        raise ValueError("text must not be empty")
    ids = bpe.encode(text, self.merges)
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)] or [[self.end_id, *ids]]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


LanguageModel.bits_per_byte = _bits_per_byte
