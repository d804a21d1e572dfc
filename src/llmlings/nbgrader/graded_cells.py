"""Grades one notebook in the sandbox of `llmlings grade`, and says what its two graded cells show."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmlings.course import Course, Module
from llmlings.errors import EnvironmentProblem
from llmlings.grade.containers import read_regular
from llmlings.grade.entries import FileProblem
from llmlings.grade.feedback import STATUSES
from llmlings.grade.intake import MAX_NOTEBOOK_BYTES, SourceFile, Submission, source_file
from llmlings.grade.report import SHOWN_TESTS
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.grade.self_test import require
from llmlings.grade.slot import Order, Slot
from llmlings.grade.tables import number
from llmlings.grade.verdicts import ModuleVerdict, TestVerdict, judge
from llmlings.grade.visible_text import visible
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE, cell_points, points_of
from llmlings.testing.catalogue import mistake_sentences
from llmlings.testing.results import SuiteTest

SHOWN_MESSAGE = 1_500


@dataclass(frozen=True)
class CellResult:
    """What a graded cell shows, and the points that it earns."""

    text: str
    points: float


class Grader:
    """Grades notebooks one after the other; a slot with the tests is started at the first one and kept."""

    def __init__(self, course: Course, seed: str, sandbox: SandboxKind) -> None:
        require(sandbox)
        self._course = course
        self._seed = seed
        self._sandbox = sandbox
        self._slot: Slot | None = None
        self._modules: tuple[str, ...] = ()
        self._tests: Sequence[SuiteTest] = ()

    def grade(self, name: str, student: str, files: Mapping[str, SourceFile]) -> dict[str, CellResult]:
        """Return the results of the graded cells of module `name`, by grade id.

        Args:
            name: the module.
            student: whose notebook it is.
            files: the module, and those of the student's that it is made of.
        """
        module = self._course.module(name)
        slot = self._slot_for(module)
        texts = {name: file.text for name, file in files.items() if not file.problem}
        results = {result.id: result for result in slot.grade(texts, texts.keys() & {name})}
        tests = [test for test in self._tests if test.module == name]
        # The digests of a verdict are for the ledger, which nbgrader's gradebook stands in for.
        submission = Submission(student, "", dict(files))
        (verdict,) = judge(self._course, submission, tests, results, "", self._seed).modules
        return cell_results(self._course, module, verdict)

    def close(self) -> None:
        """End the slot."""
        if self._slot is not None:
            self._slot.close()
            self._slot = None

    def _slot_for(self, module: Module) -> Slot:
        if self._slot is not None and module.name in self._modules:
            return self._slot
        if sentence := module.lacks():
            raise EnvironmentProblem(sentence)
        # Most runs are about one assignment; from the second one on, all modules that can be tested here.
        others = [other.name for other in self._course.modules if self._slot is not None and not other.lacks()]
        self.close()
        self._modules = tuple(others or [module.name])
        self._slot = Slot(Order(str(self._course.root), self._modules, self._seed, self._sandbox))
        self._tests = self._slot.tests()
        return self._slot


def answers(module: Module, notebook: bytes, folder_of: Callable[[str], Path]) -> dict[str, SourceFile]:
    """Return a module's answers from its notebook, and those of the modules that it is made of.

    `folder_of` says where the student's submission of another assignment is.
    """
    files = {module.name: source_file(f"{module.name}.ipynb", notebook)}
    beside = {name: _read_beside(folder_of(name), name) for name in module.uses}
    return files | {name: file for name, file in beside.items() if file is not None}


def _read_beside(folder: Path, name: str) -> SourceFile | None:
    """Return module `name` from the notebook in `folder`, None if there is none; no link is followed."""
    try:
        top = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        data = read_regular(top, [f"{name}.ipynb"], MAX_NOTEBOOK_BYTES + 1)
    except FileProblem as problem:
        return SourceFile(f"{name}.ipynb", problem=f"{name}.ipynb {problem}.")
    finally:
        os.close(top)
    return None if data is None else source_file(f"{name}.ipynb", data)


def cell_results(course: Course, module: Module, verdict: ModuleVerdict) -> dict[str, CellResult]:
    """Return what the graded cells show and earn.

    It is what a student may see: of hidden tests no input and no message.
    """
    earned, most = cell_points(verdict), points_of(module)
    results = {}
    for grade_id, visibility in ((VISIBLE, "visible"), (HIDDEN, "hidden")):
        own = [test for test in verdict.tests if test.visibility == visibility]
        lines = _lines(course, verdict, own, visibility)
        lines.append(f"{number(earned[grade_id])} of {number(most[grade_id])} points")
        results[grade_id] = CellResult(visible("\n".join(lines)), earned[grade_id])
    return results


def _lines(course: Course, verdict: ModuleVerdict, tests: Sequence[TestVerdict], visibility: str) -> list[str]:
    if verdict.message:
        return [verdict.message]
    failed = [test for test in tests if test.status != "passed"]
    sentences = mistake_sentences(course, verdict.module) if any(test.mistake for test in failed) else {}
    lines = [f"{len(tests) - len(failed)} of {len(tests)} {'hidden ' * (visibility == 'hidden')}tests pass", ""]
    for test in failed[:SHOWN_TESTS]:
        sign, word = STATUSES[test.status]
        lines.append(f"{sign} {test.name} ({word})")
        if visibility == "visible" and test.status != "todo":
            lines.append(_shortened(test.message))
        elif test.mistake:
            lines.append(f"  likely:    {sentences.get(test.mistake, '')}")
    if len(failed) > SHOWN_TESTS:
        lines.append(f"... and {len(failed) - SHOWN_TESTS} more")
    return [*lines, ""] if failed else lines


def _shortened(message: str) -> str:
    cut = message if len(message) <= SHOWN_MESSAGE else f"{message[:SHOWN_MESSAGE]}\n..."
    return "\n".join(f"  {line}" for line in cut.split("\n"))
