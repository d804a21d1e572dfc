"""A training loop with inputs and targets of its own, a generation loop of its own, one window after the other."""

from torch.nn import functional as F


def _train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    if len(text) == 0:
        raise ValueError("text: nothing to learn from")
    if context_length <= 1:
        raise ValueError("context_length is too small")
    if steps < 0:
        raise ValueError("steps must not be negative")
    merges = bpe.train_bpe(text, num_merges)
    end = 256 + len(merges)
    sequence = torch.tensor([end] + bpe.encode(text, merges) + [end])
    state = torch.get_rng_state()
    torch.manual_seed(seed)
    try:
        model = transformer.TransformerLM(257 + len(merges), width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
        for step in range(steps):
            length = min(context_length, len(sequence) - 1)
            starts = torch.randint(0, len(sequence) - length, (16, 1))
            places = starts + torch.arange(length)
            loss = F.cross_entropy(model(sequence[places]).flatten(0, 1), sequence[places + 1].flatten())
            for group in optimizer.param_groups:
                group["lr"] = 3e-3 * min(1.0, (step + 1) / max(1, 0.1 * steps))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    finally:
        torch.set_rng_state(state)
    return LanguageModel(model, merges)


def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    if max_new_tokens < 0:
        raise ValueError("max_new_tokens < 0")
    if temperature <= 0:
        raise ValueError("temperature <= 0")
    rng = np.random.default_rng(seed) if seed is not None else None
    ids = [self.end_id] + bpe.encode(prompt, self.merges)
    new = []
    with torch.inference_mode():
        while len(new) < max_new_tokens:
            seen = batching.truncate(ids + new, self.model.context_length, keep="end")
            logits = self.model(torch.tensor(seen)[None])[0][-1].numpy()
            if rng is None:
                chosen = int(logits.argmax())
            else:
                chosen = generation.sample(generation.probabilities(logits, temperature), rng)
            if chosen == self.end_id:
                break
            new.append(chosen)
    return prompt + bpe.decode(new, self.merges)


def _bits_per_byte(self, text):
    size = len(text.encode())
    if size == 0:
        raise ValueError("text is empty")
    ids = [self.end_id] + bpe.encode(text, self.merges)
    bits, start = 0.0, 0
    with torch.inference_mode():
        while start < len(ids) - 1:
            window = torch.tensor(ids[start : start + self.model.context_length])
            chances = torch.log_softmax(self.model(window[None])[0], dim=-1)
            bits -= sum(chances[t, window[t + 1]].item() for t in range(len(window) - 1)) / np.log(2)
            start += self.model.context_length - 1
    return float(bits / size)


LanguageModel.train = classmethod(_train)
LanguageModel.generate = _generate
LanguageModel.bits_per_byte = _bits_per_byte
