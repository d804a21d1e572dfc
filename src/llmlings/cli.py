"""The command line: which commands there are, and how errors are shown.

The commands are in `commands/`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from llmlings.commands.adding import Command
from llmlings.commands.contributor import add_contributor_commands
from llmlings.commands.learner import add_learner_commands, show_where_you_are
from llmlings.commands.teacher import add_teacher_commands
from llmlings.errors import LlmlingsError, UsageError
from llmlings.learn.help import Parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show every character shows an escape instead; stopping with an error helps nobody.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return status
    except LlmlingsError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # The reader (`head`, say) has seen enough; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}{error.strerror or error}; check the path and its permissions.", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _run(argv: Sequence[str]) -> int:
    parser, commands = make_parser()
    if argv and not argv[0].startswith("-") and argv[0] not in commands:
        from llmlings.learn.names import meant

        raise UsageError(f"There is no command '{argv[0]}'{meant(argv[0], commands)}")
    args = parser.parse_args(argv)
    if args.version:
        from importlib.metadata import version

        print(f"llmlings {version('llmlings')}")
        return 0
    run: Command = args.run
    return run(args)


def make_parser() -> tuple[argparse.ArgumentParser, Sequence[str]]:
    """Return the parser of the command line, and the names of its commands."""
    parser = Parser(
        prog="llmlings",
        description="A course on how language models turn text into vectors and back. "
        "Without a command: guided mode, which goes on where you are and tests each save.",
    )
    parser.add_argument("--version", action="store_true", help="show the version")
    parser.set_defaults(run=show_where_you_are)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    add_learner_commands(commands)
    add_teacher_commands(commands)
    add_contributor_commands(commands)
    return parser, list(commands.choices)
