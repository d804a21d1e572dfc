"""`o` opens the file at its line, in whatever editor there is."""

import stat
import sys
import time
from pathlib import Path

import pytest

from llmlings.learn.editor import open_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are shell scripts")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str) -> Path:
    said = folder / f"{name}.said"
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf "%s " "$@" > "{said}"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return said


def words(said: Path) -> str:
    for _ in range(100):
        if said.exists() and said.read_text():
            return said.read_text().strip()
        time.sleep(0.05)
    pytest.fail("the editor was not started")


def test_an_editor_of_the_terminal_gets_the_line(programs: Path, tmp_path: Path) -> None:
    said = install(programs, "vim")
    assert open_file(tmp_path / "a.py", 7, {"EDITOR": "vim -n"}) == ""
    assert words(said) == f"-n +7 {tmp_path / 'a.py'}"


def test_visual_comes_before_editor(programs: Path, tmp_path: Path) -> None:
    said, _ = install(programs, "nano"), install(programs, "vim")
    open_file(tmp_path / "a.py", 7, {"EDITOR": "vim", "VISUAL": "nano"})
    assert words(said).startswith("+7")


def test_a_window_is_found_by_itself(programs: Path, tmp_path: Path) -> None:
    said = install(programs, "code")
    assert open_file(tmp_path / "a.py", 7, {}) == "Opened in code."
    assert words(said) == f"--goto {tmp_path / 'a.py'}:7"


def test_without_an_editor_it_says_where_to_look(programs: Path, tmp_path: Path) -> None:
    text = open_file(tmp_path / "a.py", 7, {"EDITOR": "no-such-editor"})
    assert f"Open {tmp_path / 'a.py'} at line 7." in text
    assert "EDITOR" in text
