"""What a teacher decides about marks: kept in the ledger, in force over regrading, and written into a log."""

import platform
import subprocess
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.grade.decided import decided
from llmlings.grade.ledger import Decision, Ledger
from llmlings.grade.places import listing
from llmlings.grade.roster import pseudonyms
from llmlings.grade.rules import read_rules
from llmlings.grade.tables import csv_text, write_text
from llmlings.grade.visible_text import visible_name

#: The log in the folder of the marks, and the folder of what it speaks of.
LOG, TEXTS = "decisions.csv", "decided"
LOG_COLUMNS = ("time", "decision", *(field.name for field in fields(Decision)[3:]))


def override(course: Course, ledger: Ledger, student: str, module: str, points: str, because: str) -> str:
    """Set the points of a student's module, or take that back if `points` is `none`; return a sentence on it."""
    if not because.strip():
        raise UsageError("--because is empty: say why, for whoever reads the log or the feedback.")
    hidden = pseudonyms(ledger.path.parent, [])
    own = {shown: real for real, shown in hidden.items()}.get(student, student)
    graded = {verdict.student: verdict for verdict in ledger.students()}
    if own not in graded:
        raise UsageError(f"There is no student '{visible_name(student)}' in {ledger.path}{_near(student, graded)}")
    files = {each.module: each.files_sha256 for each in graded[own].modules}
    if module not in files:
        raise UsageError(f"There is no mark of '{module}' in {ledger.path}; choose one of: {', '.join(files)}.")
    if points == "none":
        before = [d for d in ledger.decisions() if (d.kind, d.student, d.module) == ("override", own, module)]
        if not before or before[-1].is_back:
            raise UsageError(f"The points of {module} of {student} are not set by hand; there is nothing to take back.")
        _decide(
            course, ledger, "override", student=own, module=module, because=because, sha256=files[module], is_back=True
        )
        return f"{module} of {student} has the points of its tests again."
    (most,) = [
        each.max_points
        for verdict in decided(ledger)
        for each in verdict.modules
        if verdict.student == hidden.get(own, own) and each.module == module
    ]
    value = _points(points, most)
    _decide(course, ledger, "override", student=own, module=module, points=value, because=because, sha256=files[module])
    return f"{module} of {student} has {value:g} of {most:g} points now."


def drop(course: Course, ledger: Ledger, test: str, *, is_back: bool) -> str:
    """Let a test count nothing, or take that back; return a sentence on it."""
    modules = [module for verdict in ledger.students() for module in verdict.modules if module.tests]
    known = {each.id: module.module for module in modules for each in module.tests}
    gone = _dropped(ledger)
    ids = sorted(gone if is_back else known)
    found = [id for id in ids if id == test] or [id for id in ids if id.endswith(test)]
    if not test or not found:
        where = "that is dropped" if is_back else f"in {ledger.path}"
        raise UsageError(f"There is no test '{visible_name(test)}' {where}{_near(test, ids)}")
    if len(found) > 1:
        raise UsageError(f"'{visible_name(test)}' can mean {listing(found)}; give more of it.")
    (id,) = found
    if is_back:
        _decide(course, ledger, "drop", module=known.get(id, ""), test=id, is_back=True)
        return f"{id} counts again."
    if id in gone:
        raise UsageError(f"{id} is dropped already; `llmlings drop {ledger.path.parent} {id} --back` takes it back.")
    if any({each.id for each in module.tests} <= {*gone, id} for module in modules):
        raise UsageError(f"{id} is the last test of {known[id]} that counts; set points with `llmlings override`.")
    _decide(course, ledger, "drop", module=known[id], test=id)
    return f"{id} counts nothing now; the other tests share its points."


def note_rules(course: Course, ledger: Ledger) -> None:
    """Write into the log that grading.toml is another one than before."""
    rules = read_rules(ledger.path.parent, ledger.modules())
    before = [decision.sha256 for decision in ledger.decisions() if decision.kind == "rules"]
    if rules.sha256 != (before[-1] if before else ""):
        _decide(course, ledger, "rules", sha256=rules.sha256, is_back=not rules.sha256)


def write_decisions(out: Path, ledger: Ledger) -> None:
    """Write the log, and beside it the texts that were graded where points were set by hand, if there are any."""
    if rows := log(ledger):
        write_text(out / LOG, csv_text([LOG_COLUMNS, *rows]))
    for decision in ledger.decisions():
        for module, text in ledger.sources(decision.sha256).items():
            folder = out / TEXTS / decision.sha256
            folder.mkdir(parents=True, exist_ok=True)
            write_text(folder / f"{module}.py", text)


def log(ledger: Ledger) -> list[tuple[str, ...]]:
    """Return the rows of the log, oldest first; students are called as in all outputs."""
    hidden = pseudonyms(ledger.path.parent, [])
    rows = []
    for decision in ledger.decisions():
        rest = [str(getattr(decision, name)) for name in LOG_COLUMNS[2:]]
        row = dict(zip(LOG_COLUMNS[2:], rest, strict=True))
        row["student"] = hidden.get(decision.student, decision.student)
        row["points"] = f"{decision.points:g}" if decision.kind == "override" and not decision.is_back else ""
        rows.append((decision.time, f"{decision.kind}{' taken back' * decision.is_back}", *row.values()))
    return rows


def _dropped(ledger: Ledger) -> set[str]:
    last = {decision.test: decision for decision in ledger.decisions() if decision.kind == "drop"}
    return {test for test, decision in last.items() if not decision.is_back}


def _decide(
    course: Course,
    ledger: Ledger,
    kind: str,
    *,
    student: str = "",
    module: str = "",
    test: str = "",
    points: float = 0,
    because: str = "",
    sha256: str = "",
    is_back: bool = False,
) -> None:
    time = datetime.now(UTC).isoformat(timespec="seconds")
    tools = (version("llmlings"), _revision(course.root), platform.python_version(), _installed("numpy"))
    ledger.decide(
        Decision(time, kind, is_back, student, module, test, points, because, *tools, _installed("torch"), sha256)
    )


def _revision(root: Path) -> str:
    """Return the commit of a checkout, empty if it is none."""
    if not (root / ".git").exists():
        return ""
    try:
        words = ["git", "-C", str(root), "rev-parse", "HEAD"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _points(text: str, most: float) -> float:
    try:
        points = float(text)
    except ValueError:
        points = -1
    # Not a number compares false.
    if not 0 <= points <= most:
        raise UsageError(f"'{text}' are no points from 0 to {most:g}; give a number, or `none` to take one back.")
    return round(points, 2)


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, [*known], 3, 0.5)
    return f"; did you mean {listing(near)}?" if near else "; `grades.csv` and `results/` say what there is."
