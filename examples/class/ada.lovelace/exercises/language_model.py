import math
from collections.abc import Sequence
import numpy as np
import torch
from exercises import batching, bpe, generation, transformer
from torch.nn import functional as F
PARTS = (bpe, batching, generation, transformer)

class LanguageModel:

    def __init__(self, model: transformer.TransformerLM, merges: Sequence[bpe.Pair]) -> None:
        self.model = model
        self.merges = list(merges)
        self.end_id = 256 + len(self.merges)

    @classmethod
    def train(cls, text: str, *, num_merges: int, width: int, num_heads: int, num_layers: int, context_length: int, steps: int, seed: int) -> 'LanguageModel':
        if not text:
            raise ValueError('text must not be empty')
        if context_length < 2:
            raise ValueError(f'context_length must be at least 2, not {context_length}')
        if steps < 0:
            raise ValueError(f'steps must be 0 or more, not {steps}')
        merges = bpe.train_bpe(text, num_merges)
        end_id = 256 + len(merges)
        ids = np.array([end_id, *bpe.encode(text, merges), end_id])
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
            optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
            schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
            last_start = max(0, len(ids) - context_length)
            for _ in range(steps):
                starts = torch.randint(last_start + 1, (16,)).tolist()
                windows = [ids[start:start + context_length] for start in starts]
                transformer.train_step(model, optimizer, *_batch(windows, end_id))
                schedule.step()
        return cls(model, merges)

    def generate(self, prompt: str, max_new_tokens: int, *, temperature: float=1.0, seed: int | None=None) -> str:
        prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

        @torch.no_grad()
        def next_logits(ids: list[int]) -> np.ndarray:
            return self.model(torch.tensor([ids]))[0, -1].double().numpy()
        ids = generation.generate(next_logits, prompt_ids, max_new_tokens, eos_id=self.end_id, context_length=self.model.context_length, rng=None if seed is None else np.random.default_rng(seed), temperature=temperature)
        return bpe.decode([token for token in ids if token != self.end_id], self.merges)

    @torch.no_grad()
    def bits_per_byte(self, text: str) -> float:
        if not text:
            raise ValueError('text must not be empty')
        ids = [self.end_id, *bpe.encode(text, self.merges)]
        step = self.model.context_length - 1
        windows = [ids[start:start + step + 1] for start in range(0, len(ids) - 1, step)]
        nats = 0.0
        for first in range(0, len(windows), 64):
            input_ids, mask = _batch(windows[first:first + 64], self.end_id)
            loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
            nats += loss.item() * int(mask[:, 1:].sum())
        return nats / math.log(2) / len(text.encode('utf-8'))

def _batch(windows: Sequence[Sequence[int]], pad_id: int) -> tuple[torch.Tensor, torch.Tensor]:
    input_ids, attention_mask = batching.pad_batch(windows, pad_id)
    return (torch.from_numpy(input_ids), torch.from_numpy(attention_mask))

def _rate(step: int, steps: int) -> float:
    rise = max(1, steps // 10)
    if step < rise:
        return (step + 1) / rise
    return 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))

def _train(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    if len(text) == 0:
        raise ValueError('text: nothing to learn from')
    if context_length <= 1:
        raise ValueError('context_length is too small')
    if steps < 0:
        raise ValueError('steps must not be negative')
    merges = bpe.train_bpe(text, num_merges)
    end = 256 + len(merges)
    sequence = torch.tensor([end] + bpe.encode(text, merges) + [end])
    state = torch.get_rng_state()
    torch.manual_seed(seed)
    try:
        model = transformer.TransformerLM(257 + len(merges), width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        for step in range(steps):
            length = min(context_length, len(sequence) - 1)
            starts = torch.randint(0, len(sequence) - length, (16, 1))
            places = starts + torch.arange(length)
            loss = F.cross_entropy(model(sequence[places]).flatten(0, 1), sequence[places + 1].flatten())
            for group in optimizer.param_groups:
                group['lr'] = 0.003 * min(1.0, (step + 1) / max(1, 0.1 * steps))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    finally:
        torch.set_rng_state(state)
    return LanguageModel(model, merges)

def _generate(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    if max_new_tokens < 0:
        raise ValueError('max_new_tokens < 0')
    if temperature <= 0:
        raise ValueError('temperature <= 0')
    rng = np.random.default_rng(seed) if seed is not None else None
    ids = [self.end_id] + bpe.encode(prompt, self.merges)
    new = []
    with torch.inference_mode():
        while len(new) < max_new_tokens:
            seen = batching.truncate(ids + new, self.model.context_length, keep='end')
            logits = self.model(torch.tensor(seen)[None])[0][-1].numpy()
            if rng is None:
                chosen = int(logits.argmax())
            else:
                chosen = generation.sample(generation.probabilities(logits, temperature), rng)
            if chosen == self.end_id:
                break
            new.append(chosen)
    return prompt + bpe.decode(new, self.merges)

def _bits_per_byte(self, text):
    size = len(text.encode())
    if size == 0:
        raise ValueError('text is empty')
    ids = [self.end_id] + bpe.encode(text, self.merges)
    bits, start = (0.0, 0)
    with torch.inference_mode():
        while start < len(ids) - 1:
            window = torch.tensor(ids[start:start + self.model.context_length])
            chances = torch.log_softmax(self.model(window[None])[0], dim=-1)
            bits -= sum((chances[t, window[t + 1]].item() for t in range(len(window) - 1))) / np.log(2)
            start += self.model.context_length - 1
    return float(bits / size)
LanguageModel.train = classmethod(_train)
LanguageModel.generate = _generate
LanguageModel.bits_per_byte = _bits_per_byte
