"""`llmlings dev new`: a module that keeps every rule from its first minute on."""

from pathlib import Path

import pytest

from llmlings.course import Course, load_course
from llmlings.dev.derived import derive
from llmlings.dev.new import SCAFFOLD, new_module, scaffold
from llmlings.dev.selfcheck import check
from llmlings.errors import UsageError

NAV = "nav:\n  - Toys:\n      - A toy: lessons/toy.md\n  - Guides:\n      - More: guides/more.md\n"


def checked(course: Course, name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    check(course, "none", 1, lambda rule, problems: found.update({rule[:1]: problems}), [name])
    return found


@pytest.fixture
def parity(toy: Course) -> Course:
    """The toy course with a new module, its stub derived."""
    (toy.root / "mkdocs.yml").write_text(NAV, encoding="utf-8")
    new_module(toy, "parity")
    course = load_course(toy.root)
    list(derive(course, ["stubs"], check=False))
    return course


def test_a_new_module_is_the_last_of_the_course_and_of_the_lessons(parity: Course) -> None:
    assert [module.name for module in parity.modules] == ["toy", "parity"]
    line = "      - parity: lessons/parity.md\n"
    assert (parity.root / "mkdocs.yml").read_text(encoding="utf-8") == NAV.replace("  - Guides", f"{line}  - Guides")


def test_it_keeps_all_rules_but_that_it_is_an_example(parity: Course) -> None:
    files = scaffold(parity.root, "parity")
    found = checked(parity, "parity")
    listed = ", ".join(path.relative_to(parity.root).as_posix() for path in files)
    sentence = f"Examples still to be replaced; take out the word {SCAFFOLD} of each: {listed}."
    assert {rule: problems for rule, problems in found.items() if problems} == {"7": [sentence]}
    assert set(found) == set("1672345")
    for path, text in files.items():
        path.write_text(text.replace(SCAFFOLD, "Mine"), encoding="utf-8")
    list(derive(parity, ["stubs"], check=False))
    assert not any(checked(parity, "parity").values())


@pytest.mark.parametrize(
    "missing",
    ["tests/hidden/test_parity.py", "tests/mistakes/parity.py", "docs/lessons/parity.md", "docs/hints/parity.md"],
)
def test_what_is_there_is_checked_while_the_rest_is_missing(parity: Course, missing: str) -> None:
    (parity.root / missing).unlink()
    found = checked(parity, "parity")
    assert set(found) == set("1672345")
    assert found["2"] == found["3"] == []
    assert f"{missing} is missing." in found["7"]


@pytest.mark.parametrize("missing", ["solutions/parity.py", "exercises/parity.py", "tests/visible/test_parity.py"])
def test_without_solution_stub_and_visible_tests_nothing_runs(parity: Course, missing: str) -> None:
    (parity.root / missing).unlink()
    found = checked(parity, "parity")
    assert set(found) == set("167")
    assert f"{missing} is missing." in found["7"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Parity", "no name for a module"),
        ("class", "no name for a module"),
        ("a-b", "no name for a module"),
        ("toy", "has a module 'toy' already"),
        ("other", "solutions/other.py is there already"),
    ],
)
def test_a_name_that_cannot_be_is_one_sentence_and_writes_nothing(toy: Course, name: str, words: str) -> None:
    (toy.root / "solutions" / "other.py").write_text("x = 1\n")
    before = sorted(path for path in toy.root.rglob("*"))
    with pytest.raises(UsageError, match=words):
        new_module(toy, name)
    assert sorted(path for path in toy.root.rglob("*")) == before


def test_the_command_says_what_is_next(toy: Course, run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(toy.root)
    status, out, _ = run("dev", "new", "parity")
    assert status == 0
    assert "Written: solutions/parity.py.\n" in out
    assert "llmlings dev check parity" in out
    assert Path("tests/visible/test_parity.py").is_file()
