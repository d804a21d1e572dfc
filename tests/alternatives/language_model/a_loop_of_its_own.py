"""A training loop with inputs and targets of its own, a generation loop of its own, one window after the other."""

from torch.nn import functional as F


class LanguageModel:
    def train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
        merges = bpe.train_bpe(text, num_merges)
        sequence = torch.tensor([*text_ids(text, merges), 256 + len(merges)])
        model = transformer.TransformerLM(257 + len(merges), width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
        for step in range(steps):
            length = min(context_length, len(sequence) - 1)
            places = torch.randint(0, len(sequence) - length, (16, 1)) + torch.arange(length)
            loss = F.cross_entropy(model(sequence[places]).flatten(0, 1), sequence[places + 1].flatten())
            for group in optimizer.param_groups:
                group["lr"] = 3e-3 * min(1.0, (step + 1) / max(1, 0.1 * steps))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return LanguageModel(model, merges)

    def generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
        ids = text_ids(prompt, self.merges)
        new = []
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

    def bits_per_byte(self, text):
        ids = text_ids(text, self.merges)
        bits, start = 0.0, 0
        while start < len(ids) - 1:
            window = torch.tensor(ids[start : start + self.model.context_length])
            chances = torch.log_softmax(self.model(window[None])[0], dim=-1)
            bits -= sum(chances[t, window[t + 1]].item() for t in range(len(window) - 1)) / np.log(2)
            start += self.model.context_length - 1
        return float(bits / len(text.encode()))
