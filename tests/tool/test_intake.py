"""Submissions are read as data, whatever they hold."""

import json
import os
import random
import socket
import stat
import struct
import urllib.parse
import zipfile
from pathlib import Path

import pytest

from llmlings.course import load_course
from llmlings.errors import UsageError
from llmlings.grade.intake import Submission, read_submissions, safe_name

COURSE = load_course(Path(__file__).parents[2])


@pytest.fixture
def folder(tmp_path):
    top = tmp_path / "class"
    top.mkdir()
    return top


def write(path: Path, data: str | bytes = "x = 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def write_zip(path: Path, files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def write_entry(path: Path, name: str, mode: int, data: str = "x = 1\n") -> Path:
    """A zip of bpe.py and one entry with Unix mode bits."""
    write_zip(path, {"bpe.py": "x = 0\n"})
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        archive.writestr(entry, data)
    return path


def patch(path: Path, old: bytes, new: bytes, count: int = -1) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, count))


def only(folder: Path) -> Submission:
    (submission,) = read_submissions(folder, COURSE)
    return submission


def texts(submission: Submission) -> dict[str, str]:
    return {name: file.text for name, file in submission.modules.items()}


# Who handed in


def test_each_folder_and_each_zip_is_one_student_sorted_by_id(folder):
    write(folder / "zoe" / "bpe.py")
    write_zip(folder / "ann.zip", {"tokens.py": "y = 2\n"})
    write_zip(folder / "BOB.ZIP", {"tokens.py": ""})
    found = read_submissions(folder, COURSE)
    assert [s.student for s in found] == ["BOB", "ann", "zoe"]
    assert [texts(s) for s in found] == [{"tokens": ""}, {"tokens": "y = 2\n"}, {"bpe": "x = 1\n"}]
    assert not any(s.problem for s in found)


def test_hidden_entries_are_no_students(folder):
    write(folder / "ann" / "bpe.py")
    write(folder / ".DS_Store")
    write(folder / "__MACOSX" / "._ann")
    write(folder / "Thumbs.db")
    assert only(folder).student == "ann"


def test_a_folder_and_a_zip_of_one_student_are_one_unreadable_submission(folder):
    write(folder / "ann" / "bpe.py")
    write_zip(folder / "ann.zip", {"bpe.py": ""})
    submission = only(folder)
    assert submission.student == "ann"
    assert submission.modules == {}
    assert "'ann' and 'ann.zip'" in submission.problem


@pytest.mark.parametrize(("one", "other"), [("Ann", "ann"), ("Jos\u00e9", "Jose\u0301"), ("STRASSE", "straße")])
def test_students_whose_files_could_not_lie_side_by_side_are_both_unreadable(folder, one, other):
    write_zip(folder / f"{one}.zip", {"bpe.py": ""})
    write_zip(folder / f"{other}.zip", {"bpe.py": ""})
    found = read_submissions(folder, COURSE)
    assert [s.student for s in found] == sorted([one, other])
    assert all("rename" in s.problem for s in found)


def test_other_files_links_and_pipes_are_unreadable_and_never_opened(folder, tmp_path):
    write(tmp_path / "elsewhere" / "bpe.py")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "link.zip").symlink_to(write_zip(tmp_path / "other.zip", {"bpe.py": ""}))
    os.mkfifo(folder / "pipe.zip")
    write(folder / "work.rar")
    found = {s.student: s for s in read_submissions(folder, COURSE)}
    assert list(found) == ["link", "pipe", "work.rar"]
    assert all(s.problem and not s.modules for s in found.values())
    (folder / "link.zip").unlink()
    assert "link, which is not followed" in read_submissions(folder, COURSE)[0].problem


def test_a_name_that_is_no_utf8_is_a_student_whose_id_can_be_written(folder):
    os.mkdir(os.fsencode(folder) + b"/ann\xff")
    student = only(folder).student
    assert student == "ann\\xff"


@pytest.mark.parametrize("name", ["absent", "file.txt"])
def test_a_class_that_is_no_folder_is_one_sentence(folder, name):
    write(folder / "file.txt")
    with pytest.raises(UsageError, match="give the folder"):
        read_submissions(folder / name, COURSE)


def test_an_empty_class_is_one_sentence(folder):
    write(folder / ".DS_Store")
    with pytest.raises(UsageError, match="holds no submissions"):
        read_submissions(folder, COURSE)


# Where modules are looked for

PLACES = ["exercises/bpe.py", "bpe.py", "exercises/bpe.ipynb", "bpe.ipynb"]


def notebook(*cells: dict | str, **changes) -> str:
    made = [cell if isinstance(cell, dict) else {"cell_type": "code", "source": cell, "metadata": {}} for cell in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made, **changes})


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("base", ["", "hw/"])
@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_the_first_of_four_places_counts_at_the_top_or_in_one_wrapping_folder(folder, first, base, kind):
    files = {base + p: notebook(f"at = {p!r}") if p.endswith("b") else f"at = {p!r}\n" for p in PLACES[first:]}
    files[base + "notes.txt"] = "hello"
    if kind == "zip":
        write_zip(folder / "ann.zip", files)
    else:
        for name, text in files.items():
            write(folder / "ann" / name, text)
    submission = only(folder)
    assert submission.modules["bpe"].path == PLACES[first]
    assert submission.modules["bpe"].text == f"at = {PLACES[first]!r}\n"


def test_two_folders_wrap_nothing_and_the_top_comes_before_a_folder(folder):
    write(folder / "ann" / "one" / "bpe.py")
    write(folder / "ann" / "two" / "bpe.py")
    write(folder / "bob" / "old" / "bpe.py", "old")
    write(folder / "bob" / "tokens.py", "new")
    write(folder / "cyd" / "hw" / "bpe.py")
    write(folder / "cyd" / "__MACOSX" / "bpe.py")
    write(folder / "cyd" / ".git" / "bpe.py")
    (folder / "cyd" / "link").symlink_to(folder / "ann")
    ann, bob, cyd = read_submissions(folder, COURSE)
    assert texts(ann) == {}
    assert not ann.problem
    assert texts(bob) == {"tokens": "new"}
    assert texts(cyd) == {"bpe": "x = 1\n"}


# Snapshots and their digests


def test_the_digest_depends_on_names_and_bytes_alone(folder):
    for name in ("ann", "bob/hw"):
        write(folder / name / "exercises" / "bpe.py")
        write(folder / name / "tokens.py")
        write(folder / name / "notes.txt", name)
    os.utime(folder / "ann" / "tokens.py", (1, 1))
    write_zip(folder / "cyd.zip", {"tokens.py": "x = 1\n", "exercises/bpe.py": "x = 1\n"})
    assert len({s.sha256 for s in read_submissions(folder, COURSE)}) == 1


def test_other_names_bytes_or_problems_give_other_digests(folder):
    contents = [
        {"bpe.py": "x"},
        {"bpe.py": "y"},
        {"exercises/bpe.py": "x"},
        {"tokens.py": "x"},
        {"bpe.py": "x", "tokens.py": ""},
        {"bpe.py": "", "tokens.py": "x"},
        {"tokens.py": "xbpe.py"},
        {"bpe.py": b"\xff"},
        {"bpe.py": b"x" * ((1 << 20) + 1)},
        {},
    ]
    for number, files in enumerate(contents):
        write_zip(folder / f"s{number}.zip", files, zipfile.ZIP_STORED)
    write(folder / "broken.zip", "no zip")
    write(folder / "other.txt")
    assert len({s.sha256 for s in read_submissions(folder, COURSE)}) == len(contents) + 2


# Hostile folders


def test_links_in_a_folder_are_never_followed(folder, tmp_path):
    secret = write(tmp_path / "secret" / "bpe.py", "secret = 1\n").parent
    (folder / "ann").mkdir()
    (folder / "ann" / "exercises").symlink_to(secret)
    (folder / "ann" / "bpe.py").symlink_to(secret / "bpe.py")
    (folder / "bob").mkdir()
    (folder / "bob" / "hw").symlink_to(secret)
    (folder / "cyd").mkdir()
    (folder / "cyd" / "hw").symlink_to(folder / "cyd")
    assert [s.modules for s in read_submissions(folder, COURSE)] == [{}, {}, {}]


def test_pipes_sockets_and_folders_in_the_place_of_a_module_are_ignored(folder, monkeypatch):
    (folder / "ann" / "exercises").mkdir(parents=True)
    os.mkfifo(folder / "ann" / "exercises" / "bpe.py")
    (folder / "ann" / "tokens.py").mkdir()
    monkeypatch.chdir(folder / "ann")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("one_hot.py")
    write(folder / "ann" / "bpe.py", "honest = 1\n")
    assert texts(only(folder)) == {"bpe": "honest = 1\n"}


def test_a_file_where_a_folder_should_be_harms_nothing(folder):
    write(folder / "ann" / "exercises", "a file")
    write(folder / "ann" / "bpe.py")
    assert texts(only(folder)) == {"bpe": "x = 1\n"}


def test_a_file_that_is_swapped_for_a_pipe_after_the_look_at_it_does_not_hang(folder, monkeypatch):
    path = write(folder / "ann" / "bpe.py")
    real_stat = os.stat

    def stat_then_swap(name, **kwargs):
        result = real_stat(name, **kwargs)
        if name == "bpe.py":
            path.unlink()
            os.mkfifo(path)
        return result

    monkeypatch.setattr(os, "stat", stat_then_swap)
    assert only(folder).modules == {}


def test_folders_with_thousands_of_entries_are_refused(folder):
    (folder / "ann").mkdir()
    for number in range(2_001):
        (folder / "ann" / str(number)).touch()
    assert "more than 2,000 entries" in only(folder).problem


def test_a_file_that_cannot_be_opened_is_a_problem_of_its_module_alone(folder, monkeypatch):
    write(folder / "ann" / "bpe.py")
    write(folder / "ann" / "tokens.py")
    real_open = os.open

    def refusing_open(name, *args, **kwargs):
        if name == "bpe.py":
            raise PermissionError(13, "Permission denied")
        return real_open(name, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing_open)
    submission = only(folder)
    assert submission.modules["bpe"].problem == "bpe.py cannot be opened (Permission denied); hand it in again."
    assert submission.modules["tokens"].text == "x = 1\n"


def test_no_descriptor_is_left_open(folder):
    write(folder / "ann" / "hw" / "exercises" / "bpe.py")
    write_zip(folder / "bob.zip", {"bpe.py": ""})
    write(folder / "cyd.zip", "no zip")
    before = os.listdir("/dev/fd")
    read_submissions(folder, COURSE)
    assert os.listdir("/dev/fd") == before


# Hostile archives


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
def test_two_files_of_one_name_are_refused(folder, second):
    path = write_zip(folder / "ann.zip", {"ex/bpe.py": "good = 1\n", "ex/bpF.py": "evil = 1\n"})
    assert not only(folder).problem
    patch(path, b"ex/bpF.py", second.encode())
    assert "2 times" in only(folder).problem


def test_an_encrypted_archive_is_refused(folder):
    path = write_zip(folder / "ann.zip", {"bpe.py": "x = 1\n"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    assert "without a password" in only(folder).problem


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
    assert "overlap" in only(folder).problem


def test_an_archive_of_thousands_of_entries_is_refused(folder):
    write_zip(folder / "ann.zip", {f"{number}.txt": "" for number in range(2_001)})
    assert "more than 2,000 entries" in only(folder).problem


def test_a_table_of_contents_of_megabytes_is_not_read(folder):
    path = write_zip(folder / "ann.zip", {"n" * 60_000: ""})
    entry = path.read_bytes()
    start = entry.index(b"PK\1\2")
    table = entry[start : entry.index(b"PK\5\6")] * 30
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 30, 30, len(table), start, 0)
    path.write_bytes(entry[:start] + table + end)
    assert "more than 2,000 entries" in only(folder).problem


def test_an_archive_in_an_archive_is_not_opened(folder, tmp_path):
    inner = write_zip(tmp_path / "inner.zip", {"bpe.py": ""})
    write_zip(folder / "ann.zip", {"inner.zip": inner.read_bytes(), "exercises.zip": inner.read_bytes()})
    submission = only(folder)
    assert submission.modules == {}
    assert not submission.problem


# Source text


@pytest.mark.parametrize(
    "data",
    [
        "é = 1\n".encode(),
        b"\xef\xbb\xbf" + "é = 1\n".encode(),
        "# -*- coding: latin-1 -*-\né = 1\n".encode("latin-1"),
        "#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\r\né = 1\r\n".encode("cp1252"),
    ],
)
def test_source_is_utf8_or_what_its_coding_line_says(folder, data):
    write(folder / "ann" / "bpe.py", data)
    assert "é = 1" in only(folder).modules["bpe"].text
    assert "\ufeff" not in only(folder).modules["bpe"].text


@pytest.mark.parametrize(
    "data",
    [
        b"x = '\xff'\n",
        b"# coding: no-such-coding\n",
        b"# coding: zlib_codec\n",
        b"# coding: punycode\n" + b"abc-" * 1000,
        b"# coding: utf-7\nx = '+2AA-'\n",
        "x = 1\n".encode("utf-16"),
        b"x = 1\0\n",
        b"# coding: latin-1\xef\xbb\xbf\0",
        b"x" * ((1 << 20) + 1),
    ],
)
def test_a_file_that_is_no_text_is_a_problem_of_its_module_alone(folder, data):
    write(folder / "ann" / "bpe.py", data)
    write(folder / "ann" / "tokens.py")
    submission = only(folder)
    assert submission.modules["bpe"].problem.startswith("bpe.py ")
    assert submission.modules["bpe"].problem.endswith(".")
    assert submission.modules["bpe"].text == ""
    assert submission.modules["tokens"].text == "x = 1\n"


def test_a_file_of_exactly_the_greatest_size_is_read(folder):
    write(folder / "ann" / "bpe.py", b"#" * (1 << 20))
    write_zip(folder / "bob.zip", {"bpe.ipynb": notebook("x = 1", junk="x" * (3 << 20))}, zipfile.ZIP_STORED)
    ann, bob = read_submissions(folder, COURSE)
    assert len(ann.modules["bpe"].text) == 1 << 20
    assert bob.modules["bpe"].text == "x = 1\n"


def test_modules_that_are_too_large_together_are_refused(folder):
    large = notebook("x = 1", junk="".join(map(str, range(600_000))))
    write_zip(folder / "ann.zip", {f"{module.name}.ipynb": large for module in COURSE.modules[:5]})
    assert "larger than 16 MiB" in only(folder).problem


# Notebooks


def code(folder: Path, *cells: dict | str) -> str:
    write(folder / "ann" / "bpe.ipynb", notebook(*cells))
    file = only(folder).modules["bpe"]
    assert not file.problem
    return file.text


def test_code_cells_are_joined_with_blank_lines(folder):
    cells = [
        {"cell_type": "markdown", "source": "# Title"},
        "import re\n",
        {"cell_type": "code", "source": ["def f():\n", "    return 1"], "metadata": {}, "outputs": ["x"]},
        {"cell_type": "raw", "source": "raw"},
    ]
    assert code(folder, *cells) == "import re\n\ndef f():\n    return 1\n"


def marked(source: str, **marks) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": marks}}


def test_nbgrader_test_cells_are_left_out_and_answers_stay(folder):
    cells = [
        marked("answer = 1", solution=True, grade=False, locked=False),
        marked("by_hand = 1", solution=True, grade=True, locked=False),
        marked("assert answer == 1", solution=False, grade=True, locked=True),
        marked("assert False", grade=True),
        marked("given = 1", locked=True),
        marked("free = 1", solution=False, grade=False, locked=False),
    ]
    assert code(folder, *cells).split() == ["answer", "=", "1", "by_hand", "=", "1", "free", "=", "1"]


def test_beside_answers_an_error_ends_its_own_cell_alone(folder):
    cells = [
        "def help(x):\n    return x + 1",
        marked("def answer():\n    return help(1)", solution=True, grade=False, locked=False),
        "answer() +",
        "print('''before''')\nanswer() / 0\nnever = 1",
        marked("last = answer()", solution=True, grade=False, locked=False),
    ]
    names: dict = {}
    exec(code(folder, *cells), names)
    assert names["last"] == 2
    assert "never" not in names
    with pytest.raises(SyntaxError):
        exec(code(folder, "x = 1", "answer() +"))


MAGICS = """\
%matplotlib inline
!pip install numpy
?len
len?
files = !ls
took = %timeit -o f()
from __future__ import annotations
if True:
    !ls "it's
x = (17
     %y)
z = 17 \\
  %y
text = '''
%not a magic
!nor this
'''
pattern = "a\\"b'''"  # don't (
joined = "a\"\"\" ""
%time x = 1
"""


def test_magics_and_shell_lines_are_commented_out_and_python_is_left_alone(folder):
    changed = [new for old, new in zip(MAGICS.split("\n"), code(folder, MAGICS).split("\n"), strict=True) if old != new]
    assert changed == [
        "# %matplotlib inline",
        "# !pip install numpy",
        "# ?len",
        "# len?",
        "# files = !ls",
        "# took = %timeit -o f()",
        "    pass  # !ls \"it's",
        "# %time x = 1",
    ]
    compile(code(folder, MAGICS), "bpe.py", "exec")


def test_a_cell_of_another_language_is_commented_out_as_a_whole(folder):
    assert code(folder, "%%bash\nls", "%%time\nx = 1\n") == "# %%bash\n# ls\n\n# %%time\nx = 1\n"


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "[" * 100_000,
        "9" * 10_000,
        b"\xff",
        notebook("x", nbformat=3),
        notebook("x", cells={}),
        notebook({"cell_type": "code", "source": 1}),
        notebook({"cell_type": "code", "source": ["x", 1]}),
        notebook("x = '\0'"),
        notebook("x = '\ud800'"),
        notebook("#" * ((1 << 20) + 1)),
        notebook("x", junk="x" * (4 << 20)),
    ],
    ids=str.split("empty list deep number binary old cells source mixed null surrogate long large"),
)
def test_a_notebook_that_makes_no_sense_is_a_problem_of_its_module(folder, data):
    write(folder / "ann" / "bpe.ipynb", data)
    problem = only(folder).modules["bpe"].problem
    assert problem.startswith("bpe.ipynb ")
    assert problem.count(".") <= 3
    assert len(problem) < 150


@pytest.mark.parametrize("marks", [None, [], "x", {"nbgrader": None}, {"nbgrader": [True]}])
def test_odd_metadata_is_no_reason_to_lose_a_cell(folder, marks):
    assert code(folder, {"cell_type": "code", "source": "x = 1", "metadata": marks}) == "x = 1\n"


# File names for students

# fmt: off
NASTY = [
    "", ".", "..", "...", "ann", "Ann", "ann.", ".ann", "a/b", "a\\b", "a%2Fb", "a%b", "%", "%%", "%61",
    "con", "CON", "con.x", "cond", "COM1", "com10", "nul.tar.gz", "a b", " a", "a ", "Jos\u00e9", "Jose\u0301",
    "\u202eevil", "a\nb", "a\tb", "\x00", "a:b", "a*b?", "<a>", '"a"', "a|b", "=cmd()", "-rf", "~", "日本語", "😀",
    "\ud800", "\udcff", "x" * 150, "x" * 151, "x" * 152, "x" * 150 + "y", "é" * 200,
]
# fmt: on


def test_safe_names_are_injective_and_safe_on_every_system():
    draw = random.Random(1)
    alphabet = "aA.%/\\ \u0301éß=~-_con\n\udcff"
    students = {*NASTY, *("".join(draw.choices(alphabet, k=draw.randrange(1, 8))) for _ in range(20_000))}
    names = [safe_name(student) for student in students]
    assert len(set(names)) == len(names)
    for student, name in zip(students, names, strict=True):
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@+%")
        assert 0 < len(name) <= 150
        assert name[0] != "."
        assert name[-1] != "."
        assert name.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
        if student and "%-" not in name:
            assert urllib.parse.unquote(name, errors="surrogatepass") == student


def test_plain_names_stay_as_they_are():
    for name in ("ann", "ann-marie_2.b", "ann@uni.example", "s+1", "console"):
        assert safe_name(name) == name
