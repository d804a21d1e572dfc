"""What learners type."""

import argparse
from pathlib import Path
from typing import Any

from llmlings.commands.adding import adder
from llmlings.course import find_course, find_folder
from llmlings.errors import UsageError

_SHELLS = ("bash", "zsh", "fish", "powershell")


def add_learner_commands(commands: Any) -> None:
    """Add these commands."""
    add = adder(commands)
    command = add("init", _init, "make a workspace: exercises, visible tests, hints")
    command.add_argument("folder", metavar="DIR", type=Path, help="a new folder, or an empty one (. is this one)")
    command = add("watch", _watch, "show the next module and test it at each save")
    command.add_argument("--plain", action="store_true", help="no colours, nothing drawn anew: for screen readers")
    command.add_argument("--ascii", action="store_true", help="draw with plain characters, if others look wrong")
    add("list", _list, "show all modules: done, in progress, to do")
    command = add("check", _check, "test your answers")
    command.add_argument("modules", metavar="MODULE", nargs="*", help="for example: tokens")
    command.add_argument("--all", action="store_true", help="test all modules")
    command.add_argument("--json", metavar="FILE", type=Path, help="write the results into FILE as well")
    command = add("hint", _hint, "show the next hint")
    command.add_argument("name", metavar="MODULE[.FUNCTION]", nargs="?", help="for example: tokens.split_words")
    command.add_argument("--level", metavar="N", type=int, help="show hint number N instead of the next one")
    command = add("solution", _solution, "show the course's answer once yours is done, or after asking")
    command.add_argument("name", metavar="MODULE[.FUNCTION]", help="for example: tokens.split_words")
    command = add("reset", _reset, "start a module or a function again; a copy is kept")
    command.add_argument("name", metavar="MODULE[.FUNCTION]", help="for example: tokens.split_words")
    command.add_argument("--yes", action="store_true", help="do not ask")
    add("undo", _undo, "take the last reset back")
    command = add("update", _update, "bring the workspace to the installed version")
    text = "put this file back as it is handed out, and keep a copy of yours"
    command.add_argument("--restore", metavar="FILE", action="append", default=[], help=text)
    add("doctor", _doctor, "find out why something does not work")
    command = add("write", _write, "let your own language model write, after the capstone")
    command.add_argument("prompt", metavar="PROMPT", nargs="*", help='for example: "To be"')
    command.add_argument("--text", metavar="FILE", type=Path, help="learn from this text instead of Shakespeare")
    command = add("submit", _submit, "make the zip to hand in")
    command.add_argument("--out", metavar="FILE", type=Path, help="default: submission.zip in the workspace")
    command = add("completion", _completion, "let the Tab key complete commands and modules")
    command.set_defaults(commands=commands.choices)
    command.add_argument("shell", metavar="SHELL", choices=_SHELLS, help=", ".join(_SHELLS))


def show_where_you_are(args: argparse.Namespace) -> int:
    """Run `llmlings` alone."""
    from llmlings.learn.screen import is_terminal

    if is_terminal():
        args.plain = args.ascii = False
        return _watch(args)
    from llmlings.learn import status

    return status.run(find_course())


def _watch(args: argparse.Namespace) -> int:
    """Show the module that is next, test it each time its file is saved, and answer single keys: next, hint, list,
    open, test, reset, solution, quit. `llmlings` alone does the same.
    """
    course = find_course()
    from llmlings.learn import watch

    return watch.run(course, plain=args.plain, ascii_only=args.ascii)


def _init(args: argparse.Namespace) -> int:
    from llmlings.learn import init

    return init.run(args.folder)


def _list(_args: argparse.Namespace) -> int:
    """Show all modules: done, in progress, to do. The number in front of a module can stand for its name."""
    from llmlings.learn import list as listing

    return listing.run(find_course())


def _check(args: argparse.Namespace) -> int:
    """Test your answers: without a MODULE, those that you have begun and not finished; if there are none, the next one
    to do. The exit status is 0 if every test passes.
    """
    course = find_course()
    if args.all and args.modules:
        raise UsageError("Name modules or give --all, not both; `llmlings check --all` tests everything.")
    from llmlings.learn import check

    return check.run(course, args.modules, args.all, args.json)


def _hint(args: argparse.Namespace) -> int:
    """Show the next hint, from the idea to the steps. Without a FUNCTION: for the first one that is not done."""
    from llmlings.learn import hint

    return hint.run(find_course(), args.name, args.level)


def _solution(args: argparse.Namespace) -> int:
    """Show the course's answer to a module, or to one function, once yours is done. Before that it asks, which needs a
    terminal, and a yes is recorded in .llmlings/progress.json.
    """
    from llmlings.learn import solution

    return solution.run(find_course(), args.name)


def _reset(args: argparse.Namespace) -> int:
    """Put the stub of a module, or of one function, back. Before that, your whole file is copied into
    .llmlings/backups/ of the workspace; `llmlings undo` takes the last reset back.
    """
    from llmlings.learn import reset

    return reset.run(find_course(), args.name, args.yes)


def _undo(_args: argparse.Namespace) -> int:
    """Take the last reset back; a copy of what the file holds is kept."""
    from llmlings.learn import reset

    print(reset.undo(find_course()))
    return 0


def _update(args: argparse.Namespace) -> int:
    """Bring the workspace to the installed version, after `pip install --upgrade llmlings`. A file that you edited
    stays; what is new for it is put into .llmlings/new.
    """
    from llmlings.learn import update

    return update.run(find_folder(), args.restore)


def _doctor(_args: argparse.Namespace) -> int:
    """Look at Python, packages, the terminal and the workspace, and say how to mend what is wrong: `ok`, `look` (it
    may be trouble) or `broken`. The exit status is 0 if nothing is broken, and 3 otherwise.
    """
    from llmlings.learn import doctor

    return doctor.run()


def _write(args: argparse.Namespace) -> int:
    """Let your own language model continue PROMPT. The first time it is trained, which takes some minutes. Ctrl-C ends
    that early, and what it has learned is kept.
    """
    from llmlings.learn import write

    return write.run(find_course(), " ".join(args.prompt), args.text)


def _submit(args: argparse.Namespace) -> int:
    """Make the zip to hand in. It holds your files in exercises/, one for each module, and nothing else: no tests, no
    record of your progress, no other file of yours.
    """
    from llmlings.learn import submit

    return submit.run(find_course(), args.out)


def _completion(args: argparse.Namespace) -> int:
    """Print what a shell needs to complete commands and modules at the Tab key. It works in terminals that are opened
    after one of the lines below.
    """
    from llmlings.learn import completion

    return completion.run(args.shell, list(args.commands))
