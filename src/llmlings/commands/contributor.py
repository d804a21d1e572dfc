"""What those type who write the course."""

import argparse
from typing import Any

from llmlings.commands.adding import add_sandbox, adder, needs
from llmlings.course import find_course


def add_contributor_commands(commands: Any) -> None:
    """Add these commands."""
    dev = commands.add_parser(
        "dev", help="for those who write the course", description="For those who write the course."
    )
    add = adder(dev.add_subparsers(metavar="COMMAND", title="commands", required=True))
    command = add("derive", _dev_derive, "derive stubs, mistakes, modules, figures, formulas, or all of them")
    command.add_argument("names", metavar="NAME", nargs="*", help="derive these alone, for example: stubs")
    command.add_argument("--check", action="store_true", help="change nothing; exit status 1 if a file is out of date")
    command = add("new", _dev_new, "write all files of a new module, as an example to be replaced")
    command.add_argument("name", metavar="MODULE", help="in small letters, for example: parity")
    command = add("check", _dev_check, "let the course check itself, rule by rule")
    command.add_argument("modules", metavar="MODULE", nargs="*", help="check these alone, while you write them")
    command.add_argument("--again", action="store_true", help="run what has not changed, too")
    command.add_argument("--few-seeds", action="store_true", help="let chance decide less often: faster, and less sure")
    add_sandbox(command)


def _dev_new(args: argparse.Namespace) -> int:
    from llmlings.dev.new import new_module

    course = find_course()
    for path in new_module(course, args.name):
        print(f"Written: {path.relative_to(course.root).as_posix()}.")
    print("Next: move its entry to its place in course.toml, and its line to its place in mkdocs.yml.")
    print(f"Then: llmlings dev derive, and llmlings dev check {args.name} says what is left to write.")
    return 0


def _dev_derive(args: argparse.Namespace) -> int:
    with needs("site"):
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
    with needs("grade"):
        from llmlings.dev.selfcheck import check
        from llmlings.dev.trials import ALL_SEEDS, FEW_SEEDS
        from llmlings.grade.grading import default_jobs

    def report(rule: str, problems: list[str]) -> None:
        print(f"{'FAILED' if problems else 'ok    '}  {rule}", flush=True)
        for problem in problems:
            print("        " + problem.replace("\n", "\n        "), flush=True)

    jobs, cached, seeds = default_jobs(), not args.again, FEW_SEEDS if args.few_seeds else ALL_SEEDS
    return 0 if check(find_course(), args.sandbox, jobs, report, args.modules, seeds=seeds, cached=cached) else 1
