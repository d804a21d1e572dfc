"""Files are written whole or not at all, and digests see what counts."""

import os
from pathlib import Path

import pytest

from llmlings import files
from llmlings.files import digest_of_files, judging_files, write_whole


def test_a_file_is_written_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content in (b"one", b"two"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.csv"]


def test_equal_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, b"one")
    os.utime(path, (1, 1))
    write_whole(path, b"one")
    assert path.stat().st_mtime == 1


def test_a_file_that_is_read_at_this_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, b"one")
    replace, refused = os.replace, [PermissionError(), PermissionError()]

    def as_on_windows(*paths: Path) -> None:
        if refused:
            raise refused.pop()
        replace(*paths)

    monkeypatch.setattr(files.os, "replace", as_on_windows)
    monkeypatch.setattr(files, "_TRIES", 25)
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_stop_in_the_middle_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, b"one")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_digest_sees_names_contents_and_facts_and_no_line_ends(tmp_path: Path) -> None:
    a, b = tmp_path / "a.py", tmp_path / "b.py"
    a.write_bytes(b"x = 1\ny = 2\n")
    b.write_bytes(b"z = 3\n")
    known = digest_of_files([a, b], "1.0")
    a.write_bytes(b"x = 1\r\ny = 2\r\n")
    assert digest_of_files([a, b], "1.0") == known
    assert (
        len({known, digest_of_files([a, b], "1.1"), digest_of_files([b, a], "1.0"), digest_of_files([a], "1.0")}) == 4
    )
    # What stands at the end of one file is not what stands at the beginning of the next.
    a.write_bytes(b"x = 1\ny = 2\nz")
    b.write_bytes(b" = 3\n")
    assert digest_of_files([a, b], "1.0") != known


def test_the_files_that_judge_are_those_of_folders_too() -> None:
    names = {path.name for path in judging_files()}
    assert {"unpack.py", "lockdown.py", "session.py", "verdicts.py", "given.py"} <= names
    assert not {"cli.py", "progress.py", "pages.py"} & names
