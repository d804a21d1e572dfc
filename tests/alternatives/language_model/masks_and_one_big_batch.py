"""Everything padded into one batch, costs picked out by the mask; whole sequence in tensors; drawing by hand."""


class LanguageModel:
    def train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
        merges = bpe.train_bpe(text, num_merges)
        end = 256 + len(merges)
        stream = torch.tensor([*text_ids(text, merges), end])
        windows = stream[None] if len(stream) <= context_length else stream.unfold(0, context_length, 1)
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

    def generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
        self.model.eval()

        def next_logits(seen):
            input_ids, mask = map(torch.from_numpy, batching.pad_batch([seen], 0))
            return self.model(input_ids, mask)[0, -1].numpy().astype(np.float64)

        ids = generation.generate(
            next_logits,
            text_ids(prompt, self.merges),
            max_new_tokens,
            self.end_id,
            self.model.context_length,
            rng,
            temperature,
        )
        kept = ids[1:-1] if len(ids) > 1 and ids[-1] == self.end_id else ids[1:]
        return bpe.decode(kept, self.merges)

    def bits_per_byte(self, text):
        windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
        input_ids, mask = map(torch.from_numpy, batching.pad_batch(windows, pad_id=0))
        chances = self.model(input_ids, mask).log_softmax(dim=-1)[:, :-1]
        costs = -chances.gather(2, input_ids[:, 1:].unsqueeze(2)).squeeze(2)
        return (costs[mask[:, 1:] == 1].sum() / math.log(2)).item() / len(text.encode("utf-8"))
