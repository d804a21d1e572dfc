"""Places of the windows from NumPy, a rate that stays, gathered logarithms, decoding of what is new alone."""

import random


def _train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    for name, value, least in (("context_length", context_length, 2), ("steps", steps, 0)):
        if value < least:
            raise ValueError(f"{name} is {value}, below {least}")
    if text == "":
        raise ValueError("text is empty")
    merges = bpe.train_bpe(text, num_merges)
    end = 256 + len(merges)
    ids = [end, *bpe.encode(text, merges), end]
    rng = random.Random(seed)
    with torch.random.fork_rng():
        torch.random.manual_seed(seed)
        model = transformer.TransformerLM(
            vocab_size=257 + len(merges),
            width=width,
            num_heads=num_heads,
            num_layers=num_layers,
            context_length=context_length,
        )
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
    for _ in range(steps):
        rows = []
        for _ in range(16):
            start = rng.randrange(max(1, len(ids) - context_length + 1))
            rows.append(ids[start : start + context_length])
        transformer.train_step(model, optimizer, torch.tensor(rows))
    return cls(model, merges)


def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    start = [self.end_id]
    start.extend(bpe.encode(prompt, self.merges))

    def next_logits(ids):
        logits = self.model(torch.tensor(ids).unsqueeze(0))
        return logits.detach().squeeze(0)[len(ids) - 1].tolist()

    ids = generation.generate(
        next_logits,
        start,
        max_new_tokens,
        eos_id=self.end_id,
        context_length=self.model.context_length,
        rng=np.random.default_rng(seed) if seed is not None else None,
        temperature=temperature,
    )
    new = ids[len(start) :]
    if new and new[-1] == self.end_id:
        new.pop()
    return prompt + bpe.decode(new, self.merges)


def _bits_per_byte(self, text):
    if not text:
        raise ValueError("an empty text has no bits")
    ids = np.array([self.end_id, *bpe.encode(text, self.merges)])
    C = self.model.context_length
    nats = 0.0
    for start in range(0, len(ids) - 1, C - 1):
        window = torch.from_numpy(ids[start : start + C])[None]
        nats += float(transformer.next_token_loss(self.model(window).detach(), window)) * (window.shape[1] - 1)
    return nats / float(np.log(2)) / len(bytes(text, "utf-8"))


LanguageModel.train = classmethod(_train)
LanguageModel.generate = _generate
LanguageModel.bits_per_byte = _bits_per_byte
