"""You divide the mean loss of a token by the bytes; undo the mean first, by the number of tokens that it was taken over."""


@torch.no_grad()
def _bits_per_byte(self, text):
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item()
    return nats / math.log(2) / len(text.encode("utf-8"))


LanguageModel.bits_per_byte = _bits_per_byte
