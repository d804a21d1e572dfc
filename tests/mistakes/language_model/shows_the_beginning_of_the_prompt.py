"""Of a long prompt you show the model the beginning; what comes next depends on its end."""


@torch.no_grad()
def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        ids = batching.truncate(ids, self.model.context_length)
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(next_logits, prompt_ids, max_new_tokens, self.end_id, None, rng, temperature)
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


LanguageModel.generate = _generate
