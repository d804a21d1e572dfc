"""`llmlings grade`: a class of submissions, shared out over slots, its verdicts kept in the ledger."""

import os
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from llmlings.course import COURSE_FILE, Course
from llmlings.errors import EnvironmentProblem, LlmlingsError, UsageError
from llmlings.grade.decided import decided, waiting
from llmlings.grade.decisions import note_rules, write_decisions
from llmlings.grade.dependencies import files_sha256, is_readable, sources_for, suites_sha256
from llmlings.grade.engines.local import find_here
from llmlings.grade.engines.work import Engine, Found, Work
from llmlings.grade.guards import chosen, modules_to_grade, require_apart
from llmlings.grade.intake import Submission, read_submissions
from llmlings.grade.ledger import Key, Ledger, Run, Wanted
from llmlings.grade.places import listing
from llmlings.grade.report import write_report
from llmlings.grade.roster import pseudonyms, read_names
from llmlings.grade.rules import FILE as RULES
from llmlings.grade.rules import read_rules
from llmlings.grade.sandbox.start import SandboxKind, notebook_libraries
from llmlings.grade.self_test import require
from llmlings.grade.slot import Job, Order
from llmlings.grade.tables import write_tables
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, digest_of_digests, judge_module

LEDGER = "ledger.sqlite"
#: Beside the ledger: what mistakes answer in the tests, found once for all slots and runs. It can be deleted.
ANSWERS = "mistakes.sqlite"

#: Told how many submissions are graded, how many there are, and the student whose turn it was.
OnGraded = Callable[[int, int, str], None]
#: Told which student's which module is waited for.
OnTurn = Callable[[str, str], None]


def grade(
    course: Course,
    submissions: Path,
    out: Path,
    *,
    modules: Sequence[str],
    jobs: int,
    seed: str,
    sandbox: SandboxKind,
    regrade: bool,
    accept_renamed: bool = False,
    skip_missing: bool = False,
    students: Sequence[str] = (),
    roster: Path | None = None,
    anonymous: bool = False,
    engine: Engine | None = None,
    progress: OnGraded,
    turn: OnTurn = lambda *_: None,
    notice: Callable[[str], None] = lambda _: None,
) -> list[StudentVerdict]:
    """Grade what the ledger does not know yet, write all outputs, and return the class's verdicts.

    The class grows: students and modules that are in the ledger and not asked for keep their marks.

    Args:
        course: a checkout with solutions and hidden tests.
        submissions: a folder with what each student handed in.
        out: where ledger, tables and report go; a run that was stopped goes on there.
        modules: names of the modules to grade; all if empty.
        jobs: how many modules of submissions are graded at once.
        seed: the grader's secret, from which hidden tests draw their inputs.
        sandbox: `bwrap`, or `none` for submissions that are trusted.
        regrade: grade again what the ledger knows already.
        accept_renamed: grade what is without doubt a renamed copy of a missing module.
        skip_missing: leave out modules of which a package is missing here.
        students: ids of those whose submissions are graded; all if empty.
        roster: a teacher's list of ids and names.
        anonymous: call students by pseudonyms in all outputs, from now on.
        engine: finds what becomes of submissions in place of slots on this machine, where a sandbox is not needed then.
        progress: called after each submission.
        turn: called when another module is waited for than before.
        notice: told what the teacher may want to know, a sentence at a time.
    """
    require_apart(submissions, out)
    called = _called(out, roster)
    rules = read_rules(out, [module.name for module in course.modules])
    names = modules_to_grade(course, modules, skip_missing=skip_missing, notice=notice)
    if engine is None:
        engine = partial(find_here, jobs)
        for note in require(sandbox, [course.root / COURSE_FILE, course.private("seed"), out / LEDGER]):
            notice(note)
    everybody = read_submissions(
        submissions, course, accept_renamed=accept_renamed, called=called, on_stray=partial(_say, notice)
    )
    handed_in = chosen(everybody, students)
    if any(file.path.endswith(".ipynb") for each in handed_in for file in each.modules.values()):
        # Asked here, not by the first worker: before anything is graded.
        notebook_libraries()
    out.mkdir(parents=True, exist_ok=True)
    with Ledger.open(out / LEDGER) as ledger:
        _require_one_id(out, ledger, handed_in, called)
        # Now, not at the end: a run that is stopped and goes on without the list knows whose work is whose.
        ledger.set_names(called)
        suites = suites_sha256(course, names)
        wanted = [_wanted(course, each, name, suites[name], seed) for each in handed_in for name in names]
        run = Run(digest_of_digests(suites.items()), seed, sandbox, version("llmlings"))
        kept = ledger.begin(run, course.modules, wanted)
        left_out = set(kept)
        tasks = _tasks(ledger, handed_in, [each for each in wanted if each not in left_out], regrade)
        left = Counter(task.submission.student for task in tasks)
        order = Order(str(course.root), _to_test(names, tasks), seed, sandbox, suites, str((out / ANSWERS).resolve()))
        ahead = {task.key: task for task in tasks}
        with closing(_verdicts(course, order, tasks, engine)) as graded:
            _tell_turn(turn, ahead)
            for task, verdict in graded:
                ledger.store([(task.key, verdict)], sandbox, {task.key.files_sha256: task.sources(course)})
                left[task.submission.student] -= 1
                if not left[task.submission.student]:
                    progress(len(handed_in) - sum(map(bool, left.values())), len(handed_in), task.submission.student)
                was_first = task.key == next(iter(ahead))
                del ahead[task.key]
                if was_first:
                    _tell_turn(turn, ahead)
        _tell(notice, kept, ledger.outdated(suites.items(), seed))
        if ungraded := ledger.ungraded():
            notice(f"Not graded yet, since an earlier run was stopped: {listing(ungraded)}; grade that work again.")
        if strangers := rules.extra.keys() - {verdict.student for verdict in ledger.students()}:
            notice(f"{out / RULES} gives extra credit to nobody of this class: {listing(sorted(strangers))}.")
        pseudonyms(out, [], begin=anonymous)
        note_rules(course, ledger)
        return write_outputs(course, out, ledger)


def write_outputs(course: Course, out: Path, ledger: Ledger) -> list[StudentVerdict]:
    """Write the tables and the report that the ledger stands for, and return the class's verdicts."""
    try:
        verdicts = decided(ledger)
        write_tables(out, verdicts)
        write_decisions(out, ledger)
        write_report(out, course, ledger.run(), verdicts, ungraded=waiting(ledger))
        return verdicts
    except OSError as error:
        advice = f"make room or give permission, then `llmlings report {out}`: every verdict is kept"
        raise EnvironmentProblem(f"{error.filename or out} cannot be written ({error.strerror}); {advice}.") from None


def _called(out: Path, roster: Path | None) -> dict[str, str]:
    """Return the names of students by id, those that earlier runs were given included."""
    called = read_names(roster) if roster else {}
    if not (out / LEDGER).is_file():
        return called
    with Ledger.open(out / LEDGER) as ledger:
        return ledger.names() | called


def _require_one_id(out: Path, ledger: Ledger, submissions: Sequence[Submission], called: Mapping[str, str]) -> None:
    """Refuse a list that gives an id to who was graded under the name: it would be two students."""
    there = ledger.marked()
    names = {each.student: called.get(each.student, each.student) for each in submissions}
    if both := [name for student, name in names.items() if student != name and name in there]:
        raise UsageError(f"{out} has marks of {listing(both)} by name; grade into another folder, with --students.")


def _wanted(course: Course, submission: Submission, name: str, suite: str, seed: str) -> Wanted:
    key = Key(files_sha256(course, submission, name), suite, seed)
    return Wanted(submission.student, name, key, is_readable(submission, name))


@dataclass(frozen=True)
class _Task:
    """A module of a submission that nobody has graded yet, and its key."""

    submission: Submission
    module: str
    key: Key

    def is_to_test(self) -> bool:
        """Return whether there is something to test."""
        return is_readable(self.submission, self.module)

    def sources(self, course: Course) -> dict[str, str]:
        """Return the texts that its process holds, and nothing else: what its key stands for. None if none is read."""
        return sources_for(course, self.submission, self.module) if self.is_to_test() else {}


def _tasks(ledger: Ledger, students: Sequence[Submission], wanted: Sequence[Wanted], regrade: bool) -> list[_Task]:
    # Students who handed in the same files get the same verdict: it is found once.
    first: dict[Key, Wanted] = {}
    for each in wanted:
        if regrade or not ledger.has(each.key):
            first.setdefault(each.key, each)
    # Those of a student stand together, in the order of the course: so does what they wait for.
    submissions = {submission.student: submission for submission in students}
    return [_Task(submissions[each.student], each.module, each.key) for each in first.values()]


def _to_test(names: Sequence[str], tasks: Sequence[_Task]) -> tuple[str, ...]:
    needed = {task.module for task in tasks if task.is_to_test()}
    return tuple(name for name in names if name in needed)


def _verdicts(
    course: Course, order: Order, tasks: Sequence[_Task], engine: Engine
) -> Generator[tuple[_Task, ModuleVerdict]]:
    works = []
    for number, task in enumerate(tasks):
        if task.is_to_test():
            job = Job(task.sources(course), (task.module,))
            works.append(Work(number, task.submission.student, job))
        else:
            yield task, _judged(course, task, Found(number))
    if works:
        with closing(engine(order, works)) as found:
            for each in found:
                yield tasks[each.number], _judged(course, tasks[each.number], each)


def _judged(course: Course, task: _Task, found: Found) -> ModuleVerdict:
    results = {result.id: result for result in found.results}
    own = [test for test in found.tests if test.module == task.module]
    return judge_module(course.module(task.module), task.submission, own, results)


def _tell_turn(turn: OnTurn, ahead: Mapping[Key, _Task]) -> None:
    """Say which module is waited for, if any: engines begin with the first."""
    if task := next(iter(ahead.values()), None):
        turn(task.submission.student, task.module)


def _say(notice: Callable[[str], None], strays: Sequence[str]) -> None:
    notice(f"Not graded, since nothing says whose it is: {listing(strays)}.")


def _tell(notice: Callable[[str], None], kept: Sequence[Wanted], outdated: Sequence[tuple[str, str]]) -> None:
    """Say which marks are not those of this run's submissions, or not of this run's tests."""
    if kept:
        there = _by_module([(each.student, each.module) for each in kept])
        notice(f"Earlier work still counts where a submission lacks a module, or it cannot be read: {there}.")
    if outdated:
        there = _by_module(outdated)
        notice(f"Graded with other tests or another seed, and not handed in here: {there}; grade that work again.")


def _by_module(places: Sequence[tuple[str, str]]) -> str:
    students: dict[str, list[str]] = {}
    for student, module in places:
        students.setdefault(module, []).append(student)
    return "; ".join(f"{module} of {listing(names)}" for module, names in students.items())


def default_jobs() -> int:
    """Return one job for each core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_seed(course: Course) -> str:
    """Return the grader's secret of this checkout, made at first use and kept out of version control."""
    path = course.private("seed")
    try:
        path.parent.mkdir(exist_ok=True)
        # `x`: of two graders that start at once, both read the one secret that is there.
        with path.open("x", encoding="utf-8") as file:
            file.write(os.urandom(16).hex())
    except FileExistsError:
        pass
    except OSError as error:
        raise LlmlingsError(f"{path} cannot be written ({error.strerror}); give a secret with --seed.") from None
    seed = path.read_text(encoding="utf-8").strip()
    if not seed:
        raise UsageError(f"{path} is empty; delete it, or give a secret with --seed.")
    return seed
