"""A ledger that holds given verdicts, as if a class had been graded."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from llmlings.course import Module
from llmlings.grade.ledger import Key, Ledger, Run, Wanted
from llmlings.grade.verdicts import StudentVerdict


def write_ledger(path: Path, modules: Sequence[Module], run: Run, verdicts: Iterable[StudentVerdict]) -> None:
    """Make the ledger at `path`; nobody's files are another's."""
    with Ledger.open(path) as ledger:
        wanted, found = [], []
        for student in verdicts:
            for module in student.modules:
                key = Key(f"{student.student}/{module.module}", run.suite_sha256, run.seed)
                wanted.append(Wanted(student.student, module.module, key))
                found.append((key, module))
        ledger.begin(run, modules, wanted)
        ledger.store(found, run.sandbox)
