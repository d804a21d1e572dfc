"""`llmlings write PROMPT`: the learner's own language model is trained, and writes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import randbelow
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from llmlings.course import PRIVATE_FOLDER, Course
from llmlings.errors import EnvironmentProblem
from llmlings.learn.ngrams import bits_by_order
from llmlings.learn.own_model import CAPSTONE, KeptModel, OwnModel, Recipe
from llmlings.learn.own_text import GOOD_BYTES, MOST_BYTES, OwnText, read_text, shakespeare
from llmlings.learn.progress import states
from llmlings.learn.screen import Manuscript, columns, indented, make_console, visible

#: The sizes that the lesson measures, and steps for two to three minutes.
RECIPE = Recipe(num_merges=512, width=96, num_heads=4, num_layers=2, context_length=64, steps=3500, seed=0)
#: Windows in one step, as the docstring of `LanguageModel.train` says.
WINDOWS = 16
#: A short text is soon known by heart, and then each further step makes the model worse on any other text.
MOST_PASSES = 20
FEWEST_STEPS = 300
#: When the model shows what it can, as shares of all steps: early on, a few steps change much.
STAGES = (0.01, 0.03, 0.1, 0.3, 0.6)
SAMPLE_TOKENS = 50
SAMPLE_LINES = 3
WRITTEN_TOKENS = 300


def run(course: Course, prompt: str, file: Path | None) -> int:
    """Let the model write, after a training if none was kept for this text and this code."""
    if sentence := course.module(CAPSTONE).lacks():
        raise EnvironmentProblem(sentence)
    # Bytes of the command line that are not UTF-8 come as surrogates, which no text has.
    prompt = prompt.encode(errors="surrogateescape").decode(errors="replace")
    console = make_console()
    text = shakespeare() if file is None else read_text(file)
    if text.cut:
        console.print(f"{text.name} is large: the model learns from its first {MOST_BYTES:,} bytes.")
    path = course.private("models", f"{_key(text)}.pt")
    with console.status("Loading PyTorch and your modules", spinner="line"):
        own = _prepare(course)
        kept, sentence = own.load(path)
    if kept:
        console.print(f"Your model has learned from {text.name}. It writes:\n")
        _write(console, own, kept.model, prompt)
        _say_if_stopped(console, kept, path)
    else:
        if sentence:
            console.print(sentence)
        _warn(console, course, own)
        model = _Training(console, own, text, prompt).run(path)
        console.print("\nNow it writes:\n", style="bold")
        _write(console, own, model, prompt)
        _praise(console, model, text)
    _say_what_next(console, file)
    return 0


def _key(text: OwnText) -> str:
    return hashlib.sha256(f"{RECIPE}\0{text.learned}\0{text.kept_aside}".encode()).hexdigest()[:16]


def _prepare(course: Course) -> OwnModel:
    import torch

    # More threads wait for each other longer than they compute: the matrices are tiny.
    torch.set_num_threads(1)
    own = OwnModel(course)
    own.rehearse()
    return own


def _warn(console: Console, course: Course, own: OwnModel) -> None:
    known = states(course)
    if doubtful := [name for name in own.names if known[name] != "done"]:
        console.print(f"Not all tests of {', '.join(doubtful)} have passed with your code as it is now.")
        console.print(f"If the model learns badly:\n  llmlings check {' '.join(doubtful)}\n", soft_wrap=True)


@dataclass(frozen=True)
class Baseline:
    """A way to predict text, in words, and its bits per byte."""

    way: str
    bits: float


@dataclass
class _Training:
    """One training, and what is shown of it."""

    console: Console
    own: OwnModel
    text: OwnText
    prompt: str
    baselines: Sequence[Baseline] = ()
    seen: list[float] = field(default_factory=list)

    def run(self, path: Path) -> Any:
        """Train a model, show how it gets better, and keep it in a file."""
        # Where nothing can be written, that is better known now than in some minutes.
        path.parent.mkdir(parents=True, exist_ok=True)
        merges, recipe = self._prepare()
        self.console.print("\nYour model learns now. Ctrl-C ends that early, and what it has learned is kept.")
        stages = {1, *(int(share * recipe.steps) for share in STAGES)} - {recipe.steps}
        with _bar(self.console) as bar:
            task = bar.add_task("", total=recipe.steps)

            def watch(step: int, model: Any) -> None:
                bar.update(task, completed=step)
                if step in stages and model is not None:
                    self._show(model, step)
                    self._show_sample(model)

            model, steps = self.own.train(self.text.learned, merges, recipe, watch)
        self.own.save(path, model, recipe, steps)
        if steps < recipe.steps:
            self.console.print(f"Stopped after {steps:,} of {recipe.steps:,} steps. What was learned is kept.")
        self._show(model, steps)
        if not self.seen[-1] < self.baselines[0].bits:
            self.console.print("That is nothing. To find out why:")
            self.console.print(f"  llmlings check {' '.join(self.own.names)}", soft_wrap=True)
        elif self.seen[-1] > min(self.seen):
            self.console.print("It was better before: now it begins to know its text by heart. A longer text helps.")
        return model

    def _prepare(self) -> tuple[list[tuple[bytes, bytes]], Recipe]:
        """Say what the model learns from and what it is compared with; return its merges, and the recipe."""
        learned, aside = self.text.learned.encode(), self.text.kept_aside.encode()
        self.console.print(
            f"{len(learned):,} bytes of {self.text.name} to learn from, {len(aside):,} kept aside for a test."
        )
        with self.console.status("Learning tokens", spinner="line"):
            merges = self.own.merges(self.text.learned, RECIPE.num_merges)
            num_tokens = self.own.num_tokens(self.text.learned, merges)
        longest = max((first + second for first, second in merges), key=len, default=b"").decode(errors="replace")
        longest_token = f"the longest token is {visible(longest)!r}"
        self.console.print(f"{len(merges)} merges learned; {longest_token}. The text is {num_tokens:,} tokens.")
        with self.console.status("Counting what to compare it with", spinner="line"):
            self.baselines = _baselines(learned, aside)
        self.console.print("\nBits per byte: how surprised a model is by the text kept aside. Less is better.")
        for baseline in self.baselines:
            self.console.print(columns((f"{baseline.bits:.2f}", 4, ""), (baseline.way, 0, "")))
        return merges, replace(RECIPE, steps=_steps(num_tokens))

    def _show(self, model: Any, step: int) -> None:
        """Print how good the model is after some steps."""
        bits = self.own.bits_per_byte(model, self.text.kept_aside)
        self.seen.append(bits)
        beaten = [baseline for baseline in self.baselines if bits < baseline.bits]
        remark = ""
        if step == 1 and beaten:
            remark = ". Tokens alone do that: it knows nothing yet."
        elif beaten:
            best = min(beaten, key=lambda baseline: baseline.bits)
            remark = f", better than {best.way} ({best.bits:.2f})"
        title = f"After {step:,} steps" if step > 1 else "After the first step"
        line = Text(f"{title}: {bits:.2f} bits per byte", style="bold").append(remark, style="not bold")
        self.console.print(line)

    def _show_sample(self, model: Any) -> None:
        text = visible(self.own.write(model, self.prompt, SAMPLE_TOKENS, RECIPE.seed))
        lines = [line for line in text.split("\n") if line.strip()]
        shown = indented("\n".join(lines), self.console.width).split("\n")[:SAMPLE_LINES]
        self.console.print("\n".join(shown), style="cyan")


def _steps(num_tokens: int) -> int:
    for_all_passes = MOST_PASSES * num_tokens // (WINDOWS * RECIPE.context_length)
    return min(RECIPE.steps, max(FEWEST_STEPS, for_all_passes))


def _baselines(learned: bytes, aside: bytes) -> Sequence[Baseline]:
    counted = ("single bytes", "pairs of bytes", *(f"{length} bytes in a row" for length in (3, 4, 5)))
    found = zip(counted, bits_by_order(learned, aside, len(counted)), strict=True)
    nothing = Baseline("knowing nothing: each byte is as likely as any other", 8.0)
    return nothing, *(Baseline(f"counting {what}", bits) for what, bits in found)


def _bar(console: Console) -> Progress:
    steps = TextColumn("{task.completed:,.0f} of {task.total:,.0f} steps")
    left = (TimeRemainingColumn(), TextColumn("left"))
    shape = BarColumn(bar_width=None)
    return Progress(shape, steps, *left, console=console, transient=True, expand=True, disable=not console.is_terminal)


def _write(console: Console, own: OwnModel, model: Any, prompt: str) -> None:
    """Let the model write something new, shown as it comes."""
    manuscript = Manuscript(console)
    manuscript.add(prompt, style="bold")
    own.write(model, prompt, WRITTEN_TOKENS, randbelow(2**32), manuscript.add)
    manuscript.end()


def _say_if_stopped(console: Console, kept: KeptModel, path: Path) -> None:
    if kept.steps < kept.planned:
        console.print(f"\nIts training was stopped after {kept.steps:,} of {kept.planned:,} steps. To train it to the")
        console.print(f"end, delete {PRIVATE_FOLDER}/models/{path.name} and run this again.", soft_wrap=True)


def _praise(console: Console, model: Any, text: OwnText) -> None:
    parameters = sum(parameter.numel() for parameter in model.model.parameters())
    console.print(
        f"\n{parameters:,} parameters have learned this from {len(text.learned.encode()):,} bytes of {text.name}. The "
        "tokenizer, the batches, the transformer, its training and the choice of each token: all code of your own."
    )


def _say_what_next(console: Console, file: Path | None) -> None:
    option = f' --text "{file}"' if file else ""
    console.print("\nOther words: run it again.")
    console.print(f'Another beginning: llmlings write "Once upon"{option}', soft_wrap=True)
    another = f'Another text, of {GOOD_BYTES:,} bytes or more: llmlings write "Once upon" --text FILE'
    console.print(another, soft_wrap=True)
