"""The command line: which commands there are, and how errors are shown.

Each command imports its own code when it runs, so that `llmlings --help` is there at once.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from llmlings.course import find_course
from llmlings.errors import EnvironmentProblem, LlmlingsError, UsageError
from llmlings.learn.help import Parser

Command = Callable[[argparse.Namespace], int]

_SHELLS = ("bash", "zsh", "fish", "powershell")


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
        "Without a command: where you are and what to do next.",
    )
    parser.add_argument("--version", action="store_true", help="show the version")
    parser.set_defaults(run=_status)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    _add_learner_commands(commands)
    _add_instructor_commands(commands)
    _add_dev_commands(commands)
    return parser, list(commands.choices)


def _add_learner_commands(commands: Any) -> None:
    add = _adder(commands)
    command = add("init", _init, "make a workspace: exercises, visible tests, hints")
    command.add_argument("folder", metavar="DIR", type=Path, help="a new folder, or an empty one (. is this one)")
    command = add(
        "watch",
        _watch,
        "show the next module and test it at each save",
        "Show the module that is next, test it each time its file is saved, and answer single keys: next, hint, list, "
        "open, test, reset, solution, quit. `llmlings` alone does the same.",
    )
    command.add_argument("--plain", action="store_true", help="no colours, nothing drawn anew: for screen readers")
    add(
        "list",
        _list,
        "show all modules: done, in progress, to do",
        "Show all modules: done, in progress, to do. The number in front of a module can stand for its name.",
    )
    command = add(
        "check",
        _check,
        "test your answers",
        "Test your answers: without a MODULE, those that you have begun and not finished; if there are none, "
        "the next one to do. The exit status is 0 if every test passes.",
    )
    command.add_argument("modules", metavar="MODULE", nargs="*", help="for example: tokens")
    command.add_argument("--all", action="store_true", help="test all modules")
    command.add_argument("--json", metavar="FILE", type=Path, help="write the results into FILE as well")
    command = add(
        "hint",
        _hint,
        "show the next hint",
        "Show the next hint, from the idea to the steps. Without a FUNCTION: for the first one that is not done.",
    )
    command.add_argument("name", metavar="MODULE[.FUNCTION]", nargs="?", help="for example: tokens.split_words")
    command.add_argument("--level", metavar="N", type=int, help="show hint number N instead of the next one")
    command = add(
        "solution",
        _solution,
        "show the course's answer once yours is done, or after asking",
        "Show the course's answer to a module, or to one function, once yours is done. Before that it asks, which "
        "needs a terminal, and a yes is recorded in .llmlings/progress.json.",
    )
    command.add_argument("name", metavar="MODULE[.FUNCTION]", help="for example: tokens.split_words")
    command = add(
        "reset",
        _reset,
        "start a module or a function again; a copy is kept",
        "Put the stub of a module, or of one function, back. Before that, your whole file is copied into "
        ".llmlings/backups/ of the workspace; `llmlings undo` takes the last reset back.",
    )
    command.add_argument("name", metavar="MODULE[.FUNCTION]", help="for example: tokens.split_words")
    command.add_argument("--yes", action="store_true", help="do not ask")
    add("undo", _undo, "take the last reset back", "Take the last reset back; a copy of what the file holds is kept.")
    command = add(
        "submit",
        _submit,
        "make the zip to hand in",
        "Make the zip to hand in. It holds your files in exercises/, one for each module, and nothing else: "
        "no tests, no record of your progress, no other file of yours.",
    )
    command.add_argument("--out", metavar="FILE", type=Path, help="default: submission.zip in the workspace")
    command = add(
        "completion",
        _completion,
        "let the Tab key complete commands and modules",
        "Print what a shell needs to complete commands and modules at the Tab key. It works in terminals that are "
        "opened after one of the lines below.",
    )
    command.add_argument("shell", metavar="SHELL", choices=_SHELLS, help=", ".join(_SHELLS))


def _add_instructor_commands(commands: Any) -> None:
    add = _adder(commands)
    command = add(
        "grade",
        _grade,
        "grade a class (for teachers)",
        "Grade a folder that holds one folder or .zip for each student, each in a sandbox of its own. "
        "A run that was stopped goes on where it stopped.",
    )
    command.add_argument("submissions", metavar="SUBMISSIONS", type=Path)
    command.add_argument("--out", metavar="DIR", type=Path, required=True, help="where marks and report go")
    command.add_argument("--module", metavar="NAME", action="append", default=[], help="grade this module alone")
    command.add_argument("--jobs", metavar="N", type=int, help="how many at once (default: one for each core)")
    command.add_argument("--seed", metavar="TEXT", help="the secret that hidden tests draw their inputs from")
    _add_sandbox(command)
    command.add_argument("--regrade", action="store_true", help="grade again what was graded before")
    text = "grade what is without doubt a renamed copy, such as 'tokens (1).py'"
    command.add_argument("--accept-renamed", action="store_true", help=text)
    command = add("export", _export, "write the marks for another system (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path, help="what `llmlings grade --out` wrote")
    command.add_argument("--to", choices=["nbgrader"], required=True, help="an nbgrader gradebook")
    text = "the gradebook's file or database URL (default: gradebook.db)"
    command.add_argument("--out", metavar="PATH", default="gradebook.db", help=text)
    command = add(
        "notebooks",
        _notebooks,
        "make an nbgrader course directory (for teachers)",
        "Make an nbgrader course directory: one assignment for each module, and nbgrader_config.py. "
        "Run it again to renew notebooks that nobody has edited. They link to the lessons at SITE_URL, if that is set "
        "in the environment.",
    )
    command.add_argument("folder", metavar="DIR", type=Path)
    command = add("report", _report, "write the report again from the ledger (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path)


def _add_sandbox(command: argparse.ArgumentParser) -> None:
    text = "none: run submissions with your rights, for work that you trust"
    command.add_argument("--sandbox", choices=["bwrap", "none"], default="bwrap", help=text)


def _add_dev_commands(commands: Any) -> None:
    dev = commands.add_parser(
        "dev", help="for those who write the course", description="For those who write the course."
    )
    add = _adder(dev.add_subparsers(metavar="COMMAND", title="commands", required=True))
    command = add("derive", _dev_derive, "derive stubs, mistakes, modules, figures, formulas, or all of them")
    command.add_argument("names", metavar="NAME", nargs="*", help="derive these alone, for example: stubs")
    command.add_argument("--check", action="store_true", help="change nothing; exit status 1 if a file is out of date")
    command = add("new", _dev_new, "write all files of a new module, as an example to be replaced")
    command.add_argument("name", metavar="MODULE", help="in small letters, for example: parity")
    command = add("check", _dev_check, "let the course check itself, rule by rule")
    command.add_argument("modules", metavar="MODULE", nargs="*", help="check these alone, while you write them")
    command.add_argument("--again", action="store_true", help="run what has not changed, too")
    _add_sandbox(command)


def _adder(commands: Any) -> Callable[..., argparse.ArgumentParser]:
    def add(name: str, run: Command, summary: str, description: str | None = None) -> argparse.ArgumentParser:
        text = description or f"{summary[0].upper()}{summary[1:]}."
        parser: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=text)
        parser.set_defaults(run=run)
        return parser

    return add


def _status(args: argparse.Namespace) -> int:
    from llmlings.learn.screen import is_terminal

    if is_terminal():
        args.plain = False
        return _watch(args)
    from llmlings.learn import status

    return status.run(find_course())


def _watch(args: argparse.Namespace) -> int:
    course = find_course()
    from llmlings.learn import watch

    return watch.run(course, plain=args.plain)


def _init(args: argparse.Namespace) -> int:
    from llmlings.learn import init

    return init.run(args.folder)


def _list(_args: argparse.Namespace) -> int:
    from llmlings.learn import list as listing

    return listing.run(find_course())


def _check(args: argparse.Namespace) -> int:
    course = find_course()
    if args.all and args.modules:
        raise UsageError("Name modules or give --all, not both; `llmlings check --all` tests everything.")
    from llmlings.learn import check

    return check.run(course, args.modules, args.all, args.json)


def _hint(args: argparse.Namespace) -> int:
    from llmlings.learn import hint

    return hint.run(find_course(), args.name, args.level)


def _solution(args: argparse.Namespace) -> int:
    from llmlings.learn import solution

    return solution.run(find_course(), args.name)


def _reset(args: argparse.Namespace) -> int:
    from llmlings.learn import reset

    return reset.run(find_course(), args.name, args.yes)


def _undo(_args: argparse.Namespace) -> int:
    from llmlings.learn import reset

    return reset.undo(find_course())


def _submit(args: argparse.Namespace) -> int:
    from llmlings.learn import submit

    return submit.run(find_course(), args.out)


def _completion(args: argparse.Namespace) -> int:
    from llmlings.learn import completion

    return completion.run(args.shell, make_parser()[1])


def _grade(args: argparse.Namespace) -> int:
    with _needs("grade"):
        from llmlings.grade import terminal
    from llmlings.learn.screen import make_console

    return terminal.grade(
        find_course(),
        args.submissions,
        args.out,
        modules=args.module,
        jobs=args.jobs,
        seed=args.seed,
        sandbox=args.sandbox,
        regrade=args.regrade,
        accept_renamed=args.accept_renamed,
        console=make_console(),
    )


def _report(args: argparse.Namespace) -> int:
    with _needs("grade"):
        from llmlings.grade import terminal
    from llmlings.learn.screen import make_console

    return terminal.report(find_course(), args.folder, make_console())


def _export(args: argparse.Namespace) -> int:
    with _needs("nbgrader"):
        from llmlings.grade.terminal import read_marks
        from llmlings.nbgrader.gradebook import export_marks

    verdicts = read_marks(args.folder)
    export_marks(find_course(), verdicts, args.out)
    print(f"Wrote the marks of {len(verdicts)} students into {args.out}.")
    return 0


def _notebooks(args: argparse.Namespace) -> int:
    with _needs("grade"):
        from llmlings.grade.grading import default_seed
        from llmlings.nbgrader.assignments import write_notebooks

    course = find_course()
    done = write_notebooks(course, args.folder, default_seed(course), os.environ.get("SITE_URL", ""))
    for name in done.kept:
        print(f"Kept, since it may hold work of yours: {name}.")
    print(f"Wrote {len(done.written)} files into {args.folder}.")
    print(f"Next: cd {args.folder}, then nbgrader generate_assignment {course.modules[0].name}")
    return 0


@contextmanager
def _needs(extra: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        text = f"The package {error.name} is missing; install it with `pip install 'llmlings[{extra}]'`."
        raise EnvironmentProblem(text) from None


def _dev_new(args: argparse.Namespace) -> int:
    from llmlings.dev.new import new_module

    course = find_course()
    for path in new_module(course, args.name):
        print(f"Written: {path.relative_to(course.root).as_posix()}.")
    print("Next: move its entry to its place in course.toml, and its line to its place in mkdocs.yml.")
    print(f"Then: llmlings dev derive, and llmlings dev check {args.name} says what is left to write.")
    return 0


def _dev_derive(args: argparse.Namespace) -> int:
    with _needs("site"):
        from llmlings.dev.derived import derive

    course = find_course()
    status = 0
    for name, files in derive(course, args.names, check=args.check):
        listed = ", ".join(path.relative_to(course.root).as_posix() for path in files)
        if args.check and files:
            print(f"{name}: out of date: {listed}; run `llmlings dev derive {name}`.", flush=True)
            status = 1
        else:
            print(f"{name}: {f'written: {listed}' if files else 'up to date'}.", flush=True)
    return status


def _dev_check(args: argparse.Namespace) -> int:
    with _needs("grade"):
        from llmlings.dev.selfcheck import check
        from llmlings.grade.grading import default_jobs

    def report(rule: str, problems: list[str]) -> None:
        print(f"{'FAILED' if problems else 'ok    '}  {rule}", flush=True)
        for problem in problems:
            print("        " + problem.replace("\n", "\n        "), flush=True)

    jobs, cached = default_jobs(), not args.again
    return 0 if check(find_course(), args.sandbox, jobs, report, args.modules, cached=cached) else 1
