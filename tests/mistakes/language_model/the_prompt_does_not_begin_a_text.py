"""You give the model the prompt without end_id in front; it has learned that a text begins after end_id, and an empty prompt would leave it with nothing to read."""


@torch.no_grad()
def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    prompt_ids = bpe.encode(prompt, self.merges)

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


LanguageModel.generate = _generate
