"""Text in, text out: a tokenizer and a transformer trained together, made of the modules written before.

Where one of those modules is unfinished, that module is what is reported.
"""

import math
from collections.abc import Sequence

import numpy as np
import torch

from exercises import batching, bpe, generation, transformer

#: What a language model is made of: four modules of your own.
PARTS = (bpe, batching, generation, transformer)


def text_ids(text: str, merges: Sequence[bpe.Pair]) -> list[int]:
    """Return the ids of a text in the order in which a model reads them: `end_id`, then what `bpe.encode` gives.

    This function is given, for you to call.
    """
    return [256 + len(merges), *bpe.encode(text, merges)]


def overlapping_windows(ids: Sequence[int], context_length: int) -> list[Sequence[int]]:
    """Cut ids into windows of `context_length` for `bits_per_byte`; the last one may be shorter.

    The last id of a window is the first of the next, so that each id but the very first is predicted in one window.
    This function is given, for you to call.
    """
    return [ids[start : start + context_length] for start in range(0, len(ids) - 1, context_length - 1)]


class LanguageModel:
    """A transformer and the merges of the tokenizer that its ids come from.

    Ids are those of `bpe`: 0 to 255 for single bytes, then one for each merge. One more id, `end_id`, is the end of a
    text. It is before every text too, as if another one ended there: so the first token has something that it is
    predicted from.

    Attributes:
        model: a `transformer.TransformerLM` with a vocabulary of `end_id + 1` ids; it knows its `context_length`.
        merges: the merges in the order learned.
        end_id: the id of the end of a text, `256 + len(merges)`.
    """

    def __init__(self, model: transformer.TransformerLM, merges: Sequence[bpe.Pair]) -> None:
        self.model = model
        self.merges = list(merges)
        self.end_id = 256 + len(self.merges)

    @classmethod
    @torch.random.fork_rng(devices=[])
    def train(
        cls,
        text: str,
        *,
        num_merges: int,
        width: int,
        num_heads: int,
        num_layers: int,
        context_length: int,
        steps: int,
        seed: int,
    ) -> "LanguageModel":
        """Learn merges and then a model from a text.

        The merges come from `bpe.train_bpe(text, num_merges)`. The sequence to learn is what `text_ids` gives, `end_id`
        and the ids of the text, and `end_id` once more, so that the model learns where the text begins and ends. Every
        step is one `transformer.train_step` on 16 windows of `context_length` ids from that sequence (the whole
        sequence, if it is shorter), each from a random place. The optimizer is AdamW; its learning rate grows to 0.003
        in the first tenth of the steps and then falls towards 0 along half a cosine.

        All randomness, the first parameters and the places of the windows, comes from `seed`: the same arguments
        give the same model. The state of PyTorch's own generator is the same after the call as before it.

        Args:
            text: the text to learn from; not empty.
            num_merges: how many merges to learn; 0 or more. There may be fewer, if the text has no pair left.
            width, num_heads, num_layers: the sizes of the `TransformerLM`.
            context_length: how many ids it reads at once; at least 2, one to predict from and one to predict.
            steps: how many updates; 0 or more. After 0 steps the model is as it was drawn.
            seed: what everything random is drawn from.
        Returns:
            A language model.
        Example:
            >>> sizes = {"num_merges": 2, "width": 32, "num_heads": 2, "num_layers": 1, "context_length": 16}
            >>> trained = LanguageModel.train("tick tock tick tock", **sizes, steps=100, seed=0)
            >>> trained.merges
            [(b'c', b'k'), (b' ', b't')]
            >>> trained.generate("", max_new_tokens=30)
            'tick tock tick tock'

        Source: Radford et al. 2018, section 4.1; Loshchilov and Hutter 2019 (AdamW); Radford et al. 2019 (bytes).
        Lesson: docs/lessons/language_model.md#training
        """
        _check_text(text)
        _check_at_least(2, context_length=context_length)
        _check_at_least(0, steps=steps)
        torch.manual_seed(seed)
        rates = _learning_rates(steps)
        # Given: rates holds the learning rate of each step; PyTorch's generator is seeded.
        merges = bpe.train_bpe(text, num_merges)
        end_id = 256 + len(merges)
        ids = [*text_ids(text, merges), end_id]
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters())
        for rate in rates:
            optimizer.param_groups[0]["lr"] = rate
            starts = torch.randint(max(1, len(ids) - context_length + 1), (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, torch.tensor(windows))
        return cls(model, merges)

    @torch.no_grad()
    def generate(self, prompt: str, max_new_tokens: int, *, temperature: float = 1.0, seed: int | None = None) -> str:
        """Continue a prompt until the model ends the text.

        The ids of the prompt are those of `text_ids`, with `end_id` in front: it is the beginning of a text. It may be
        longer than the model's context: the model is shown the last `context_length` ids only. Generation stops when
        `end_id` comes out or after `max_new_tokens` ids. The ids of prompt and continuation are decoded together,
        without `end_id`; bytes that are not UTF-8 become U+FFFD.

        Args:
            prompt: how the text begins; may be empty.
            max_new_tokens: how many ids there are to come at most; 0 or more.
            temperature: as in `generation.probabilities`; above 0.
            seed: what the ids are drawn from, by `numpy.random.default_rng(seed)`; 0 is a seed like any other. None: no
                drawing, the most probable id is taken each time (greedy).
        Returns:
            The prompt and its continuation.
        Example:
            >>> model = transformer.TransformerLM(257, width=8, num_heads=2, num_layers=1, context_length=4)
            >>> LanguageModel(model, merges=[]).generate("To be", max_new_tokens=0)
            'To be'

        Source: Radford et al. 2019, section 2.2 (any text has ids); Graves 2013, section 1 (the loop).
        Lesson: docs/lessons/language_model.md#generation
        """
        rng = None if seed is None else np.random.default_rng(seed)
        # Given: rng is a generator to draw from, or None, which means greedy.

        def next_logits(ids: list[int]) -> np.ndarray:
            return self.model(torch.tensor([ids]))[0, -1].numpy()

        prompt_ids = text_ids(prompt, self.merges)
        ids = generation.generate(
            next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
        )
        return bpe.decode([token for token in ids if token != self.end_id], self.merges)

    @torch.no_grad()
    def bits_per_byte(self, text: str) -> float:
        """Return how many bits of surprise the model has for each UTF-8 byte of a text.

        It is the sum of -log2 p over all tokens of the text, divided by the number of its bytes. What `text_ids` gives
        is read in `overlapping_windows`: in each window every id but the first is predicted from those before it in the
        window. So every token of the text is predicted exactly once; `end_id` in front is not, and no end is predicted
        after them.

        Args:
            text: the text to predict; not empty.
        Returns:
            Bits per byte, a float.
        Example:
            >>> model = transformer.TransformerLM(257, width=8, num_heads=2, num_layers=1, context_length=4)
            >>> _ = torch.nn.init.zeros_(model.token_embedding.weight)  # all logits 0: one id among 257
            >>> round(LanguageModel(model, merges=[]).bits_per_byte("To be"), 4)
            8.0056

        Source: Shannon 1951 (the entropy of printed English); Gao et al. 2020, section 3.1 (bits per UTF-8 byte).
        Lesson: docs/lessons/language_model.md#bits-per-byte
        """
        _check_text(text)
        # Given: text is not empty.
        windows = overlapping_windows(text_ids(text, self.merges), self.model.context_length)
        nats = 0.0
        for first in range(0, len(windows), 64):
            input_ids, mask = map(torch.from_numpy, batching.pad_batch(windows[first : first + 64], self.end_id))
            loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
            nats += loss.item() * int(mask[:, 1:].sum())
        return nats / math.log(2) / len(text.encode("utf-8"))


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _learning_rates(steps: int) -> list[float]:
    """Return the learning rate of each step: up to 0.003 in a line, then down along half a cosine."""
    rise = max(1, steps // 10)
    up = [(step + 1) / rise for step in range(min(rise, steps))]
    down = [0.5 * (1 + math.cos(math.pi * step / (steps - rise))) for step in range(steps - rise)]
    return [0.003 * share for share in up + down]


def _check_text(text: str) -> None:
    if not text:
        raise ValueError("text must not be empty")


def _check_at_least(least: int, **sizes: int) -> None:
    for name, size in sizes.items():
        if size < least:
            raise ValueError(f"{name} must be at least {least}, not {size}")
