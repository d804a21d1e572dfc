"""Hostile archives: what is in a zip is never followed, expanded without bound or believed."""

import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from handed_in import COURSE, as_text, notebook, only, patch, texts, write_zip

from llmlings.grade import entries
from llmlings.grade.intake import read_submissions


def write_entry(path: Path, name: str, mode: int, data: str = "x = 1\n") -> Path:
    """A zip of bpe.py and one entry with Unix mode bits."""
    write_zip(path, {"bpe.py": "x = 0\n"})
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        archive.writestr(entry, data)
    return path


def test_absolute_and_parent_paths_in_an_archive_are_ignored(folder):
    names = ["/bpe.py", "../bpe.py", "exercises/../bpe.py", "C:/bpe.py", "C:bpe.py", "..\\bpe.py", "\\bpe.py"]
    for number, name in enumerate(names):
        write_zip(folder / f"s{number}.zip", {name: "evil = 1\n"})
    write_zip(folder / "t.zip", {"../a": "", "..\\a": "", "./exercises//tokens.py": ""})
    found = read_submissions(folder, COURSE)
    assert [texts(s) for s in found] == [*[{}] * len(names), {"tokens": ""}]
    assert not any(s.problem for s in found)


def test_backslashes_of_old_windows_programs_separate_folders(folder):
    path = write_zip(folder / "ann.zip", {"hw/exercises/bpe.py": "x = 1\n"})
    patch(path, b"hw/exercises/bpe.py", b"hw\\exercises\\bpe.py")
    assert texts(only(folder)) == {"bpe": "x = 1\n"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_in_an_archive_are_ignored(folder, kind):
    write_entry(folder / "ann.zip", "tokens.py", kind | 0o777, "/etc/passwd")
    assert texts(only(folder)) == {"bpe": "x = 0\n"}


def test_an_archive_made_on_unix_is_read(folder):
    write_entry(folder / "ann.zip", "tokens.py", stat.S_IFREG | 0o644)
    assert texts(only(folder)) == {"bpe": "x = 0\n", "tokens": "x = 1\n"}


@pytest.mark.parametrize("second", ["ex/bpe.py", "ex\\bpe.py"])
def test_of_two_files_of_one_name_none_is_taken_unless_they_are_equal(folder, second):
    files = {"ex/bpe.py": "good = 1\n", "ex/bpF.py": "evil = 1\n", "ex/tokens.py": "y = 2\n", "ex/tokenS.py": "y = 2\n"}
    path = write_zip(folder / "ann.zip", files)
    assert texts(only(folder)) == {"bpe": "good = 1\n", "tokens": "y = 2\n"}
    patch(path, b"ex/bpF.py", second.encode())
    patch(path, b"ex/tokenS.py", b"ex/tokens.py")
    submission = only(folder)
    assert "2 times, and the copies differ" in submission.modules["bpe"].problem
    assert submission.modules["tokens"].text == "y = 2\n"
    assert not submission.modules["tokens"].problem


def test_what_is_no_file_of_the_course_may_be_there_twice_or_encrypted(folder):
    path = write_zip(folder / "ann.zip", {"tokens.py": "y = 2\n", "notes.txt": "a", "noteS.txt": "b"})
    patch(path, b"noteS.txt", b"notes.txt")
    set_bit(path, b"notes.txt", 8, 1)
    assert texts(only(folder)) == {"tokens": "y = 2\n"}
    assert not only(folder).modules["tokens"].problem


def set_bit(path: Path, name: bytes, offset: int, bit: int) -> None:
    """Change a field of each entry called `name` in an archive's table of contents."""
    data = bytearray(path.read_bytes())
    start = -1
    while (start := data.find(b"PK\1\2", start + 1)) >= 0:
        if data[start + 46 : start + 46 + len(name)] == name:
            data[start + offset] |= bit
    path.write_bytes(data)


def test_an_encrypted_file_is_refused(folder):
    path = write_zip(folder / "ann.zip", {"bpe.py": "x = 1\n", "tokens.py": "y = 2\n"})
    set_bit(path, b"bpe.py", 8, 1)
    assert "without a password" in only(folder).modules["bpe"].problem
    assert only(folder).modules["tokens"].text == "y = 2\n"


def test_every_cut_and_every_overwritten_byte_of_an_archive_gives_a_submission(folder):
    path = write_zip(folder / "ann.zip", {"exercises/bpe.py": "x = 1\n" * 50, "tokens.py": "y = 2\n"})
    whole = path.read_bytes()
    draw = random.Random(0)
    damaged = [whole[:end] for end in range(0, len(whole), 3)]
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] = draw.randrange(256)
        damaged.append(bytes(changed))
    for data in damaged:
        path.write_bytes(data)
        submission = only(folder)
        for file in submission.modules.values():
            assert file.problem or file.text in ("x = 1\n" * 50, "y = 2\n")


def test_a_wrong_checksum_costs_its_module_alone(folder):
    path = write_zip(folder / "ann.zip", {"bpe.py": "x = 1\n", "tokens.py": "y = 2\n"}, zipfile.ZIP_STORED)
    patch(path, b"x = 1", b"x = 7")
    submission = only(folder)
    assert "damaged" in submission.modules["bpe"].problem
    assert submission.modules["tokens"].text == "y = 2\n"


def test_a_bomb_is_not_expanded(folder):
    write_zip(folder / "ann.zip", {"bpe.py": b"#" * (50 << 20), "tokens.py": "y = 2\n"})
    submission = only(folder)
    assert "compressed more than 200 times" in submission.modules["bpe"].problem
    assert submission.modules["tokens"].text == "y = 2\n"


def test_what_is_no_larger_than_it_may_be_may_shrink_as_far_as_it_likes(folder, tmp_path):
    plots = notebook({"cell_type": "code", "source": "x = 1", "outputs": [{"data": {"image/png": "A" * (20 << 20)}}]})
    # The zip inside is not compressed, as `llmlings submit` makes it, but all the more the one around it.
    inner = write_zip(tmp_path / "inner.zip", {"exercises/bpe.ipynb": plots}, zipfile.ZIP_STORED).read_bytes()
    write_zip(folder / "ann.zip", {"bpe.ipynb": plots})
    write_zip(folder / "bob.zip", {"submission.zip": inner})
    for submission in read_submissions(folder, COURSE):
        assert texts(submission) == {"bpe": as_text("x = 1")}


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compressions_that_expand_in_one_go_are_not_tried(folder, compression):
    write_zip(folder / "ann.zip", {"bpe.py": b"#" * (1 << 20)}, compression)
    assert "compressed in an unusual way" in only(folder).modules["bpe"].problem


def test_a_bomb_that_lies_about_its_size_is_not_expanded(folder):
    path = write_zip(folder / "ann.zip", {"bpe.py": b"#" * (5 << 20)})
    patch(path, struct.pack("<L", 5 << 20), struct.pack("<L", 1000))
    assert "damaged" in only(folder).modules["bpe"].problem


def test_overlapping_entries_are_refused(folder):
    """Two names in the table of contents for the bytes of one entry."""
    path = write_zip(folder / "ann.zip", {"bpe.py": "x = 1\n", "bpf.py": "x = 1\n"})
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\1\2", data.index(b"PK\1\2") + 1)
    data[second + 42 : second + 46] = bytes(4)
    path.write_bytes(data)
    assert "overlap" in only(folder).modules["bpe"].problem


@pytest.mark.parametrize("hidden", [".venv/lib/python3.13/site-packages", ".git/objects", "__MACOSX", "figures"])
def test_thousands_of_other_files_in_an_archive_count_for_nothing(folder, hidden):
    names = [*(f"work/{hidden}/{number}/tokens.py" for number in range(5_000)), "work/exercises/tokens.py"]
    write_zip(folder / "ann.zip", dict.fromkeys(names, "x = 1\n"), zipfile.ZIP_STORED)
    assert texts(only(folder)) == {"tokens": "x = 1\n"}


def test_an_archive_of_too_many_entries_is_refused(folder, monkeypatch):
    monkeypatch.setattr(entries, "MAX_ENTRIES", 100)
    write_zip(folder / "ann.zip", {f"{number}.txt": "" for number in range(101)})
    assert "more than 100 files" in only(folder).problem
    write_zip(folder / "ann.zip", {f"{number}.txt": "" for number in range(100)})
    assert not only(folder).problem


def test_entries_are_counted_before_an_object_is_made_of_each(folder, monkeypatch):
    monkeypatch.setattr(entries, "MAX_ENTRIES", 100)
    write_zip(folder / "ann.zip", {f"{number}.txt": "" for number in range(101)})
    monkeypatch.setattr(zipfile, "ZipInfo", None)
    assert "more than 100 files" in only(folder).problem


def test_a_table_of_contents_of_too_many_megabytes_is_not_read(folder, monkeypatch):
    monkeypatch.setattr(entries, "MAX_TABLE_BYTES", 1 << 20)
    path = write_zip(folder / "ann.zip", {"n" * 60_000: ""})
    entry = path.read_bytes()
    start = entry.index(b"PK\1\2")
    table = entry[start : entry.index(b"PK\5\6")] * 30
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 30, 30, len(table), start, 0)
    path.write_bytes(entry[:start] + table + end)
    assert "table of contents of more than 1 MiB" in only(folder).problem
