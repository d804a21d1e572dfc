"""`llmlings grade`: a class of submissions, shared out over slots, its verdicts kept in the ledger."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib.metadata import version
from pathlib import Path
from queue import Queue

from llmlings.course import COURSE_FILE, Course
from llmlings.errors import EnvironmentProblem, LlmlingsError, UsageError
from llmlings.files import digest_of_files, judging_files
from llmlings.grade.intake import Submission, read_submissions
from llmlings.grade.ledger import Ledger, Run
from llmlings.grade.report import write_report
from llmlings.grade.sandbox.start import SandboxKind, notebook_libraries
from llmlings.grade.self_test import require
from llmlings.grade.slot import Order, Slot
from llmlings.grade.tables import write_tables
from llmlings.grade.verdicts import StudentVerdict, judge

LEDGER = "ledger.sqlite"
#: Beside the ledger: what mistakes answer in the tests, found once for all slots and runs. It can be deleted.
ANSWERS = "mistakes.sqlite"

#: Told how many submissions are graded, how many there are, and the student whose turn it was.
OnGraded = Callable[[int, int, str], None]


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
    progress: OnGraded,
    notice: Callable[[str], None] = lambda _: None,
) -> list[StudentVerdict]:
    """Grade every submission that the ledger does not know yet, write all outputs, and return the class's verdicts.

    Args:
        course: a checkout with solutions and hidden tests.
        submissions: a folder with what each student handed in.
        out: where ledger, tables and report go; a run that was stopped goes on there.
        modules: names of the modules to grade; all if empty.
        jobs: how many submissions are graded at once.
        seed: the grader's secret, from which hidden tests draw their inputs.
        sandbox: `bwrap`, or `none` for submissions that are trusted.
        regrade: grade again what the ledger knows already.
        accept_renamed: grade what is without doubt a renamed copy of a missing module.
        progress: called after each submission.
        notice: told what the teacher may want to know about the sandbox of this machine.
    """
    names = tuple(course.module(name).name for name in modules) or tuple(module.name for module in course.modules)
    for name in names:
        if not course.tests(name, "hidden").is_file() or not course.solution(name).is_file():
            where = "grade in a checkout of the course's repository"
            raise EnvironmentProblem(f"{course.root} has no solutions or no hidden tests; {where}.")
        if sentence := course.module(name).lacks():
            raise EnvironmentProblem(sentence)
    for note in require(sandbox, [course.root / COURSE_FILE, course.private("seed"), out / LEDGER]):
        notice(note)
    students = read_submissions(submissions, course, accept_renamed=accept_renamed)
    if any(file.path.endswith(".ipynb") for student in students for file in student.modules.values()):
        # Asked here, not by the first worker: before anything is graded.
        notebook_libraries()
    out.mkdir(parents=True, exist_ok=True)
    with Ledger.open(out / LEDGER) as ledger:
        suite = suite_sha256(course, names)
        ledger.set_class(Run(suite, seed, sandbox, version("llmlings")), {s.student: s.sha256 for s in students})
        todo = _ungraded(ledger, students, suite, seed, regrade)
        order = Order(str(course.root), names, seed, sandbox, suite, str((out / ANSWERS).resolve()))
        done = len(students) - len(todo)
        for submission, verdict in _verdicts(course, order, suite, todo, jobs):
            ledger.store(verdict, sandbox)
            done += 1
            progress(done, len(students), submission.student)
        write_outputs(course, out, ledger)
        return ledger.students()


def write_outputs(course: Course, out: Path, ledger: Ledger) -> None:
    """Write the tables and the report that the ledger stands for."""
    verdicts = ledger.students()
    write_tables(out, verdicts)
    write_report(out, course, ledger.run(), verdicts, ungraded=ledger.ungraded())


def suite_sha256(course: Course, modules: Iterable[str]) -> str:
    """Return the digest of all that decides a verdict besides the submission and the seed."""
    # The file of answers names mistakes in visible tests; a course without one tries them.
    files = [course.root / COURSE_FILE, *filter(Path.is_file, [course.answers()])]
    for name in modules:
        files += [course.solution(name), course.tests(name, "visible"), course.tests(name, "hidden")]
        files.append(course.mistakes(name))
    return digest_of_files([*files, *judging_files()], version("llmlings"), *modules)


def _ungraded(ledger: Ledger, students: Sequence[Submission], suite: str, seed: str, regrade: bool) -> list[Submission]:
    # Students who handed in the same files get the same verdict: it is found once.
    by_files = {submission.sha256: submission for submission in reversed(students)}
    first = sorted(by_files.values(), key=lambda submission: submission.student)
    return [s for s in first if regrade or ledger.verdict(s.sha256, suite, seed) is None]


def _verdicts(
    course: Course, order: Order, suite: str, todo: Sequence[Submission], jobs: int
) -> Iterable[tuple[Submission, StudentVerdict]]:
    if not todo:
        return
    slots: list[Slot] = []
    try:
        # Started one after the other by this thread: a sandbox ends when the thread that started it does.
        slots += [Slot(order) for _ in range(min(jobs, len(todo)))]
        # All of them, not the first alone: each slot has to be ready.
        tests, *_ = [slot.tests() for slot in slots]
        free: Queue[Slot] = Queue()
        for slot in slots:
            free.put(slot)

        def grade_one(submission: Submission) -> tuple[Submission, StudentVerdict]:
            readable = {} if submission.problem else submission.modules
            sources = {name: file.text for name, file in readable.items() if not file.problem}
            slot = free.get()
            try:
                # A module may use others of the student's that are not graded now.
                results = slot.grade(sources, sources.keys() & set(order.modules))
            finally:
                free.put(slot)
            by_id = {result.id: result for result in results}
            return submission, judge(course, submission, tests, by_id, suite, order.seed)

        with ThreadPoolExecutor(len(slots)) as pool:
            futures = [pool.submit(grade_one, submission) for submission in todo]
            try:
                for future in as_completed(futures):
                    yield future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for slot in slots:
                    slot.close()
                raise
    finally:
        for slot in slots:
            slot.close()


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
