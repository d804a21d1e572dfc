"""Known mistakes of the module language_model: what somebody might write below the checks that are given."""

import math

import torch

from llmlings.testing import mistake


def _trained(ids, model, context_length, rates, optimizer=torch.optim.AdamW):
    """Train on windows of ids from random places, as it is right."""
    optimizer = optimizer(model.parameters())
    for rate in rates:
        optimizer.param_groups[0]["lr"] = rate
        starts = torch.randint(max(1, len(ids) - context_length + 1), (16,)).tolist()
        windows = [ids[start : start + context_length] for start in starts]
        transformer.train_step(model, optimizer, torch.tensor(windows))


@mistake("LanguageModel.train")
def never_trains(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You never train: the model comes back as it was drawn; make one update for each step."""
    merges = bpe.train_bpe(text, num_merges)
    return cls(transformer.TransformerLM(257 + len(merges), width, num_heads, num_layers, context_length), merges)


@mistake("LanguageModel.train")
def merges_are_forgotten(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You learn no merges: your ids are bytes alone, whatever num_merges says; begin with bpe.train_bpe."""
    model = transformer.TransformerLM(257, width, num_heads, num_layers, context_length)
    _trained([*text_ids(text, []), 256], model, context_length, rates)
    return cls(model, [])


@mistake("LanguageModel.train")
def encodes_without_the_merges(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You learn merges but train on the bytes of the text; encode it with the merges that you have learned."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
    _trained([end_id, *bpe.encode(text, []), end_id], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def no_id_for_the_end(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your model has one id too few: 256 bytes and the merges, but none for the end of a text."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id, width, num_heads, num_layers, context_length)
    _trained([*text_ids(text, merges), end_id], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def vocabulary_of_the_merges_asked_for(
    cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed
):
    """You size the vocabulary by num_merges, but a short text may have fewer pairs; count the merges that came out."""
    merges = bpe.train_bpe(text, num_merges)
    model = transformer.TransformerLM(257 + num_merges, width, num_heads, num_layers, context_length)
    _trained([*text_ids(text, merges), 256 + len(merges)], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_end_is_never_learned(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """There is no end_id after the text that you train on, so the model never learns that a text ends; add one."""
    merges = bpe.train_bpe(text, num_merges)
    model = transformer.TransformerLM(257 + len(merges), width, num_heads, num_layers, context_length)
    _trained(text_ids(text, merges), model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_first_token_is_never_learned(
    cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed
):
    """There is no end_id before the text that you train on, so its first token is never predicted; begin with one."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
    _trained([*bpe.encode(text, merges), end_id], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def trains_on_the_beginning_alone(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """All your windows start where the text does, so the rest is never read; each window starts at a random place."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = [*text_ids(text, merges), end_id]
    model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
    _trained(ids[:context_length], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train", slip=True)
def one_head_whatever_is_asked(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your model has one head whatever num_heads says; pass it on to the model."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id + 1, width, 1, num_layers, context_length)
    _trained([*text_ids(text, merges), end_id], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def context_has_one_place_more(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your model has a context of one id more than was asked for; windows and context both have context_length ids."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length + 1)
    _trained([*text_ids(text, merges), end_id], model, context_length + 1, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def always_the_same_seed(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You seed PyTorch's generator once more, so that every seed gives the same model; it is seeded already."""
    torch.manual_seed(0)
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
    _trained([*text_ids(text, merges), end_id], model, context_length, rates)
    return cls(model, merges)


@mistake("LanguageModel.train")
def plain_gradient_descent(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You train by plain gradient descent, which at these rates gets nowhere in so few steps; take AdamW."""
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
    _trained([*text_ids(text, merges), end_id], model, context_length, rates, torch.optim.SGD)
    return cls(model, merges)


def _next_logits(self):
    """Return the function that `generation.generate` asks, as it is right."""
    return lambda ids: self.model(torch.tensor([ids]))[0, -1].numpy()


def _continued(self, prompt_ids, max_new_tokens, rng, temperature):
    """Return the ids of prompt and continuation, as it is right."""
    limit = self.model.context_length
    return generation.generate(_next_logits(self), prompt_ids, max_new_tokens, self.end_id, limit, rng, temperature)


def _decoded(self, ids):
    """Return the text of ids, without the end, as it is right."""
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def always_greedy(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You always take the most probable id; with a seed the ids are drawn, so pass rng on."""
    return _decoded(self, _continued(self, text_ids(prompt, self.merges), max_new_tokens, None, temperature))


@mistake("LanguageModel.generate")
def the_temperature_is_not_passed_on(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You draw at a temperature of 1 whatever is asked for; pass it on."""
    return _decoded(self, _continued(self, text_ids(prompt, self.merges), max_new_tokens, rng, 1.0))


@mistake("LanguageModel.generate")
def the_prompt_is_left_out(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You return the continuation alone; return the prompt with it."""
    prompt_ids = text_ids(prompt, self.merges)
    return _decoded(self, _continued(self, prompt_ids, max_new_tokens, rng, temperature)[len(prompt_ids) :])


@mistake("LanguageModel.generate")
def the_prompt_does_not_begin_a_text(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You show the model the prompt without end_id in front; it has learned that a text begins after end_id."""
    return _decoded(self, _continued(self, bpe.encode(prompt, self.merges), max_new_tokens, rng, temperature))


@mistake("LanguageModel.generate")
def reads_bytes_in_place_of_tokens(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You show the model the bytes of the prompt; it was trained on the ids that bpe.encode gives with its merges."""
    prompt_ids = [self.end_id, *prompt.encode("utf-8")]
    return _decoded(self, _continued(self, prompt_ids, max_new_tokens, rng, temperature))


@mistake("LanguageModel.generate")
def the_end_does_not_stop(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """Your generation goes on after the end of the text; pass end_id on as eos_id."""
    prompt_ids, limit = text_ids(prompt, self.merges), self.model.context_length
    ids = generation.generate(_next_logits(self), prompt_ids, max_new_tokens, None, limit, rng, temperature)
    return _decoded(self, ids)


@mistake("LanguageModel.generate")
def logits_of_the_first_position(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You take the logits of the first position, which has read end_id alone; the last one has read it all."""

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, 0].numpy()

    prompt_ids, limit = text_ids(prompt, self.merges), self.model.context_length
    ids = generation.generate(next_logits, prompt_ids, max_new_tokens, self.end_id, limit, rng, temperature)
    return _decoded(self, ids)


@mistake("LanguageModel.generate")
def shows_the_beginning_of_the_prompt(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """Of a long prompt you show the model the beginning; what comes next depends on its end."""

    def next_logits(ids):
        return self.model(torch.tensor([ids[: self.model.context_length]]))[0, -1].numpy()

    prompt_ids = text_ids(prompt, self.merges)
    ids = generation.generate(next_logits, prompt_ids, max_new_tokens, self.end_id, None, rng, temperature)
    return _decoded(self, ids)


@mistake("LanguageModel.generate")
def stops_when_the_context_is_full(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You stop when prompt and continuation fill the context; go on, and show the model the last ids."""
    prompt_ids = text_ids(prompt, self.merges)
    budget = batching.new_token_budget(len(prompt_ids), max_new_tokens, self.model.context_length)
    return _decoded(self, _continued(self, prompt_ids, budget, rng, temperature))


@mistake("LanguageModel.generate")
def counts_the_prompt_as_new(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You count the ids of the prompt among the new ones; max_new_tokens is for those that are added."""
    prompt_ids = text_ids(prompt, self.merges)
    left = max(0, max_new_tokens - len(prompt_ids) + 1)
    return _decoded(self, _continued(self, prompt_ids, left, rng, temperature))


@mistake("LanguageModel.generate")
def decodes_token_by_token(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You decode each token by itself, so the bytes of one letter become several U+FFFD; put the ids together first."""
    ids = _continued(self, text_ids(prompt, self.merges), max_new_tokens, rng, temperature)
    return "".join(_decoded(self, [token]) for token in ids)


@mistake("LanguageModel.generate", slip=True)
def strips_the_text(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You strip white space from the text; return it as it comes."""
    return _decoded(self, _continued(self, text_ids(prompt, self.merges), max_new_tokens, rng, temperature)).strip()


def _costs(self, windows):
    """Return the nats of all targets of these windows, (B, L - 1), and where they are real, as it is right."""
    input_ids, mask = map(torch.from_numpy, batching.pad_batch(windows, self.end_id))
    logits = self.model(input_ids, mask)[:, :-1]
    costs = torch.nn.functional.cross_entropy(logits.transpose(1, 2), input_ids[:, 1:], reduction="none")
    return costs, mask[:, 1:]


def _nats(self, windows):
    """Return the nats of all real targets of these windows, as it is right."""
    costs, counts = _costs(self, windows)
    return (costs * counts).sum().item()


@mistake("LanguageModel.bits_per_byte")
def bits_per_character(self, text):
    """You divide by the number of characters; a letter such as é has two bytes in UTF-8."""
    windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
    return _nats(self, windows) / math.log(2) / len(text)


@mistake("LanguageModel.bits_per_byte")
def bits_per_token(self, text):
    """You divide by the number of tokens, so a tokenizer with longer tokens looks worse; divide by the bytes."""
    ids = text_ids(text, self.merges)
    return _nats(self, overlapping_windows(ids, self.model.context_length)) / math.log(2) / (len(ids) - 1)


@mistake("LanguageModel.bits_per_byte")
def nats_per_byte(self, text):
    """Your result is in nats, the unit of the natural logarithm; a bit is ln 2 nats."""
    windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
    return _nats(self, windows) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def windows_do_not_overlap(self, text):
    """Your windows do not overlap, so the first token of each is not predicted by anything and not counted."""
    ids, length = text_ids(text, self.merges), self.model.context_length
    windows = [ids[start : start + length] for start in range(0, len(ids), length)]
    return _nats(self, windows) / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def every_token_sees_a_full_context(self, text):
    """You move the window on by one id for each token, which gives a better number; take overlapping_windows."""
    ids, nats = text_ids(text, self.merges), 0.0
    for place in range(1, len(ids)):
        seen = ids[max(0, place - self.model.context_length) : place]
        nats -= self.model(torch.tensor([seen]))[0, -1].log_softmax(dim=-1)[ids[place]].item()
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def measures_bytes_in_place_of_tokens(self, text):
    """You predict the bytes of the text; the model was trained on the ids that bpe.encode gives with its merges."""
    windows = overlapping_windows([self.end_id, *text.encode("utf-8")], self.model.context_length)
    return _nats(self, windows) / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_first_token_is_free(self, text):
    """Nothing is before your text, so its first token is not counted; end_id goes in front, as in text_ids."""
    ids = bpe.encode(text, self.merges)
    nats = _nats(self, overlapping_windows(ids, self.model.context_length)) if len(ids) > 1 else 0.0
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_first_window_is_all(self, text):
    """You count one window of the text and leave out the others; all of them count."""
    windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
    return _nats(self, windows[:1]) / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_mean_is_not_undone(self, text):
    """You divide the mean loss of a token by the bytes; multiply it with the number of its tokens first."""
    costs, counts = _costs(self, overlapping_windows(text_ids(text, self.merges), self.model.context_length))
    return costs[counts.bool()].mean().item() / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_mean_of_the_windows(self, text):
    """You take the mean of the windows' means, so that tokens of a short last window count more; sum over tokens."""
    ids = text_ids(text, self.merges)
    windows = overlapping_windows(ids, self.model.context_length)
    means = [_nats(self, [window]) / (len(window) - 1) for window in windows]
    return sum(means) / len(means) * (len(ids) - 1) / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def padding_is_paid_for(self, text):
    """You count the padding of the last window as if it were text; let the mask leave it out."""
    costs, _ = _costs(self, overlapping_windows(text_ids(text, self.merges), self.model.context_length))
    return costs.sum().item() / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def counts_the_first_ids_too(self, text):
    """You undo the mean by the number of all ids; the first id of each window is not predicted and does not count."""
    windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
    costs, counts = _costs(self, windows)
    nats = costs[counts.bool()].mean().item() * sum(map(len, windows))
    return nats / math.log(2) / len(text.encode("utf-8"))
