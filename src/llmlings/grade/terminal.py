"""`llmlings grade` and `llmlings report` on a terminal."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table
from rich.text import Text

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.grade import decisions, grading
from llmlings.grade.decided import decided, waiting
from llmlings.grade.engines.work import Engine
from llmlings.grade.intake import confusable
from llmlings.grade.ledger import Ledger, Run
from llmlings.grade.roster import pseudonyms
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.grade.similar import find_alike, write_alike
from llmlings.grade.tables import number
from llmlings.grade.verdicts import StudentVerdict
from llmlings.grade.visible_text import visible_name

#: Leads to a cluster, whose engine is there in a `with` block; it gets what is told of what happens there.
Connect = Callable[[Callable[[str], None]], AbstractContextManager[Engine]]

SHOWN_ALIKE = 20
#: Longer tables scroll away, and take seconds to lay out.
SHOWN_STUDENTS = 100
#: Points alone tell most of it; the rest is a word.
_STYLES = {"passed": "green", "partial": "yellow", "failed": "red", "unreadable": "red"}


def grade(
    course: Course,
    submissions: Path,
    out: Path,
    *,
    modules: Sequence[str],
    jobs: int | None,
    seed: str | None,
    sandbox: SandboxKind,
    regrade: bool,
    accept_renamed: bool,
    skip_missing: bool = False,
    students: Sequence[str] = (),
    roster: Path | None = None,
    anonymous: bool = False,
    connect: Connect | None = None,
    console: Console,
) -> int:
    """Grade a class, print the table of marks and say where the report is; on a cluster, if `connect` leads to one."""
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs}: give how many modules to grade at once, at least 1.")
    if seed is not None and not seed.strip():
        raise UsageError("--seed is empty: give a secret that nobody can guess, or leave the option out.")
    place = "in a sandbox of its own" if sandbox == "bwrap" else "without a sandbox"
    first = "Connecting to the cluster" if connect else "Collecting the tests"
    console.print(f"{first}, then grading each submission {place}.", style="dim")
    notice = partial(console.print, style="dim", markup=False, highlight=False, soft_wrap=True)
    connection = connect(notice) if connect else nullcontext()
    with _stopped_by_signals(), connection as engine, _progress(console) as (progress, turn):
        verdicts = grading.grade(
            course,
            submissions,
            out,
            modules=modules,
            jobs=jobs or grading.default_jobs(),
            seed=seed if seed is not None else grading.default_seed(course),
            sandbox=sandbox,
            regrade=regrade,
            accept_renamed=accept_renamed,
            skip_missing=skip_missing,
            students=students,
            roster=roster,
            anonymous=anonymous,
            engine=engine,
            progress=progress,
            turn=turn,
            notice=notice,
        )
    _show(console, out, verdicts)
    _show_not_graded(console, verdicts, accept_renamed)
    return 0


def read_marks(out: Path) -> list[StudentVerdict]:
    """Return the marks that `llmlings grade` left in `out`, with all that the teacher decided."""
    with Ledger.read(_ledger(out)) as ledger:
        return decided(ledger)


def override(course: Course, out: Path, student: str, module: str, points: str, because: str) -> str:
    """Set the points of a student's module, write all outputs again, and return a sentence on it."""
    with Ledger.open(_ledger(out)) as ledger:
        sentence = decisions.override(course, ledger, student, module, points, because)
        grading.write_outputs(course, out, ledger)
    return sentence


def drop(course: Course, out: Path, test: str, *, is_back: bool) -> str:
    """Let a test count nothing, or again, write all outputs again, and return a sentence on it."""
    with Ledger.open(_ledger(out)) as ledger:
        sentence = decisions.drop(course, ledger, test, is_back=is_back)
        grading.write_outputs(course, out, ledger)
    return sentence


def read_run(out: Path) -> Run:
    """Return how the class in `out` was graded."""
    with Ledger.read(_ledger(out)) as ledger:
        return ledger.run()


def _ledger(out: Path) -> Path:
    path = out / grading.LEDGER
    if not path.is_file():
        raise UsageError(f"There is no {path}; give the folder that `llmlings grade --out` wrote.")
    return path


def report(course: Course, out: Path, console: Console) -> int:
    """Write tables and report again from the ledger, and print the marks."""
    with Ledger.read(_ledger(out)) as ledger:
        verdicts = grading.write_outputs(course, out, ledger)
        ungraded = waiting(ledger)
    _show(console, out, verdicts)
    if ungraded:
        console.print(f"Not graded yet: {_names(ungraded)}; run `llmlings grade` again.", style="yellow", markup=False)
    return 0


def similar(course: Course, out: Path, console: Console) -> int:
    """Find alike answers of the class that was graded, write them beside the marks, and print the first."""
    hidden = pseudonyms(out, [])
    with Ledger.read(_ledger(out)) as ledger:
        answers = ((hidden.get(student, student), module, text) for student, module, text in ledger.answers())
        found = find_alike(course, answers)
    write_alike(out / "similar.csv", found)
    for alike in found[:SHOWN_ALIKE]:
        share = "identical" if alike.share is None else f"{alike.share:.0%} alike"
        beside = [alike.beside] if alike.beside else []
        line = f"{alike.module}: {share}: {', '.join([_names(alike.students), *beside])}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    rest = f" {len(found) - SHOWN_ALIKE} more are there." if len(found) > SHOWN_ALIKE else ""
    text = f"{len(found)} to look at, in {out / 'similar.csv'}.{rest} Alike says nothing about who wrote what."
    console.print(text, markup=False, highlight=False, soft_wrap=True)
    return 0


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Within the block what ends this process by a signal does so as Ctrl-C does, so that nothing is left running."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    # What is ignored stays so: under nohup, say.
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    kinds = [kind for kind in known if signal.getsignal(kind) == signal.SIG_DFL]
    before = {kind: signal.signal(kind, stop) for kind in kinds}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


@contextmanager
def _progress(console: Console) -> Iterator[tuple[grading.OnGraded, grading.OnTurn]]:
    if not console.is_terminal:
        line = partial(console.print, markup=False, highlight=False)
        yield lambda done, total, student: line(f"{done}/{total} {visible_name(student)}"), lambda *_: None
        return
    names = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis"))
    columns = (TextColumn("Grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), names)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield (
            lambda done, total, _: bar.update(task, completed=done, total=total),
            lambda student, module: bar.update(task, description=f"{visible_name(student)}: {module}"),
        )


def _show(console: Console, out: Path, verdicts: Sequence[StudentVerdict]) -> None:
    shown = verdicts[:SHOWN_STUDENTS]
    table = _table(shown, by_module=True)
    # A table says that it is as wide as the console at most, so it is asked as if the console had room for any table.
    if console.measure(table, options=console.options.update_width(10_000)).minimum > console.width:
        table = _table(shown, by_module=False)
    console.print(table)
    if more := len(verdicts) - len(shown):
        sentence = f"{more:,} more student{'s are' if more > 1 else ' is'} in {out / 'totals.csv'}."
        console.print(sentence, markup=False, highlight=False, soft_wrap=True)
    unguarded = [v.student for v in verdicts if any(module.sandbox == "none" for module in v.modules)]
    if unguarded:
        sentence = f"Graded without a sandbox, with the grader's own rights: {_names(unguarded)}."
        console.print(f"\n{sentence}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    for group in confusable(verdict.student for verdict in verdicts):
        sentence = f"{_names(group)} are {len(group)} students: their ids differ in capitals or accents."
        console.print(f"\n{sentence}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    # The path alone on its line: it can be clicked or copied, however narrow the terminal is.
    console.print("\nReport:")
    console.print(Text(str((out / "report.html").resolve())), soft_wrap=True)


def _show_not_graded(console: Console, verdicts: Sequence[StudentVerdict], accept_renamed: bool) -> None:
    students = [verdict.student for verdict in verdicts if any(module.beside for module in verdict.modules)]
    if students:
        count = f"{len(students)} student{'s' * (len(students) > 1)}"
        advice = "the report says which." if accept_renamed else "see the report, or grade with --accept-renamed."
        text = f"{count} handed in files that look like a module and were not graded ({_names(students)}); {advice}"
        console.print(text, style="yellow", markup=False, highlight=False, soft_wrap=True)


def _names(students: Sequence[str]) -> str:
    shown = list(map(visible_name, students[:10]))
    return ", ".join([*shown, f"{len(students) - 10} more"] if len(students) > 10 else shown)


def _table(verdicts: Sequence[StudentVerdict], *, by_module: bool) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("student", no_wrap=True)
    modules = [module.module for module in verdicts[0].modules] if verdicts and by_module else ["passed", "open"]
    for name in modules:
        table.add_column(name, justify="right", no_wrap=True)
    most = number(max((verdict.max_points for verdict in verdicts), default=0))
    table.add_column(f"of {most}", justify="right", no_wrap=True, style="bold")
    for verdict in verdicts:
        passed = sum(module.status == "passed" for module in verdict.modules)
        counts = [Text(str(passed)), Text(str(len(verdict.modules) - passed))]
        cells = [_cell(module.status, module.points) for module in verdict.modules] if by_module else counts
        table.add_row(Text(visible_name(verdict.student)), *cells, number(verdict.points))
    return table


def _cell(status: str, points: float) -> Text:
    words = {"missing": "-", "unreadable": "unread", "todo": "to do"}
    return Text(words.get(status, number(points)), style=_STYLES.get(status, "dim"))
