"""What differs between systems, each of them simulated."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from llmlings.learn import platforms


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\Ann\OneDrive\course", "OneDrive"),
        (r"C:\Users\Ann\OneDrive - Uni Köln\course", "OneDrive"),
        ("/Users/ann/Library/CloudStorage/OneDrive-Personal/course", "OneDrive"),
        ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/course", "iCloud"),
        (r"C:\Users\Ann\iCloudDrive\course", "iCloud"),
        ("/home/ann/Dropbox/course", "Dropbox"),
        ("/home/ann/Dropbox (Personal)/course", "Dropbox"),
        ("/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/course", "Google Drive"),
        (r"G:\My Drive\course", "Google Drive"),
        ("/home/ann/my-dropbox-course", ""),
        ("/home/ann/onedriver/course", ""),
        ("/home/ann/course", ""),
    ],
)
def test_services_are_known_by_the_names_of_folders(folder: str, service: str) -> None:
    assert platforms.syncing_service(Path(folder), {}) == service


def test_windows_says_where_onedrive_is() -> None:
    environment = {"OneDriveCommercial": r"D:\Cloud", "OneDrive": "", "Path": r"D:\Work"}
    assert platforms.syncing_service(Path(r"d:\cloud\course"), environment) == "OneDrive"
    assert platforms.syncing_service(Path(r"D:\Cloudy\course"), environment) == ""
    assert platforms.syncing_service(Path(r"D:\Work\course"), environment) == ""


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/sdb1 /home/ann/local ext4 rw 0 0
server:/home /home nfs4 rw 0 0
none /media/my\040disk ext4 rw 0 0
//server/share /media/my\040disk cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/mnt/c/Users/Ann/course", "a drive of Windows, seen from WSL"),
        ("/home/ann/course", "a drive of another system (nfs4)"),
        ("/home/ann/local/course", ""),
        ("/media/my disk/course", "a drive of another system (cifs)"),
        ("/srv/course", ""),
        (r"\\server\share\course", "a network drive"),
        (r"\\wsl.localhost\Ubuntu\home\ann", "the files of WSL, seen from Windows"),
        (r"\\wsl$\Ubuntu\home\ann", "the files of WSL, seen from Windows"),
        (r"\\?\C:\course", ""),
    ],
)
def test_drives_of_other_systems_are_known(
    folder: str, drive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(MOUNTS.lstrip(), encoding="utf-8")
    monkeypatch.setattr(platforms, "MOUNTS", tmp_path / "mounts")
    assert platforms.remote_drive(Path(folder)) == drive


def test_where_no_list_of_drives_is_none_is_remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "MOUNTS", tmp_path / "mounts")
    assert platforms.remote_drive(Path("/mnt/c/course")) == ""


@pytest.mark.parametrize(
    ("windows", "words"),
    [
        (True, ['`$env:X = "1"` (PowerShell)', "`Remove-Item Env:X` (PowerShell)", "Activate.ps1"]),
        (False, ["`export X=1`", "`unset X`", "`source .venv/bin/activate`"]),
    ],
    ids=["Windows", "other"],
)
def test_each_shell_has_its_words(windows: bool, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "WINDOWS", windows)
    said = [platforms.set_variable("X", "1"), platforms.unset_variable("X"), platforms.activate()]
    assert [found for word, found in zip(words, said, strict=True) if word not in found] == []


def test_python_is_named_as_the_shell_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # shutil.which looks for a suffix on Windows.
    monkeypatch.setattr(platforms.shutil, "which", lambda name: str(tmp_path / "bin" / name))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python3"))
    assert platforms.python() == "python"
    monkeypatch.setattr(sys, "executable", "/other place/python3")
    monkeypatch.setattr(platforms, "WINDOWS", False)
    assert platforms.python() == '"/other place/python3"'
    monkeypatch.setattr(platforms, "WINDOWS", True)
    assert platforms.python() == '& "/other place/python3"'
    monkeypatch.setattr(platforms.shutil, "which", lambda name: None)
    monkeypatch.setattr(sys, "executable", "/other/python3")
    assert platforms.python() == "/other/python3"


@pytest.mark.parametrize(
    ("prefix", "has_pip", "command"),
    [
        ("/home/ann/env", True, '`python -m pip install torch "numpy>=2.0"`'),
        ("/home/ann/env", False, '`uv pip install torch "numpy>=2.0"`'),
        ("/home/ann/.local/share/pipx/venvs/llmlings", False, '`pipx inject llmlings torch "numpy>=2.0"`'),
    ],
    ids=["pip", "uv", "pipx"],
)
def test_packages_are_installed_by_what_made_the_environment(
    prefix: str, has_pip: bool, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platforms, "python", lambda: "python")
    monkeypatch.setattr(platforms, "find_spec", lambda name: object() if has_pip else None)
    monkeypatch.setattr(sys, "prefix", prefix)
    assert platforms.install("torch", "numpy>=2.0") == command


def test_on_windows_a_file_is_locked_by_its_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[tuple[int, str, int]] = []
    console = SimpleNamespace(LK_LOCK="wait", locking=lambda *what: locked.append(what))
    monkeypatch.setitem(sys.modules, "msvcrt", console)
    monkeypatch.setattr(platforms, "WINDOWS", True)
    with (tmp_path / "turn").open("ab") as file:
        platforms.lock(file)
        assert locked == [(file.fileno(), "wait", 1)]


def test_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert platforms.cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert platforms.cores() == 7
