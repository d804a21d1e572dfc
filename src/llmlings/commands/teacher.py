"""What teachers type."""

import argparse
import os
from functools import partial
from pathlib import Path
from typing import Any

from llmlings.commands.adding import add_sandbox, adder, needs
from llmlings.course import find_course
from llmlings.errors import UsageError

#: Named here: reading the formats takes packages that not everybody has.
EXPORTS = ("canvas", "csv", "ctrf", "feedback", "gradescope", "junit", "moodle", "nbgrader")


def add_teacher_commands(commands: Any) -> None:
    """Add these commands."""
    add = adder(commands)
    command = add("grade", _grade, "grade a class (for teachers)")
    command.add_argument("submissions", metavar="SUBMISSIONS", type=Path)
    command.add_argument("--out", metavar="DIR", type=Path, required=True, help="where marks and report go")
    command.add_argument("--module", metavar="NAME", action="append", default=[], help="grade this module alone")
    command.add_argument("--jobs", metavar="N", type=int, help="how many at once (default: one for each core)")
    command.add_argument("--seed", metavar="TEXT", help="the secret that hidden tests draw their inputs from")
    text = "dask: grade on the workers of a cluster; needs --scheduler"
    command.add_argument("--engine", choices=["local", "dask"], default="local", help=text)
    command.add_argument("--scheduler", metavar="ADDRESS", help="the cluster's, such as tcp://10.0.0.1:8786")
    add_sandbox(command)
    command.add_argument("--regrade", action="store_true", help="grade again what was graded before")
    text = "grade what is without doubt a renamed copy, such as 'tokens (1).py'"
    command.add_argument("--accept-renamed", action="store_true", help=text)
    text = "leave out modules that need a package which is not installed"
    command.add_argument("--skip-missing", action="store_true", help=text)
    text = "grade the submission of this student alone"
    command.add_argument("--student", metavar="ID", action="append", default=[], help=text)
    text = "a CSV file with the columns id,name: names for the report and for other systems"
    command.add_argument("--students", metavar="FILE", type=Path, help=text)
    text = "call students by pseudonyms in all outputs; pseudonyms.csv says whose they are"
    command.add_argument("--anonymous", action="store_true", help=text)
    command = add("override", _override, "set the points of a student's module (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path, help="what `llmlings grade --out` wrote")
    command.add_argument("student", metavar="STUDENT", help="the id")
    command.add_argument("module", metavar="MODULE")
    command.add_argument("points", metavar="POINTS", help="from 0 to all of the module; `none` takes it back")
    command.add_argument("--because", metavar="TEXT", required=True, help="why; the student reads it, too")
    command = add("drop", _drop, "let a test count nothing (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path, help="what `llmlings grade --out` wrote")
    command.add_argument("test", metavar="TEST", help="its id in results/*.json, or the end of it")
    command.add_argument("--back", action="store_true", help="let it count again")
    command = add("export", _export, "write marks or feedback for another system (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path, help="what `llmlings grade --out` wrote")
    command.add_argument("--to", choices=EXPORTS, required=True, help="the system or format")
    text = "the file to write, or nbgrader's database URL (default: named after the format, in this folder)"
    command.add_argument("--out", metavar="PATH", help=text)
    text = "this student alone; with gradescope: the results.json, in place of the autograder"
    command.add_argument("--student", metavar="ID", help=text)
    text = "with feedback: name the pages as this folder from Moodle or Canvas does"
    command.add_argument("--like", metavar="SUBMISSIONS", type=Path, help=text)
    command = add("similar", _similar, "list answers that are alike, to look at (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path, help="what `llmlings grade --out` wrote")
    command = add("notebooks", _notebooks, "make an nbgrader course directory (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path)
    command = add("release", _release, "make the learners' bundle, for GitHub Classroom or a download (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder, outside of the checkout")
    command = add("report", _report, "write the report again from the ledger (for teachers)")
    command.add_argument("folder", metavar="DIR", type=Path)


def _grade(args: argparse.Namespace) -> int:
    """Grade a folder that holds one folder or .zip for each student, each in a sandbox of its own. A run that was
    stopped goes on where it stopped. Into a folder with marks, students and modules are added, and no mark is lost.
    """
    with needs("grade"):
        from llmlings.grade import terminal
    from llmlings.learn.screen import make_console

    if (args.engine == "dask") != (args.scheduler is not None):
        raise UsageError("--engine dask and --scheduler ADDRESS go together: give both, or none.")
    connect: terminal.Connect | None = None
    if args.scheduler is not None:
        with needs("cluster"):
            from llmlings.grade.engines.cluster import connected
        connect = partial(connected, args.scheduler, args.jobs)
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
        skip_missing=args.skip_missing,
        students=args.student,
        roster=args.students,
        anonymous=args.anonymous,
        connect=connect,
        console=make_console(),
    )


def _report(args: argparse.Namespace) -> int:
    with needs("grade"):
        from llmlings.grade import terminal
    from llmlings.learn.screen import make_console

    return terminal.report(find_course(), args.folder, make_console())


def _override(args: argparse.Namespace) -> int:
    """Set the points of a student's module. They stay when the work is graded again, are in all outputs, and
    decisions.csv says when and why.
    """
    with needs("grade"):
        from llmlings.grade import terminal

    words = (args.student, args.module, args.points, args.because)
    print(terminal.override(find_course(), args.folder, *words))
    return 0


def _drop(args: argparse.Namespace) -> int:
    """Let a test count nothing, for the whole class. The other tests of its function share its points, or those of its
    module if none is left. It stays dropped when work is graded again, and decisions.csv says since when.
    """
    with needs("grade"):
        from llmlings.grade import terminal

    print(terminal.drop(find_course(), args.folder, args.test, is_back=args.back))
    return 0


def _export(args: argparse.Namespace) -> int:
    """Write marks for another system: an autograder for Gradescope, a CSV that Canvas or Moodle imports, an nbgrader
    gradebook, CTRF or JUnit for tools that read tests, a CSV for a spreadsheet. With feedback, a zip of the students'
    pages.
    """
    with needs("grade"):
        from llmlings.grade import terminal

    course, verdicts = find_course(), terminal.read_marks(args.folder)
    if args.to == "nbgrader":
        with needs("nbgrader"):
            from llmlings.nbgrader.gradebook import export_marks

        out = args.out or "gradebook.db"
        export_marks(course, verdicts, out)
        print(f"Wrote the marks of {len(verdicts)} students into {out}.")
        return 0
    with needs("grade"):
        from llmlings.grade.exports.formats import export

    out = Path(args.out) if args.out else None
    run = terminal.read_run(args.folder)
    written = export(course, args.folder, run, verdicts, args.to, out=out, student=args.student, like=args.like)
    for path in written:
        print(f"Wrote {path}.")
    return 0


def _similar(args: argparse.Namespace) -> int:
    """List pairs of alike answers, identical ones first, and write them into DIR/similar.csv. It is for a person to
    look at and changes no mark. What everybody writes is taken off: stubs, and what is usual in the class.
    """
    with needs("grade"):
        from llmlings.grade import terminal
    from llmlings.learn.screen import make_console

    return terminal.similar(find_course(), args.folder, make_console())


def _release(args: argparse.Namespace) -> int:
    """Make the folder that learners start from: what `llmlings init` makes, and a workflow that runs their tests on
    GitHub. Nothing is written if any of it shows a part of a solution or of a hidden test.
    """
    from llmlings.dev.release import release

    course = find_course()
    count = release(course, args.folder)
    print(f"Wrote {count} files into {args.folder}: no line of them shows a solution or a hidden test.")
    print("Next: push it as a template repository, and choose that in GitHub Classroom; or zip it.")
    return 0


def _notebooks(args: argparse.Namespace) -> int:
    """Make an nbgrader course directory: one assignment for each module, and nbgrader_config.py. Run it again to renew
    notebooks that nobody has edited. They link to the lessons at SITE_URL, if that is set in the environment.
    """
    with needs("grade"):
        from llmlings.grade.grading import default_seed
        from llmlings.nbgrader.assignments import write_notebooks

    course = find_course()
    done = write_notebooks(course, args.folder, default_seed(course), os.environ.get("SITE_URL", ""))
    for name in done.kept:
        print(f"Kept, since it may hold work of yours: {name}.")
    print(f"Wrote {len(done.written)} files into {args.folder}.")
    print(f"Next: cd {args.folder}, then nbgrader generate_assignment {course.modules[0].name}")
    return 0
