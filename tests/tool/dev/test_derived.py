"""`llmlings dev derive`: derived files are written or, with `--check`, named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings import cli
from llmlings.course import Course
from llmlings.dev.derived import DERIVED, stale, write

Run = Callable[..., tuple[int, str, str]]


def test_derive_writes_and_its_check_changes_nothing(checkout: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    before = (checkout / "exercises" / "sums.py").read_bytes()
    files = "exercises/sums.py, exercises/words.py"
    advice = "run `llmlings dev derive stubs`"
    assert run("dev", "derive", "stubs", "--check") == (1, f"stubs: out of date: {files}; {advice}.\n", "")
    assert (checkout / "exercises" / "sums.py").read_bytes() == before
    assert run("dev", "derive", "stubs") == (0, f"stubs: written: {files}.\n", "")
    assert run("dev", "derive", "stubs") == run("dev", "derive", "stubs", "--check") == (0, "stubs: up to date.\n", "")


def test_a_kind_that_there_is_not_is_one_sentence(toy: Course, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy.root)
    known = ", ".join(kind.name for kind in DERIVED)
    assert run("dev", "derive", "stub") == (2, "", f"There is nothing derived called 'stub'; choose from: {known}.\n")


def test_the_help_names_all_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["dev", "derive", "--help"])
    assert ", ".join(kind.name for kind in DERIVED) in " ".join(capsys.readouterr().out.split())


def test_only_what_differs_is_stale(tmp_path: Path) -> None:
    same, other, missing = (tmp_path / name for name in ("same", "other", "new/missing"))
    same.write_text("a\n")
    other.write_text("b\n")
    texts = {same: "a\n", other: "c\n", missing: "d\n"}
    assert stale(texts) == {other: "c\n", missing: "d\n"}
    write(stale(texts))
    assert stale(texts) == {}
