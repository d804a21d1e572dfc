"""All windows of a text cut beforehand and shuffled anew in every round, the last one padded; a linear fall of the rate."""


def _cut(ids, length):
    return [ids[start : start + length] for start in range(0, max(1, len(ids) - 1), length - 1)]


def _train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    if not text:
        raise ValueError("The text must hold something")
    if context_length < 2:
        raise ValueError("The context_length must be 2 or more")
    if steps < 0:
        raise ValueError("The steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end = len(merges) + 256
    before = torch.random.get_rng_state()
    torch.random.manual_seed(seed)
    model = transformer.TransformerLM(end + 1, width, num_heads, num_layers, context_length)
    torch.random.set_rng_state(before)
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, total_iters=max(1, steps))
    ids = [end] + bpe.encode(text, merges) + [end]
    waiting = []
    for _ in range(steps):
        while len(waiting) < 16:
            # Each round cuts at other places.
            shift = int(rng.integers(0, context_length)) if len(ids) > 2 * context_length else 0
            windows = _cut(ids[shift:], context_length)
            waiting += [windows[i] for i in rng.permutation(len(windows))]
        batch, waiting = waiting[:16], waiting[16:]
        transformer.train_step(model, optimizer, *_batch(batch, end))
        schedule.step()
    return cls(model, merges)


def _bits_per_byte(self, text):
    if not text:
        raise ValueError("The text must hold something")
    windows = _cut([self.end_id] + bpe.encode(text, self.merges), self.model.context_length)
    windows = [window for window in windows if len(window) > 1]
    total = 0.0
    for length in {len(window) for window in windows}:
        rows = torch.tensor([window for window in windows if len(window) == length])
        with torch.no_grad():
            logits = self.model(rows)[:, :-1]
        total += (logits.logsumexp(-1) - logits.gather(2, rows[:, 1:, None])[..., 0]).sum().item()
    return total / len(text.encode("utf-8")) * math.log2(math.e)


LanguageModel.train = classmethod(_train)
LanguageModel.bits_per_byte = _bits_per_byte
