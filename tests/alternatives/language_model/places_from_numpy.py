"""Places of the windows from another generator, a rate that stays, one window at a time, decoding of what is new alone."""

import random


class LanguageModel:
    def train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
        merges = bpe.train_bpe(text, num_merges)
        end = 256 + len(merges)
        ids = [*text_ids(text, merges), end]
        places = random.Random(seed)
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
                start = places.randrange(max(1, len(ids) - context_length + 1))
                rows.append(ids[start : start + context_length])
            transformer.train_step(model, optimizer, torch.tensor(rows))
        return cls(model, merges)

    def generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
        start = [self.end_id]
        start.extend(bpe.encode(prompt, self.merges))

        def next_logits(ids):
            logits = self.model(torch.tensor(ids).unsqueeze(0))
            return logits.squeeze(0)[len(ids) - 1].tolist()

        ids = generation.generate(
            next_logits,
            start,
            max_new_tokens,
            eos_id=self.end_id,
            context_length=self.model.context_length,
            rng=rng,
            temperature=temperature,
        )
        new = ids[len(start) :]
        if new and new[-1] == self.end_id:
            new.pop()
        return prompt + bpe.decode(new, self.merges)

    def bits_per_byte(self, text):
        nats = 0.0
        for window in overlapping_windows(text_ids(text, self.merges), self.model.context_length):
            input_ids = torch.tensor([window])
            nats += float(transformer.next_token_loss(self.model(input_ids), input_ids)) * (len(window) - 1)
        return nats / float(np.log(2)) / len(bytes(text, "utf-8"))
