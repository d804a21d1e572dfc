"""You take the mean of the windows' means, so that the tokens of a short last window count more; sum over the tokens."""


@torch.no_grad()
def _bits_per_byte(self, text):
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    losses = [
        transformer.next_token_loss(self.model(i[None], m[None]), i[None], m[None]) for i, m in zip(input_ids, mask)
    ]
    nats = torch.stack(losses).mean().item() * (len(ids) - 1)
    return nats / math.log(2) / len(text.encode("utf-8"))


LanguageModel.bits_per_byte = _bits_per_byte
