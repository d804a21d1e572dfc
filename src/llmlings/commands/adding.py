"""What all commands are added with.

Each imports its own code when it runs, so that `llmlings --help` is there at once.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from llmlings.errors import EnvironmentProblem

Command = Callable[[argparse.Namespace], int]


def adder(commands: Any) -> Callable[..., argparse.ArgumentParser]:
    """Return what adds a command: its name, the function that it runs, and a line for the list of commands.

    What its own help says is the docstring of that function, if it has one.
    """

    def add(name: str, run: Command, summary: str) -> argparse.ArgumentParser:
        text = " ".join((run.__doc__ or "").split()) or f"{summary[0].upper()}{summary[1:]}."
        parser: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=text)
        parser.set_defaults(run=run)
        return parser

    return add


def add_sandbox(command: argparse.ArgumentParser) -> None:
    """Add the option that says where submissions run."""
    text = "none: run submissions with your rights, for work that you trust"
    command.add_argument("--sandbox", choices=["bwrap", "none"], default="bwrap", help=text)


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Within the block a package that is missing is one sentence, which names the extra that brings it."""
    try:
        yield
    except ModuleNotFoundError as error:
        text = f'The package {error.name} is missing; install it with `pip install "llmlings[{extra}]"`.'
        raise EnvironmentProblem(text) from None
