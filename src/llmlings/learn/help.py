"""What `--help` shows of a command, and how a mistake on the command line is said."""

import argparse
from typing import Any, NoReturn

from llmlings.errors import UsageError

#: Below the help of each learner's command.
_EXAMPLES = {
    "": ("llmlings init my-course", "llmlings check bpe.encode", "llmlings hint"),
    "init": ("llmlings init my-course", 'llmlings init "NLP 2026"', "llmlings init ."),
    "watch": ("llmlings watch", "llmlings watch --ascii", "llmlings watch --plain"),
    "list": ("llmlings list",),
    "check": ("llmlings check", "llmlings check bpe", "llmlings check exercises/bpe.py"),
    "hint": ("llmlings hint bpe.encode", "llmlings hint 2", "llmlings hint bpe.encode --level 1"),
    "solution": ("llmlings solution bpe", "llmlings solution bpe.encode"),
    "reset": ("llmlings reset bpe", "llmlings reset bpe.encode"),
    "undo": ("llmlings undo",),
    "update": ("llmlings update",),
    "doctor": ("llmlings doctor",),
    "write": ('llmlings write "To be"', 'llmlings write "To be" --text my-poems.txt'),
    "submit": ("llmlings submit", "llmlings submit --out ann.zip"),
    "completion": (
        "llmlings completion bash >> ~/.bashrc",
        "llmlings completion zsh >> ~/.zshrc",
        "llmlings completion fish > ~/.config/fish/completions/llmlings.fish",
        "llmlings completion powershell | Add-Content $PROFILE",
    ),
}


class _Formatter(argparse.HelpFormatter):
    """argparse's own, but lines that are there already stay."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, **options)
        # Commands stand two columns further right than argparse reckons: `completion` has its text beside it.
        self._action_max_length = 14

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=_Formatter)
        if lines := _EXAMPLES.get(self.prog.partition(" ")[2]):
            self.epilog = "\n  ".join(["for example:", *lines])

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; see `{self.prog} --help`.")
