"""You seed the generator after the model has been made, so its first parameters depend on what was drawn before; seed first."""


def _train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        torch.manual_seed(seed)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


LanguageModel.train = classmethod(_train)
