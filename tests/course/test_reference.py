"""The pages of the reference say what the command line and the stubs say, and nothing of the solutions."""

import argparse
import html
import re
from pathlib import Path

import pytest

from llmlings.cli import make_parser
from llmlings.course import Course, Module, load_course
from llmlings.errors import CourseError
from llmlings.site.reference import commands_page, functions_page

COURSE = load_course(Path(__file__).resolve().parents[2])
FUNCTIONS = functions_page(COURSE)
COMMANDS = commands_page(make_parser()[0])


def test_every_command_has_its_heading() -> None:
    found = re.findall(r"^## `(.+)`$", COMMANDS, re.MULTILINE)
    assert found[0] == "llmlings"
    names = make_parser()[1]
    assert [name.split()[1] for name in found[1:] if " dev " not in name] == [name for name in names if name != "dev"]
    assert {"llmlings dev check", "llmlings dev derive"} <= set(found)


def test_a_command_shows_what_it_takes() -> None:
    section = COMMANDS.partition("## `llmlings grade`")[2].partition("\n## ")[0]
    usage = "llmlings grade SUBMISSIONS --out DIR [--module NAME]... [--jobs N] [--seed TEXT] [--sandbox bwrap|none]"
    assert f"\n{usage} [--regrade]\n" in section
    assert "Grade a folder that holds one folder or .zip for each student" in section
    assert "| `--out DIR` | where marks and report go |" in section
    assert re.search(r"^\| `--sandbox bwrap\|none` \| none: .+ \(default: bwrap\) \|$", section, re.MULTILINE)
    assert "(default: None)" not in COMMANDS
    assert "\nllmlings check [MODULE]... [--all] [--json FILE]\n" in COMMANDS
    assert "\nllmlings hint [MODULE[.FUNCTION]] [--level N]\n" in COMMANDS


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
