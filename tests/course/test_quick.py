"""`make quick` finds the modules and the tests that a change touches."""

import runpy

import pytest
from solved import ROOT

QUICK = runpy.run_path(str(ROOT / "scripts" / "quick"))


@pytest.mark.parametrize(
    "name",
    [
        "solutions/bpe.py",
        "tests/visible/test_bpe.py",
        "tests/hidden/test_bpe.py",
        "tests/mistakes/bpe.py",
        "tests/mistakes/extra/bpe.py",
        "tests/alternatives/bpe/one_pass.py",
        "docs/lessons/bpe.md",
        "docs/questions/bpe.toml",
    ],
)
def test_each_file_of_a_module_names_it(name: str) -> None:
    assert QUICK["touched_modules"]([name]) == ["bpe"]
    assert "tests/course/test_bpe.py" in QUICK["touched_tests"]([name], ["bpe"])


def test_the_rules_that_a_lesson_may_break_are_run() -> None:
    rules = [f"tests/course/test_{rule}.py" for rule in ("figures", "glossary", "lesson_pages")]
    assert QUICK["touched_tests"](["docs/lessons/bpe.md"], []) == rules


@pytest.mark.parametrize("name", ["README.md", "tests/course/test_imports.py", "docs/guides/learners.md", "src/bpe.py"])
def test_other_files_are_of_no_module(name: str) -> None:
    assert QUICK["touched_modules"]([name]) == []


def test_a_file_of_the_tool_has_its_tests_beside_it() -> None:
    found = QUICK["touched_tests"](["src/llmlings/grade/intake.py", "tests/tool/test_cli.py"], [])
    aspects = ("", "_archives", "_archives_generated", "_notebooks", "_notebooks_generated")
    beside = [f"tests/tool/grade/test_intake{aspect}.py" for aspect in aspects]
    assert found == ["tests/course/test_imports.py", *beside, "tests/tool/test_cli.py"]
