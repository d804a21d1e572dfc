"""The report for the teacher and the feedback for each student, as HTML pages that need nothing besides themselves."""

import base64
import hashlib
import re
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from llmlings.course import Course
from llmlings.grade.intake import confusable, safe_names
from llmlings.grade.ledger import Run
from llmlings.grade.statistics import common_mistakes, suite_statistics
from llmlings.grade.tables import number, write_folder, write_text
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict
from llmlings.grade.visible_text import visible
from llmlings.testing.catalogue import mistake_sentences

TEMPLATES = Path(__file__).with_name("templates")
#: Each status with the sign that stands beside its colour, and in words.
STATUSES: Mapping[str, tuple[str, str]] = {
    "passed": ("✓", "passed"),
    "partial": ("◐", "partly passed"),
    "failed": ("✗", "failed"),
    "error": ("✗", "raised an error"),
    "timeout": ("✗", "ran out of time"),
    "crashed": ("✗", "ended the process"),
    "memory": ("✗", "ran out of memory"),
    "todo": ("○", "to do"),
    "blocked": ("○", "waits for another function"),
    "missing": ("–", "missing"),
    "unreadable": ("!", "unreadable"),
}
# The report shows this many failing tests of a student's module, each with this much of its message, so that the page
# of a large class still opens; results/*.json have everything.
SHOWN_TESTS = 12
SHOWN_MESSAGE = 1_500

_FEEDBACK_MARK = '<meta name="generator" content="llmlings feedback">'


def write_report(
    out: Path, course: Course, run: Run, verdicts: Sequence[StudentVerdict], ungraded: Sequence[str] = ()
) -> Path:
    """Write `report.html` and `feedback/<student>.html` below `out`; return the path of the report.

    `ungraded` are students of the class whom a stopped run did not come to.
    """
    verdicts = sorted(verdicts, key=lambda verdict: verdict.student)
    environment = _environment(course)
    page = environment.get_template("feedback.html")
    feedback = {verdict.student: page.render(verdict=verdict, run=run, mark=_FEEDBACK_MARK) for verdict in verdicts}
    out.mkdir(parents=True, exist_ok=True)
    write_folder(out / "feedback", ".html", feedback, lambda text: _FEEDBACK_MARK in text[:2_000])
    report = environment.get_template("report.html").render(**_report_data(course, run, verdicts, ungraded))
    write_text(out / "report.html", report)
    return out / "report.html"


def _environment(course: Course) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Text of a submission can come out anywhere, so all of it passes here.
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    pages: dict[str, dict[str, str]] = {}

    def sentence(module: str, mistake: str) -> str:
        if module not in pages:
            pages[module] = mistake_sentences(course, module)
        return pages[module].get(mistake, "")

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment.globals.update(
        course=course,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        statuses=STATUSES,
        sentence=sentence,
        shown_tests=SHOWN_TESTS,
        is_told=_is_told,
    )
    environment.filters.update(number=number, prose=_prose, shortened=_shortened, quote=quote)
    return environment


def _report_data(
    course: Course, run: Run, verdicts: Sequence[StudentVerdict], ungraded: Sequence[str]
) -> dict[str, Any]:
    graded = [module.module for module in verdicts[0].modules] if verdicts else []
    tests = suite_statistics(verdicts)
    totals = [verdict.points for verdict in verdicts]
    columns = zip(*(verdict.modules for verdict in verdicts), strict=True)
    return {
        "run": run,
        "verdicts": verdicts,
        "ungraded": sorted(ungraded),
        "modules": [course.module(name) for name in graded],
        "means": [statistics.fmean(module.points for module in column) for column in columns],
        "mean": statistics.fmean(totals) if totals else 0,
        "median": statistics.median(totals) if totals else 0,
        "tests": [(course.module(name), [test for test in tests if test.module == name]) for name in graded],
        "mistakes": common_mistakes(verdicts),
        "anchors": {verdict.student: f"s{number}" for number, verdict in enumerate(verdicts, 1)},
        "failing": _failing,
        "files": safe_names(verdict.student for verdict in verdicts),
        "confusable": confusable(verdict.student for verdict in verdicts),
    }


def _failing(module: ModuleVerdict) -> list[TestVerdict]:
    """Return the tests to list for the teacher: none of which the module's message tells already."""
    unfinished = ("passed", "todo", "blocked")
    return [test for test in module.tests if test.status not in unfinished and not _is_told(module, test)]


def _is_told(module: ModuleVerdict, test: TestVerdict) -> bool:
    verdict = test.message.partition("\n")[0]
    return bool(verdict) and module.message.endswith(verdict)


def _prose(text: str) -> Markup:
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(visible(text)))))


def _shortened(message: str) -> str:
    if len(message) <= SHOWN_MESSAGE:
        return message
    return f"{message[:SHOWN_MESSAGE]}\n... (the rest is in results/)"
