"""You make a generator from the seed anew for each token, so every token is drawn with the same number; make it once and go on drawing from it."""


@torch.no_grad()
def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(next_logits, prompt_ids, min(0, max_new_tokens), temperature=temperature)
    for _ in range(max_new_tokens):
        rng = None if seed is None else np.random.default_rng(seed)
        ids = generation.generate(next_logits, ids, 1, self.end_id, self.model.context_length, rng, temperature)
        if ids[-1] == self.end_id:
            break
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


LanguageModel.generate = _generate
