"""Everything padded into one batch, costs picked out by the mask; whole sequence in tensors; drawing by hand."""


def _train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    if not text or context_length < 2 or steps < 0:
        raise ValueError("text must not be empty" if not text else "steps" if steps < 0 else "context_length below 2")
    merges = bpe.train_bpe(text, num_merges)
    end = 256 + len(merges)
    stream = torch.tensor([end, *bpe.encode(text, merges), end])
    windows = stream[None] if len(stream) <= context_length else stream.unfold(0, context_length, 1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003, weight_decay=0.1, betas=(0.9, 0.95))
        warm = max(1, steps // 20)
        schedule = torch.optim.lr_scheduler.SequentialLR(
            optimizer,
            [
                torch.optim.lr_scheduler.LinearLR(optimizer, 1 / warm, 1.0, total_iters=warm),
                torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(1, steps - warm)),
            ],
            milestones=[warm],
        )
        for _ in range(steps):
            batch = windows[torch.randint(len(windows), (16,))]
            transformer.train_step(model, optimizer, batch, torch.ones_like(batch))
            schedule.step()
    return cls(model, merges)


def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    ids = [self.end_id, *bpe.encode(prompt, self.merges)]
    rng = None if seed is None else np.random.default_rng(seed)
    self.model.eval()

    def next_logits(seen):
        input_ids, mask = batching.pad_batch([seen], 0)
        with torch.no_grad():
            return self.model(torch.from_numpy(input_ids), torch.from_numpy(mask))[0, -1].numpy().astype(np.float64)

    ids = generation.generate(
        next_logits, ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    kept = ids[1:-1] if len(ids) > 1 and ids[-1] == self.end_id else ids[1:]
    return bpe.decode(kept, self.merges)


def _bits_per_byte(self, text):
    if not text:
        raise ValueError("text is the empty string")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    C = self.model.context_length
    input_ids, mask = batching.pad_batch([ids[i : i + C] for i in range(0, len(ids) - 1, C - 1)], pad_id=0)
    input_ids, mask = torch.from_numpy(input_ids), torch.from_numpy(mask)
    with torch.no_grad():
        chances = self.model(input_ids, mask).log_softmax(dim=-1)[:, :-1]
    costs = -chances.gather(2, input_ids[:, 1:].unsqueeze(2)).squeeze(2)
    return (costs[mask[:, 1:] == 1].sum() / math.log(2)).item() / len(text.encode("utf-8"))


LanguageModel.train = classmethod(_train)
LanguageModel.generate = _generate
LanguageModel.bits_per_byte = _bits_per_byte
