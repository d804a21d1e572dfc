"""A workspace holds what learners may see, and knows what of it they have changed."""

import json
from pathlib import Path

import pytest

from llmlings import course as courses
from llmlings.course import Course, course_files
from llmlings.errors import EnvironmentProblem, UsageError
from llmlings.learn.workspace import (
    create,
    digest,
    function_digests,
    function_line,
    is_untouched,
    load_origin,
    original_stub,
    place,
    release,
)


def test_a_workspace_holds_stubs_visible_tests_and_hints_and_nothing_else(learner: Course) -> None:
    files = sorted(path.relative_to(learner.root).as_posix() for path in learner.root.rglob("*") if path.is_file())
    assert files == [
        ".gitignore",
        ".llmlings/origin.json",
        "README.md",
        "course.toml",
        "docs/hints/sums.md",
        "exercises/sums.py",
        "exercises/words.py",
        "pytest.ini",
        "tests/visible/test_sums.py",
        "tests/visible/test_words.py",
    ]
    assert 'NotImplementedError("add")' in learner.exercise("sums").read_text(encoding="utf-8")


def test_the_digest_of_every_file_handed_out_is_recorded(learner: Course) -> None:
    origin = json.loads((learner.root / ".llmlings" / "origin.json").read_text(encoding="utf-8"))
    assert origin["schema"] == 1
    assert len(origin["files"]) == 9
    assert all(digest(learner.root / name) == sha256 for name, sha256 in origin["files"].items())
    assert {name: list(functions) for name, functions in origin["functions"].items()} == {
        "exercises/sums.py": ["add", "double"],
        "exercises/words.py": ["count"],
    }


def test_an_installed_package_hands_out_its_own_bundle(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "llmlings"
    package.mkdir(parents=True)
    monkeypatch.setattr(courses, "__file__", str(package / "course.py"))
    with pytest.raises(EnvironmentProblem, match="install it again"):
        course_files()
    checkout.rename(package / "bundle")
    assert course_files() == package / "bundle"


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("kind", ["file", "full"])
def test_a_place_that_is_taken_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    taken = tmp_path / "taken"
    mine = taken if kind == "file" else taken / "mine.txt"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="choose another name"):
        create(taken)
    assert [path for path in taken.rglob("*") if path != mine] == []
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("checkout")
def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert create(tmp_path / "new").title == "Toy"


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(("names", "taken"), [
    ([".venv/pyvenv.cfg", ".git/HEAD", ".vscode/settings.json", "env/pyvenv.cfg"], False),
    ([".venv/other"], True),
    ([".llmlings/backups/mine.py"], True),
    ([".git"], True),
])  # fmt: skip
def test_a_virtual_environment_and_a_repository_may_be_there_already(
    tmp_path: Path, names: list[str], taken: bool
) -> None:
    folder = tmp_path / "new"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("mine", encoding="utf-8")
    if taken:
        with pytest.raises(UsageError, match="choose another name"):
            create(folder)
    else:
        create(folder)
    assert {(folder / name).read_text(encoding="utf-8") for name in names} == {"mine"}


@pytest.mark.usefixtures("checkout")
def test_what_was_left_half_made_is_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def write(path: Path, content: bytes) -> int:
        written.append(path.name)
        if path.name == "course.toml":
            raise KeyboardInterrupt
        return Path.write_text(path, content.decode(), encoding="utf-8")

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "new")
    assert {"sums.py", "test_sums.py", "sums.md", "README.md"} <= set(written)
    assert (tmp_path / "new" / ".llmlings" / "origin.json").is_file()


def test_an_edit_is_seen_and_other_line_ends_are_not_an_edit(learner: Course) -> None:
    path = learner.exercise("sums")
    stub = path.read_bytes()
    path.write_bytes(stub.replace(b"\n", b"\r\n"))
    assert is_untouched(learner, "sums", load_origin(learner))
    path.write_bytes(stub + b"# mine\n")
    assert not is_untouched(learner, "sums", load_origin(learner))
    path.unlink()
    assert not is_untouched(learner, "sums", load_origin(learner))


def test_without_a_record_the_stub_of_the_package_is_what_counts(learner: Course) -> None:
    (learner.root / ".llmlings" / "origin.json").write_text("{", encoding="utf-8")
    assert is_untouched(learner, "sums", load_origin(learner))


def test_a_stub_that_was_handed_out_stays_untouched_when_the_package_gets_a_newer_one(
    learner: Course, checkout: Path
) -> None:
    solution = checkout / "solutions" / "sums.py"
    solution.write_text(solution.read_text(encoding="utf-8").replace("the sum", "a + b"), encoding="utf-8")
    assert b"a + b" in original_stub(learner, "sums")
    assert is_untouched(learner, "sums", load_origin(learner))


def test_lines_are_found_in_a_file_that_is_not_valid_python(learner: Course) -> None:
    path = learner.exercise("sums")
    path.write_text("x = (\n\n\nclass A:\n    def add(self):\n\ndef add(a):\n", encoding="utf-8")
    assert function_line(learner, "sums", "add") == 7
    assert function_line(learner, "sums", "A.add") == 5
    assert place(learner, "sums", "add") == "exercises/sums.py, line 7"
    assert place(learner, "sums", "double") == "exercises/sums.py"
    path.unlink()
    assert function_line(learner, "sums", "add") is None


def test_a_module_that_the_package_no_longer_has_counts_by_its_record(learner: Course, checkout: Path) -> None:
    for folder in ("solutions", "exercises"):
        (checkout / folder / "sums.py").unlink()
    assert is_untouched(learner, "sums", load_origin(learner))
    learner.exercise("sums").write_text("mine", encoding="utf-8")
    assert not is_untouched(learner, "sums", load_origin(learner))
    with pytest.raises(EnvironmentProblem, match="has no module 'sums'"):
        original_stub(learner, "sums")


@pytest.mark.parametrize(
    ("lower", "higher"), [("0.9.1", "0.10"), ("2.0.9", "2.13.0+cpu"), ("1.0", "1.0.1"), ("", "0.1"), ("?", "0.1")]
)
def test_versions_are_compared_by_their_numbers(lower: str, higher: str) -> None:
    assert release(lower) < release(higher)


def test_zeros_at_the_end_of_a_version_say_nothing() -> None:
    assert release("2.0.0rc1") == release("2") == (2,)


STUB = b"""# What it does.
def add(a, b):
    '''Return the sum.'''
    raise NotImplementedError("add")


def double(a):
    '''Return twice the number.'''
    raise NotImplementedError("double")
"""


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (b"What it does", b"What it returns", ["add"]),
        (b"(a, b)", b"(a, c)", ["add"]),
        (b"Return the sum", b"Return the total", ["add"]),
        (b'Error("double")', b'Error("twice")', ["double"]),
        (b"# What", b"import re\n\n\n# What", []),
    ],
    ids=["comment", "signature", "docstring", "body", "around"],
)
def test_each_function_of_a_stub_has_a_digest_of_its_own(old: bytes, new: bytes, changed: list[str]) -> None:
    before, after = function_digests(STUB), function_digests(STUB.replace(old, new))
    assert [name for name in before if after[name] != before[name]] == changed
