"""Syntax of a newer Python is told as such, by the grader where it cannot read it and by check before."""

import sys
from pathlib import Path

import pytest

from llmlings.learn import check
from llmlings.testing import newer_syntax
from llmlings.testing.examiner import Call, StopTest
from llmlings.testing.failures import require_value
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.newer_syntax import OLDEST, not_for_all, since

ROOT = Path(__file__).parents[3]
NEWER = {
    "type Words = list[str]": (3, 12),
    "type Pair[A, B] = tuple[A, B]": (3, 12),
    "def first[X](items: list[X]) -> X:": (3, 12),
    "    async def first[X](items): pass": (3, 12),
    "class Box[T]:": (3, 12),
    """return f"{names["a"]} and {', '.join(names)}\"""": (3, 12),
    "x = f'{d['k']}'": (3, 12),
    "def first[T = int](x: T): pass": (3, 13),
    "t'{name}'": (3, 14),
    'print(t"{name}")': (3, 14),
}
OLD = (
    "type = 3", "type(x) == int", "type: int = 3", "x = f'{d[\"k\"]}'", "x = f'{{' + 'a'", "x = f'a {{b}} {c}' 'd'",
    "def f(t): return t", "match x:", "except* ValueError:", "class Box(Generic[T]):", "x = 't'", "f(a)['x']",
    "print('t', \"f\")", "if f'{a}' == '{': pass", "x = first[0]", "print(f'{a}', '{b}')", "f\"{a:{b}}\" + \"c\"",
    "print(f'{a}', {'b': 'c'})", "f'a' + g({'b'})", "x = f'a', {y: 'b'}",
)  # fmt: skip


@pytest.mark.parametrize(("line", "version"), NEWER.items())
def test_the_version_of_a_line(line: str, version: tuple[int, int]) -> None:
    assert since(line) == version


@pytest.mark.parametrize("line", OLD)
def test_a_line_that_every_python_reads(line: str) -> None:
    assert since(line) <= OLDEST


def test_no_file_of_the_course_is_taken_for_newer() -> None:
    for path in [*ROOT.glob("solutions/*.py"), *ROOT.glob("src/**/*.py"), *ROOT.glob("tests/*/**/*.py")]:
        if path.name not in ("newer_syntax.py", "test_newer_syntax.py"):
            assert not_for_all(path.read_text(encoding="utf-8")) == "", path


def test_the_oldest_python_is_the_one_that_the_course_asks_for() -> None:
    assert f'requires-python = ">={OLDEST[0]}.{OLDEST[1]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_texts_and_comments_are_not_looked_at() -> None:
    assert not_for_all('"""\ntype X = 1\n"""\n# t"{x}"\n') == ""
    assert not_for_all('"""A.\n\nB."""\n\ntype X = int\n').startswith("Line 5 is syntax of Python 3.12; your work may ")


@pytest.mark.parametrize("line", NEWER)
def test_what_this_python_cannot_read_is_told_as_newer(line: str, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    if since(line) <= sys.version_info[:2]:
        pytest.skip(f"Python {sys.version_info[0]}.{sys.version_info[1]} reads this line")
    (tmp_path / "m.py").write_text(f"def f():\n    return 1\n\n\n{line.strip().removeprefix('return ')}\n    pass\n")
    outcome = LocalImplementation(tmp_path).call("m", "f", (), {}, 20)
    with pytest.raises(StopTest) as stopped:
        require_value(Call("m", "f", (), {}, outcome))
    assert "means:     This is syntax of Python 3.1" in stopped.value.message
    monkeypatch.setattr(newer_syntax.sys, "version_info", (3, 15))
    with pytest.raises(StopTest) as stopped:
        require_value(Call("m", "f", (), {}, outcome))
    assert "This is syntax of Python" not in stopped.value.message


def test_check_says_before_what_the_grader_may_not_read(toy, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    text = toy.exercise("toy").read_text(encoding="utf-8")
    toy.exercise("toy").write_text(f"{text}\n\ndef first[T](items: list[T]) -> T: ...\n", encoding="utf-8")
    # A Python that reads it says nothing by itself.
    monkeypatch.setattr(check, "check_module", lambda *_: [])
    check.run(toy, ["toy"], False, None)
    assert "is syntax of Python 3.12; your work may be graded by Python 3.11" in capsys.readouterr().out
