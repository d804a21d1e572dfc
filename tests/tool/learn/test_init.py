"""`llmlings init`: a new workspace, and the places where there can be none."""

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from llmlings.course import Course
from llmlings.learn.init import way_into

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("name", ["my-course", "my course", "NLP [2026]", "$HOME & \u00e9"])
def test_it_says_how_to_begin(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("init", name)
    way = "".join(f"  {line}\n" for line in way_into(Path(name), os.name == "nt"))
    assert status == 0
    assert out == (f"Your workspace is ready: 2 modules, 3 functions to write.\n\nWhat to do next:\n{way}  llmlings\n")
    monkeypatch.chdir(tmp_path / name)
    assert run()[0] == 0


@pytest.mark.parametrize(
    ("name", "posix", "windows"),
    [
        ("my-course", ["cd my-course"], ["cd my-course"]),
        ("my course", ["cd 'my course'"], ['cd "my course"']),
        ("it's", ["cd 'it'\"'\"'s'"], ['cd "it\'s"']),
        ("C:/a/b_c", ["cd C:/a/b_c"], ["cd C:\\a\\b_c"]),
        (
            "NLP [2026]",
            ["cd 'NLP [2026]'"],
            ['cd "NLP [2026]"', 'cd -LiteralPath "NLP [2026]"   (in PowerShell)'],
        ),
    ],
)
def test_the_way_into_a_folder_is_quoted_as_its_shell_wants(name: str, posix: list[str], windows: list[str]) -> None:
    assert way_into(PurePosixPath(name), windows=False) == posix
    assert way_into(PureWindowsPath(name), windows=True) == windows


@pytest.mark.usefixtures("checkout")
def test_in_this_folder_there_is_no_way_to_go(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert run("init", ".")[1].endswith("What to do next:\n  llmlings\n")


@pytest.mark.usefixtures("checkout")
def test_a_folder_in_use_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("", encoding="utf-8")
    status, out, err = run("init", str(tmp_path))
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "choose another name" in err


def test_a_workspace_is_not_made_again(learner: Course, run: Run) -> None:
    learner.exercise("sums").write_text("mine", encoding="utf-8")
    sentence = f"{learner.root} is a workspace already; go on there with `llmlings`, or choose another name.\n"
    for name in (".", str(learner.root), "../work"):
        assert run("init", name) == (2, "", sentence)
    assert learner.exercise("sums").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["inner", "exercises/inner", "exercises"])
def test_a_workspace_in_another_is_refused(learner: Course, run: Run, name: str) -> None:
    status, out, err = run("init", name)
    assert (status, out) == (2, "")
    assert err == (
        f"{learner.root / name} would be inside the workspace {learner.root}, and it is easy to edit one and test the "
        f"other; choose a place outside, such as {learner.root.parent / Path(name).name}.\n"
    )
    assert not (learner.root / "inner").exists()
