"""You divide by the number of characters; a letter such as é has two bytes in UTF-8."""


@torch.no_grad()
def _bits_per_byte(self, text):
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text)


LanguageModel.bits_per_byte = _bits_per_byte
