"""The report for the teacher and the pages about each student, as HTML that needs nothing besides itself."""

import base64
import hashlib
import os
import re
import statistics
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from llmlings.course import Course
from llmlings.grade.feedback import LABELS, OPEN, STATUSES, by_function, counts, failed_items, is_told, passed_items
from llmlings.grade.intake import confusable, safe_names
from llmlings.grade.ledger import Run
from llmlings.grade.statistics import (
    common_mistakes,
    hardest,
    histogram,
    identical,
    mean,
    stops,
    suite_statistics,
    to_look_at,
)  # fmt: skip
from llmlings.grade.tables import number, write_folder, write_text
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict
from llmlings.grade.visible_text import visible
from llmlings.testing.catalogue import mistake_sentences

TEMPLATES = Path(__file__).with_name("templates")
# A student's page for the teacher shows this many failing tests of a module, each with this much of its message;
# results/*.json have everything.
SHOWN_TESTS = 12
SHOWN_MESSAGE = 1_500
# So many misconceptions and tests are enough for one lesson, and so many names for one line.
FOR_MONDAY = 5
TO_LOOK_AT = 10
SHOWN_NAMES = 20
#: Shades of partly passed: each stands for an equal part of the points.
SHADES = 5

_MARKS = {kind: f'<meta name="generator" content="llmlings {kind}">' for kind in ("feedback", "details")}


def write_report(
    out: Path, course: Course, run: Run, verdicts: Sequence[StudentVerdict], ungraded: Sequence[str] = ()
) -> Path:
    """Write `report.html`, and `feedback/<student>.html` and `details/<student>.html` below `out`.

    `ungraded` are students of the class whom a stopped run did not come to. Returns the path of the report.
    """
    verdicts = sorted(verdicts, key=lambda verdict: verdict.student)
    environment = _environment(course, run)
    out.mkdir(parents=True, exist_ok=True)
    files = safe_names(verdict.student for verdict in verdicts)
    by_student = {verdict.student: verdict for verdict in verdicts}
    for kind, mark in _MARKS.items():
        page = environment.get_template(f"{kind}.html")

        def text_of(student: str, page: Any = page, mark: str = mark) -> str:
            return str(page.render(verdict=by_student[student], mark=mark, file=files[student]))

        write_folder(out / kind, ".html", by_student, text_of, lambda text, mark=mark: mark in text[:2_000])  # type: ignore[misc]
    report = environment.get_template("report.html").render(**_class_data(course, verdicts, ungraded, files))
    write_text(out / "report.html", report)
    return out / "report.html"


def _environment(course: Course, run: Run) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Text of a submission can come out anywhere, so all of it passes here.
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    style, script = (_template(name) for name in ("style.css", "class.mjs"))
    policy = f"default-src 'none'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    pages = cache(lambda module: mistake_sentences(course, module))
    site = os.environ.get("SITE_URL", "").rstrip("/")

    @cache
    def sentence(module: str, mistake: str) -> Markup:
        return _prose(pages(module).get(mistake, ""))

    environment.globals.update(
        course=course,
        run=run,
        style=style,
        script=script,
        policy=policy,
        policy_with_script=f"{policy}; script-src '{_digest(script)}'",
        lessons=f"{site}/lessons/" if site.startswith(("https://", "http://")) else "",
        labels=LABELS,
        sentence=sentence,
        shown_tests=SHOWN_TESTS,
        is_told=is_told,
        by_function=by_function,
        counts=counts,
        failed_items=failed_items,
        passed_items=passed_items,
        untold=_untold,
        cell=_cell,
    )
    environment.filters.update(number=number, shortened=_shortened, quote=quote)
    return environment


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _class_data(
    course: Course, verdicts: Sequence[StudentVerdict], ungraded: Sequence[str], files: dict[str, str]
) -> dict[str, Any]:
    names = [module.module for module in verdicts[0].modules] if verdicts else []
    columns = list(zip(*(verdict.modules for verdict in verdicts), strict=True))
    tests = suite_statistics(verdicts)
    flagged, mistakes = to_look_at(tests), common_mistakes(verdicts)
    totals = [verdict.points for verdict in verdicts]
    bins = histogram(verdicts)
    most = max(*bins, 1)

    def people(students: Sequence[str], most: int = SHOWN_NAMES) -> Markup:
        link = '<a href="details/{}.html"><bdi>{}</bdi></a>'
        links = [Markup(link).format(quote(files[s]), escape(visible(s))) for s in students[:most]]
        more = [Markup("{} more").format(len(students) - most)] if len(students) > most else []
        return Markup(", ").join([*links, *more])

    return {
        "verdicts": verdicts,
        "ungraded": sorted(ungraded),
        "modules": [course.module(name) for name in names],
        "means": [mean(column) for column in columns],
        "mean": statistics.fmean(totals) if totals else 0,
        "median": statistics.median(totals) if totals else 0,
        "bins": [(at * 100 // len(bins), count, "█" * -(-count * 15 // most)) for at, count in enumerate(bins)],
        "tests": [(course.module(name), [test for test in tests if test.module == name]) for name in names],
        "for_monday": mistakes[:FOR_MONDAY],
        "mistakes": mistakes,
        "hardest": hardest(tests, FOR_MONDAY),
        "stops": stops(verdicts),
        "flagged": flagged[:TO_LOOK_AT],
        "more_flagged": max(0, len(flagged) - TO_LOOK_AT),
        "unreadable": [(v, m) for v in verdicts for m in v.modules if m.status == "unreadable"],
        "identical": identical(verdicts),
        "people": people,
        "files": files,
        "confusable": confusable(verdict.student for verdict in verdicts),
    }


def _cell(module: ModuleVerdict) -> Markup:
    """Return a module's cell of the class table, as short as it can be: there are many."""
    return _short_cell(module.status, number(module.points), int(module.points / module.max_points * SHADES))


@cache
def _short_cell(status: str, points: str, shade: int) -> Markup:
    sign, words = STATUSES[status]
    kind = f"{status} s{shade}" if status == "partial" else status
    return Markup('<td class="{}" title="{}">{} {}</td>').format(kind, words, sign, points)


def _untold(module: ModuleVerdict) -> list[Any]:
    """Return the tests to list for the teacher: none of which the module's message tells already."""
    return [test for test in module.tests if test.status not in ("passed", *OPEN) and not is_told(module, test)]


def _prose(text: str) -> Markup:
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(visible(text)))))


def _shortened(message: str) -> str:
    if len(message) <= SHOWN_MESSAGE:
        return message
    return f"{message[:SHOWN_MESSAGE]}\n... (the rest is in results/)"
