"""All windows cut beforehand and shuffled anew in every round, the last one padded; a linear fall of the rate."""


class LanguageModel:
    def train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
        merges = bpe.train_bpe(text, num_merges)
        end = len(merges) + 256
        model = transformer.TransformerLM(end + 1, width, num_heads, num_layers, context_length)
        rng = np.random.default_rng(seed)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, total_iters=max(1, steps))
        ids = text_ids(text, merges) + [end]
        waiting = []
        for _ in range(steps):
            while len(waiting) < 16:
                # Each round cuts at other places.
                shift = int(rng.integers(0, context_length)) if len(ids) > 2 * context_length else 0
                windows = overlapping_windows(ids[shift:], context_length)
                waiting += [windows[i] for i in rng.permutation(len(windows))]
            batch, waiting = waiting[:16], waiting[16:]
            transformer.train_step(model, optimizer, *map(torch.from_numpy, batching.pad_batch(batch, end)))
            schedule.step()
        return cls(model, merges)

    def bits_per_byte(self, text):
        windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
        total = 0.0
        for length in {len(window) for window in windows}:
            rows = torch.tensor([window for window in windows if len(window) == length])
            logits = self.model(rows)[:, :-1]
            total += (logits.logsumexp(-1) - logits.gather(2, rows[:, 1:, None])[..., 0]).sum().item()
        return total / len(text.encode("utf-8")) * math.log2(math.e)
