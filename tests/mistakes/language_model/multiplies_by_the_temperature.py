"""Your temperature works the wrong way round: a high one makes the probable ids more probable; pass it on as it is."""


@torch.no_grad()
def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits,
        prompt_ids,
        max_new_tokens,
        self.end_id,
        self.model.context_length,
        rng,
        1 / temperature if temperature > 0 else temperature,
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


LanguageModel.generate = _generate
