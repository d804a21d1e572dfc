"""The learner's own language model: their modules loaded into this process, trained, heard while they write, and kept.

Nothing is asked of their code but what the docstrings of `language_model` promise. It runs as it is, without a sandbox:
whoever starts `llmlings write` has written it.
"""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from llmlings.course import Course
from llmlings.errors import LlmlingsError
from llmlings.files import digest_of_files, write_whole
from llmlings.testing.local_implementation import LocalImplementation, real_exercises
from llmlings.testing.observe import Outcome
from llmlings.testing.plain_words import plain_words
from llmlings.testing.raised import source_around, text_of

CAPSTONE = "language_model"
TEMPERATURE = 0.8


@dataclass(frozen=True)
class Recipe:
    """The arguments of `LanguageModel.train` besides the text."""

    num_merges: int
    width: int
    num_heads: int
    num_layers: int
    context_length: int
    steps: int
    seed: int


#: Everything that training, writing and measuring need, in no time.
REHEARSAL = Recipe(num_merges=2, width=8, num_heads=2, num_layers=1, context_length=8, steps=2, seed=0)


@dataclass(frozen=True)
class KeptModel:
    """A learner's `LanguageModel` from an earlier run, and how many of its recipe's steps it was trained for."""

    model: Any
    steps: int
    planned: int


#: Called after each step: how many there were, and the model as it is now, if it could be seen.
OnStep = Callable[[int, Any], None]


class OwnModel:
    """The modules that a learner's language model is made of, from their files."""

    def __init__(self, course: Course) -> None:
        """Load the modules; an `LlmlingsError` says which file cannot be imported."""
        self._course = course
        self.names = (*course.module(CAPSTONE).uses, CAPSTONE)
        # Before they are loaded: whoever edits them during the training has a model of the old ones.
        self._digest = digest_of_files([path for path in map(course.exercise, self.names) if path.is_file()])
        self._not_theirs: BaseException | None = None
        self._implementation = LocalImplementation(course.root / "exercises")
        self._loaded = {name: self._load(name) for name in self.names}
        with self._running():
            self._language_model = self._loaded[CAPSTONE].LanguageModel

    def _load(self, name: str) -> Any:
        module = self._implementation.load(name)
        if isinstance(module, Outcome):
            verdict = f"exercises/{name}.py cannot be imported: {module.message}."
            raise LlmlingsError(_explained(verdict, module.source, plain_words(module.error, module.message), name))
        return module

    def rehearse(self) -> None:
        """Train, write and measure on three words, so that what is missing is said before a long training, not after.

        An `LlmlingsError` says what is still to do, or what went wrong.
        """
        text = "tick tock tick"
        with self._running():
            model = self._language_model.train(text, **asdict(REHEARSAL))
            _require(model, self._language_model, "train")
            _require(model.generate("to", 2, seed=0), str, "generate")
            float(model.bits_per_byte(text))

    def merges(self, text: str, number: int) -> list[tuple[bytes, bytes]]:
        """Return the merges that the model will learn from a text."""
        with self._running():
            return list(self._loaded["bpe"].train_bpe(text, number))

    def num_tokens(self, text: str, merges: list[tuple[bytes, bytes]]) -> int:
        """Return how many tokens a text is."""
        with self._running():
            return len(self._loaded["bpe"].encode(text, merges))

    def train(self, text: str, merges: list[tuple[bytes, bytes]], recipe: Recipe, watch: OnStep) -> tuple[Any, int]:
        """Train in one call of `LanguageModel.train`, watched from outside; return the model and its number of steps.

        Ctrl-C ends the training, and the model comes back as it is by then.

        `train` says nothing while it runs, and its learning rates rise and fall over all steps: to train in several
        calls would begin anew each time. So PyTorch itself tells when an optimizer has made a step, and which
        `TransformerLM` is called, whatever the learner's loop looks like.
        """
        from torch.nn.modules.module import register_module_forward_pre_hook
        from torch.optim.optimizer import register_optimizer_step_post_hook

        models: list[Any] = []
        steps = 0

        def meet(module: Any, _args: Any) -> None:
            if not models and isinstance(module, self._loaded["transformer"].TransformerLM):
                models.append(self._language_model(module, merges))

        def count(*_: Any) -> None:
            nonlocal steps
            steps += 1
            self._call_back(watch, steps, models[0] if models else None)

        hooks = (register_module_forward_pre_hook(meet), register_optimizer_step_post_hook(count))
        try:
            with self._running():
                return self._language_model.train(text, **asdict(recipe)), steps
        except KeyboardInterrupt:
            # It may come in the middle of a step. Then some parameters are one step ahead of others: no harm.
            if not (models and steps):
                raise
            return models[0], steps
        finally:
            for hook in hooks:
                hook.remove()

    def bits_per_byte(self, model: Any, text: str) -> float:
        """Return what the learner's `bits_per_byte` says of a text."""
        with self._running():
            return float(model.bits_per_byte(text))

    def write(
        self, model: Any, prompt: str, max_new_tokens: int, seed: int, show: Callable[[str], None] | None = None
    ) -> str:
        """Return the prompt and how the learner's `generate` continues it; `show` gets the continuation as it comes.

        `generate` gives the whole text at its end. But it asks the model once for each token, and the last id that it
        asks with is the newest: so the text can be heard while it is written. What was not heard is shown at the end.
        Should `generate` ask in another way, the whole text is shown once more.
        """
        import torch

        new: list[int] = []
        heard = ""

        def listen(_model: Any, args: tuple[Any, ...], named: dict[str, Any]) -> None:
            nonlocal heard
            input_ids, mask = (*args, *named.values(), None)[:2]
            new.append(int(input_ids[0, -1] if mask is None else input_ids[0][mask[0].bool()][-1]))
            # The first id is the last one of the prompt. A character whose bytes are not all there is waited for.
            text = self._loaded["bpe"].decode(new[1:], model.merges).rstrip("\ufffd")
            if show and text.startswith(heard):
                self._call_back(show, text[len(heard) :])
                heard = text

        transformer = model.model
        hook = transformer.register_forward_pre_hook(listen, with_kwargs=True) if show else None
        # The last place of a window predicts nothing in training, so it has learned nothing: from there, each token
        # would be a guess as soon as the context is full.
        transformer.context_length -= 1
        try:
            # Samples are written in the middle of a training, whose random places must not depend on them.
            with self._running(), torch.random.fork_rng(devices=[]):
                text = str(model.generate(prompt, max_new_tokens, temperature=TEMPERATURE, seed=seed))
        finally:
            transformer.context_length += 1
            if hook:
                hook.remove()
        continuation = text.removeprefix(prompt)
        if show:
            show(continuation[len(heard) :] if continuation.startswith(heard) else f"\n\n{text}")
        return text

    def save(self, path: Path, model: Any, recipe: Recipe, steps: int) -> None:
        """Keep a model as numbers alone: nothing in the file could ever run."""
        import torch

        merges = [[list(token) for token in pair] for pair in model.merges]
        data = {"code": self._digest, "recipe": asdict(recipe), "steps": steps, "merges": merges}
        buffer = BytesIO()
        torch.save(data | {"weights": model.model.state_dict()}, buffer)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, buffer.getvalue())

    def load(self, path: Path) -> tuple[KeptModel | None, str]:
        """Return the model that was kept; or None, and why it is of no use if there is a file."""
        import torch

        if not path.is_file():
            return None, ""
        try:
            data = torch.load(path, map_location="cpu", weights_only=True)
            if data["code"] != self._digest:
                return None, "Your code has changed since the last training, so a new model is trained."
            merges = [tuple(bytes(token) for token in pair) for pair in data["merges"]]
            recipe = Recipe(**data["recipe"])
            transformer = self._loaded["transformer"].TransformerLM(
                257 + len(merges), recipe.width, recipe.num_heads, recipe.num_layers, recipe.context_length
            )
            transformer.load_state_dict(data["weights"])
            return KeptModel(self._language_model(transformer, merges), int(data["steps"]), recipe.steps), ""
        except Exception:  # whatever a damaged file may lead to
            return None, "The model that was kept is damaged, so a new one is trained."

    def _call_back(self, function: Callable[..., None], *args: Any) -> None:
        """Call a function of the tool from within the learner's code, which is not to blame for its errors."""
        try:
            function(*args)
        except BaseException as error:
            self._not_theirs = error
            raise

    @contextmanager
    def _running(self) -> Iterator[None]:
        """Turn what the learner's code raises into one `LlmlingsError`."""
        with real_exercises(self._implementation):
            try:
                yield
            except (KeyboardInterrupt, LlmlingsError):
                raise
            except BaseException as error:  # a sys.exit() of theirs, too
                if error is self._not_theirs:
                    raise
                raise LlmlingsError(self._sentence(error)) from None

    def _sentence(self, error: BaseException) -> str:
        files = {str(self._course.exercise(name)): name for name in self.names}
        own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
        kind, text = type(error).__name__, text_of(error).rstrip(".")
        if not own:
            return f"Your language model raised {kind}: {text}. Next: llmlings check {CAPSTONE}"
        name, line = files[own[-1].filename], own[-1].lineno or 0
        if isinstance(error, NotImplementedError) and text in self._course.module(name).all_functions:
            place = f"{text} in exercises/{name}.py is still to do"
            return f"Your model cannot write yet: {place}. Next: llmlings check {name}"
        verdict = f"exercises/{name}.py, line {line}, raised {kind}: {text}."
        # The one that refuses its arguments need not be to blame: those that called it are named, too.
        names = dict.fromkeys(files[frame.filename] for frame in reversed(own))
        return _explained(verdict, source_around(own[-1].filename, line), plain_words(kind, text), *names)


def _require(value: Any, kind: type, method: str) -> None:
    if not isinstance(value, kind):
        raise LlmlingsError(
            f"LanguageModel.{method} gives {type(value).__name__} where {kind.__name__} is expected. "
            f"Next: llmlings check {CAPSTONE}"
        )


def _explained(verdict: str, source: tuple[str, ...], means: str, *names: str) -> str:
    return "\n".join(filter(None, (verdict, *source, means, f"Next: llmlings check {' '.join(names)}")))
