"""The pages of the reference say what command line, stubs and formats are, and nothing of the solutions."""

import argparse
import html
import re
from dataclasses import make_dataclass
from pathlib import Path
from typing import get_args

import pytest

from llmlings.cli import make_parser
from llmlings.course import Course, Module, load_course
from llmlings.errors import CourseError, LlmlingsError
from llmlings.grade import archives, entries, grading, intake, places
from llmlings.grade.decisions import LOG, LOG_COLUMNS, TEXTS
from llmlings.grade.feedback import STATUSES
from llmlings.grade.ledger import Run
from llmlings.grade.ledger_file import LOCK
from llmlings.grade.report import write_report
from llmlings.grade.roster import KEY_FILE
from llmlings.grade.tables import write_tables
from llmlings.grade.verdicts import MAX_MESSAGE, SHARES, ModuleStatus, ModuleVerdict, StudentVerdict, TestVerdict
from llmlings.grade.verdicts import SCHEMA as RESULTS_SCHEMA
from llmlings.learn.check import SCHEMA as CHECK_SCHEMA
from llmlings.site import reference
from llmlings.site.reference import commands_page, files_page, functions_page
from llmlings.testing import source_text
from llmlings.testing.results import Status, TestResult

COURSE = load_course(Path(__file__).resolve().parents[2])
FUNCTIONS = functions_page(COURSE)
COMMANDS = commands_page(make_parser()[0])
FILES = files_page((COURSE.root / "docs" / "reference" / "files.md").read_text(encoding="utf-8"))


def test_every_command_has_its_heading() -> None:
    found = re.findall(r"^## `(.+)`$", COMMANDS, re.MULTILINE)
    assert found[0] == "llmlings"
    names = make_parser()[1]
    assert [name.split()[1] for name in found[1:] if " dev " not in name] == [name for name in names if name != "dev"]
    assert {"llmlings dev check", "llmlings dev derive"} <= set(found)


def test_a_command_shows_what_it_takes() -> None:
    section = COMMANDS.partition("## `llmlings grade`")[2].partition("\n## ")[0]
    usage = "llmlings grade SUBMISSIONS --out DIR [--module NAME]... [--jobs N] [--seed TEXT] [--engine local|dask]"
    usage += " [--scheduler ADDRESS] [--sandbox bwrap|none] [--regrade] [--accept-renamed] [--skip-missing]"
    usage += " [--student ID]... [--students FILE] [--anonymous]"
    assert f"\n{usage}\n" in section
    assert "Grade a folder that holds one folder or .zip for each student" in section
    assert "| `--out DIR` | where marks and report go |" in section
    assert re.search(r"^\| `--sandbox bwrap\|none` \| none: .+ \(default: bwrap\) \|$", section, re.MULTILINE)
    assert "(default: None)" not in COMMANDS
    assert "\nllmlings check [MODULE]... [--all] [--json FILE]\n" in COMMANDS
    assert "\nllmlings hint [MODULE[.FUNCTION]] [--level N]\n" in COMMANDS


def test_a_command_of_learners_shows_examples() -> None:
    section = COMMANDS.partition("## `llmlings undo`")[2].partition("\n## ")[0]
    assert section.endswith("\nFor example:\n\n```{ .text .wrap }\nllmlings undo\n```\n")


def test_a_command_without_arguments_has_no_table() -> None:
    page = commands_page(argparse.ArgumentParser(prog="tool", description="Does."))
    assert page.endswith("\n## `tool`\n\nDoes.\n\n```{ .text .wrap }\ntool\n```\n")


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_every_function_is_there_with_its_docstring_and_links_to_its_lesson(module: Module) -> None:
    section = FUNCTIONS.partition(f"{{ #{module.name} }}\n")[2].partition("\n## ")[0]
    for function in module.functions:
        entry = section.partition(f"{{ #{module.name}.{function} }}\n")[2].partition("\n### ")[0]
        assert f"def {function.rpartition('.')[2]}(" in entry
        assert ">>> " in entry
        for title in ("Args", "Returns", "Source"):
            assert f"<dt>{title}</dt>" in entry, (function, title)
        assert re.search(r"\n\[In the lesson\]\(\.\./lessons/\w+\.md#[\w-]+\)\n", entry), function
    assert section.count("\n### ") == len(module.functions) + len(
        {f.split(".")[0] for f in module.functions if "." in f}
    )


def test_an_entry_says_what_the_docstring_says() -> None:
    entry = FUNCTIONS.partition("{ #vocabulary.tokens_to_ids }\n")[2].partition("\n### ")[0]
    assert 'unknown: str | None = "<unk>"' in entry
    assert "<li><code>tokens</code>: " in entry
    assert "<dt>Raises</dt>\n<dd><ul><li><code>ValueError</code>: " in entry


def test_a_class_is_shown_with_its_constructor() -> None:
    entry = FUNCTIONS.partition("{ #transformer.SelfAttention }\n")[2].partition("\n### ")[0]
    assert "class SelfAttention(nn.Module)\n    def __init__(self, width: int, num_heads: int) -> None\n```" in entry
    assert "<p>Causal multi-head self-attention" in entry


def small(folder: Path, stub: str) -> Course:
    """A course of one module with this stub."""
    course = Course(folder, "small", (COURSE.module("one_hot"),), COURSE.limits)
    path = course.exercise("one_hot")
    path.parent.mkdir()
    path.write_text(f'"""Top."""\n\n\n{stub}', encoding="utf-8")
    return course


def test_a_docstring_is_text_and_not_markup(tmp_path: Path) -> None:
    stub = "".join(f'def {name}():\n    """Give `a<b` & <i>."""\n' for name in COURSE.module("one_hot").functions)
    assert "<p>Give <code>a&lt;b</code> &amp; &lt;i&gt;.</p>" in functions_page(small(tmp_path, stub))


def test_a_stub_without_a_function_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"exercises/one_hot\.py has no function one_hot;"):
        functions_page(small(tmp_path, ""))


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_no_line_of_a_solution_is_shown(module: Module) -> None:
    stub = {line.strip() for line in COURSE.exercise(module.name).read_text("utf-8").splitlines()}
    solution = {line.strip() for line in COURSE.solution(module.name).read_text("utf-8").splitlines()}
    shown = html.unescape(FUNCTIONS.partition(f"{{ #{module.name} }}\n")[2].partition("\n## ")[0])
    bodies = {line for line in solution - stub if len(line) > 16}
    assert bodies
    assert not [line for line in bodies if line in shown]


def table(after: str) -> list[list[str]]:
    """The cells of the first table of the page of files behind a text, without its head."""
    lines = FILES.partition(after)[2].split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = lines[first : lines.index("", first)]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


@pytest.mark.parametrize(
    ("after", "written"),
    [
        ("### Results", StudentVerdict),
        ("Each of the `modules`", ModuleVerdict),
        ("each of its `tests`", TestVerdict),
        ("## What `llmlings check --json` writes", TestResult),
    ],
)
def test_each_field_that_is_written_is_there_with_its_meaning(after: str, written: type) -> None:
    rows = table(after)
    assert [name for name, _, _ in rows] == [f"`{name}`" for name in written.__dataclass_fields__]
    assert all(len(meaning) > 5 for _, _, meaning in rows)
    assert "<!--" not in FILES


def test_a_field_has_the_type_that_json_has() -> None:
    types = {name: kind for name, kind, _ in table("Each of the `modules`") + table("each of its `tests`")}
    assert types["`tests`"] == "list"
    assert types["`points`"] == "number"
    assert types["`mistake`"] == "text or null"
    assert types["`visibility`"] == "text"


def test_a_field_without_a_meaning_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = make_dataclass("Mark", [("points", float), ("because", str)])
    kind.__doc__ = "Attributes:\n    points: how many."
    monkeypatch.setitem(reference._WRITTEN, "Mark", kind)
    with pytest.raises(CourseError, match=r"lists \['points'\]; its fields are \['points', 'because'\]"):
        files_page("<!-- fields: Mark -->")
    with pytest.raises(CourseError, match="the fields of 'Marks'; choose from: StudentVerdict, "):
        files_page("<!-- fields: Marks -->")


@pytest.mark.parametrize(("after", "statuses"), [("Of a module:", ModuleStatus), ("Of a test:", Status)])
def test_each_status_is_there_and_in_the_report(after: str, statuses: object) -> None:
    assert [status for status, _ in table(after)] == [f"`{status}`" for status in get_args(statuses)]
    assert set(get_args(statuses)) <= set(STATUSES)


def test_each_exit_status_is_there() -> None:
    kinds, known = [LlmlingsError], {0, 130}
    while kinds:
        kind = kinds.pop()
        known.add(kind.exit_status)
        kinds += kind.__subclasses__()
    assert [int(status) for status, _ in table("## Exit status")] == sorted(known)


def test_modules_are_looked_for_in_this_order(tmp_path: Path) -> None:
    student = tmp_path / "ann"
    (student / "exercises").mkdir(parents=True)
    places = ["exercises/bpe.py", "bpe.py", "exercises/bpe.ipynb", "bpe.ipynb"]
    for place in places:
        (student / place).write_text("", encoding="utf-8")
    found = []
    for _ in places:
        (submission,) = intake.read_submissions(tmp_path, COURSE)
        found.append(submission.modules["bpe"].path)
        (student / found[-1]).unlink()
    shown = re.findall(r"^\d\. `(.+)`$", FILES, re.MULTILINE)
    assert [place.replace("<module>", "bpe") for place in shown] == found == places


def test_the_limits_of_submissions_are_those_of_the_code() -> None:
    section = FILES.partition("| this cannot be read")[2].partition("\n## ")[0]
    sizes = (
        entries.MAX_TABLE_BYTES, entries.MAX_INNER_BYTES, entries.MAX_SUBMISSION_BYTES,
        source_text.MAX_BYTES, intake.MAX_NOTEBOOK_BYTES,
    )  # fmt: skip
    assert re.findall(r"(\d+) MiB", section) == [str(size >> 20) for size in sizes]
    assert f"more than {entries.MAX_ENTRIES:,} files" in section
    assert f"more than {entries.MAX_ARCHIVES} archives" in section
    assert f"more than {archives.MAX_RATIO} times" in section
    assert f"more than {intake.MAX_NOTEBOOK_VALUES:,} values" in section
    assert f"at most {places.MAX_DEPTH} folders deep" in FILES


def test_what_grading_writes_is_there_and_nothing_else(tmp_path: Path) -> None:
    module = ModuleVerdict("bpe", "missing", 0, 0, 15, "It is not there.", ())
    verdicts = [StudentVerdict("ann", "5a" * 32, "ab" * 32, "s", 0, 15, (module,))]
    write_tables(tmp_path, verdicts)
    write_report(tmp_path, COURSE, Run("ab" * 32, "s", "bwrap", "0.1.0"), verdicts)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    rows = dict(table("## What `llmlings grade` writes"))
    shown = {name.strip("`").replace("<student>", "ann") for name in rows}
    assert shown == written | {grading.LEDGER, grading.ANSWERS, LOCK, KEY_FILE, LOG, f"{TEXTS}/<sha256>/<module>.py"}
    head = rows["`decisions.csv`"].partition("`: ")[0].strip("`")
    assert head == ",".join(LOG_COLUMNS)
    for name in ("grades.csv", "totals.csv"):
        head = (tmp_path / name).read_text(encoding="utf-8").partition("\n")[0]
        assert rows[f"`{name}`"].startswith(f"`{head}`: ")


def test_numbers_of_the_page_are_those_of_the_code() -> None:
    shares = {kind: f"{float(share * 100):g} %" for kind, share in SHARES.items()}
    text = " ".join(FILES.split())
    assert f"visible tests are worth {shares['visible']} and the hidden tests {shares['hidden']}." in text
    assert f"of more than {MAX_MESSAGE:,} characters is cut" in text
    assert f"than it may: {COURSE.limits.call_seconds} seconds" in text
    assert re.findall(r'`"schema": (\d)`', text) == [str(RESULTS_SCHEMA), str(CHECK_SCHEMA)]
