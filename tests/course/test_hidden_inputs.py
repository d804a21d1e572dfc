"""What a student sees of a hidden test: its sentence, how it ended and the misconception; no input, value or source."""

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import zip_longest

import pytest
from solved import ROOT

from llmlings.course import load_course
from llmlings.grade.feedback import STATUSES
from llmlings.grade.intake import SourceFile, Submission
from llmlings.grade.ledger import Run
from llmlings.grade.report import write_report
from llmlings.grade.tables import number
from llmlings.grade.verdicts import StudentVerdict, judge
from llmlings.nbgrader import graded_cells
from llmlings.nbgrader.assignments import HIDDEN
from llmlings.testing.catalogue import WrongAnswer, mistake_sentences, read_mistakes
from llmlings.testing.results import SuiteTest, TestResult
from llmlings.testing.suite import Suite, with_suite

COURSE = load_course(ROOT)
MODULES = [module for module in COURSE.modules if not module.lacks()]
#: Stands for whatever the message of a hidden test says.
SECRET = "1701-what-only-the-grader-knows"


@dataclass(frozen=True)
class Told:
    """What a student is told who has made one mistake in each function: `mistakes`, by module and function."""

    mistakes: Mapping[tuple[str, str], WrongAnswer]
    verdict: StudentVerdict
    page: str


def collected(seed: str) -> list[SuiteTest]:
    found: list[SuiteTest] = []

    def body(suite: Suite) -> None:
        found.extend(suite.graded)

    with_suite(COURSE, [COURSE.tests(m.name, kind) for m in MODULES for kind in ("visible", "hidden")], seed, body)
    return found


@pytest.fixture(scope="module")
def tests() -> list[SuiteTest]:
    """All tests of the course that points hang on."""
    return collected("a seed")


def outcome(test: SuiteTest, wrong: WrongAnswer | None) -> TestResult:
    """A result that tells everything."""
    passed = TestResult(test.id, test.name, test.module, test.function, test.visibility, "passed", printed=SECRET)
    if wrong is None or test.visibility == "visible":
        return passed
    message = f"{test.function} gave {SECRET}.\n  called:    {SECRET}\n  expected:  {SECRET}\n  likely:    {SECRET}"
    return replace(passed, status="failed", message=message, mistake=wrong.id)


@pytest.fixture(scope="module")
def told(tests: list[SuiteTest], tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """What is told of all known mistakes of the course: a student for the first of each function, and so on."""
    out = tmp_path_factory.mktemp("told")
    catalogue: dict[tuple[str, str], list[WrongAnswer]] = defaultdict(list)
    for module in MODULES:
        for wrong in read_mistakes(COURSE, module.name):
            catalogue[module.name, wrong.function].append(wrong)
    found = []
    for student, row in enumerate(zip_longest(*catalogue.values())):
        made = {key: wrong for key, wrong in zip(catalogue, row, strict=True) if wrong}
        results = {test.id: outcome(test, made.get((test.module, test.function))) for test in tests}
        files = {module.name: SourceFile(f"{module.name}.py") for module in MODULES}
        found.append((made, judge(COURSE, Submission(f"s{student}", "ab", files), tests, results, "cd", SECRET)))
    write_report(out, COURSE, Run("cd", SECRET, "bwrap", "0"), [verdict for _, verdict in found])
    pages = [(out / "feedback" / f"s{number}.html").read_text(encoding="utf-8") for number in range(len(found))]
    return [Told(made, verdict, page) for (made, verdict), page in zip(found, pages, strict=True)]


class Text(HTMLParser):
    """The text of a page, without its spaces: where lines break is not of interest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += "".join(data.split())


def plain(text: str) -> str:
    """A misconception as it stands in a page: the marks of code become a style."""
    return re.sub(r"`([^`]+)`", r"\1", text)


def test_every_mistake_is_somebodys(told: list[Told]) -> None:
    assert sum(len(each.mistakes) for each in told) == sum(len(read_mistakes(COURSE, m.name)) for m in MODULES)


def test_of_each_mistake_the_page_says_sentence_ending_and_misconception(told: list[Told]) -> None:
    for each in told:
        assert SECRET not in each.page
        for module in each.verdict.modules:
            _, _, section = each.page.partition(f'<section id="{module.module}">')
            section = section.partition("</section>")[0]
            items = re.findall(r'<li class="hidden">(.*?)</li>', section, re.DOTALL)
            expected = []
            for test in [test for test in module.tests if test.visibility == "hidden"]:
                text = " ".join(STATUSES[test.status]) + test.name
                if test.status != "passed":
                    text += f"costs {number(test.max_points)}"
                if test.mistake:
                    (wrong,) = [
                        wrong
                        for wrong in each.mistakes.values()
                        if (wrong.module, wrong.id) == (module.module, test.mistake)
                    ]
                    text += f"Likely cause: {plain(wrong.sentence)}{wrong.id}"
                expected.append("".join(text.split()))
            # Of one function after the other, those that fail first.
            assert sorted(Text(item).text for item in items) == sorted(expected), module.module
            # Nothing else of the section tells of them.
            rest = section
            for item in items:
                rest = rest.replace(f'<li class="hidden">{item}</li>', "")
            assert not [test.name for test in module.tests if test.visibility == "hidden" and test.name in rest]


def test_of_each_mistake_the_notebook_says_no_more(told: list[Told], monkeypatch: pytest.MonkeyPatch) -> None:
    # Each look at a page of mistakes reads it anew.
    read = functools.cache(lambda module: mistake_sentences(COURSE, module))
    monkeypatch.setattr(graded_cells, "mistake_sentences", lambda course, module: read(module))
    around = re.compile(r"\d+ of \d+ hidden tests pass|[\d.]+ of [\d.]+ points|\.\.\. and \d+ more|")
    for each in told:
        for verdict in each.verdict.modules:
            shown = graded_cells.cell_results(COURSE, COURSE.module(verdict.module), verdict)[HIDDEN].text
            assert SECRET not in shown
            sentences = {f"  likely:    {wrong.sentence}" for wrong in each.mistakes.values()}
            known = sentences | {f"✗ {test.name} (failed)" for test in verdict.tests}
            assert [line for line in shown.splitlines() if line not in known and not around.fullmatch(line)] == []


def test_what_is_shown_of_tests_does_not_come_from_the_seed(tests: list[SuiteTest]) -> None:
    assert collected("another") == tests
