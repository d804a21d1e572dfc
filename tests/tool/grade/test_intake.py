"""Submissions are read as data, whatever they hold."""

import os
import random
import socket
import unicodedata
import urllib.parse
import zipfile

import pytest
from handed_in import COURSE, notebook, only, texts, write, write_zip

from llmlings.errors import UsageError
from llmlings.grade import entries
from llmlings.grade.intake import confusable, read_submissions, safe_name, safe_names

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


def test_a_folder_and_a_zip_of_one_student_are_one_submission_in_which_copies_must_agree(folder):
    write(folder / "ann" / "bpe.py")
    write(folder / "ann" / "tokens.py")
    write_zip(folder / "ann.zip", {"bpe.py": "", "tokens.py": "x = 1\n"})
    submission = only(folder)
    assert submission.student == "ann"
    assert texts(submission) == {"bpe": "", "tokens": "x = 1\n"}
    assert submission.modules["bpe"].problem == (
        "bpe.py is there 2 times, and the copies differ: ann/bpe.py and ann.zip/bpe.py; hand in one of them."
    )
    assert not submission.modules["tokens"].problem


@pytest.mark.parametrize(
    ("one", "other"),
    [("HONEST_1", "honest_1"), ("Jos\u00e9", "Jose\u0301"), ("STRASSE", "straße"), ("ann.zip", "Ann")],
)
def test_two_ids_are_two_students_whatever_their_case_or_accents(folder, one, other):
    write_zip(folder / f"{one}.zip", {"bpe.py": "x = 1\n"})
    write(folder / other / "bpe.py", "x = 2\n")
    found = read_submissions(folder, COURSE)
    assert {s.student: texts(s)["bpe"] for s in found} == {one: "x = 1\n", other: "x = 2\n"}
    files = safe_names([one, other])
    assert len({unicodedata.normalize("NFD", name).casefold() for name in files.values()}) == 2


def test_students_who_are_easily_taken_for_each_other_are_told():
    students = ["ann", "Jos\u00e9", "ANN", "bob", "Jose\u0301", "Ann"]
    assert confusable(students) == [["ANN", "Ann", "ann"], ["Jose\u0301", "Jos\u00e9"]]


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
    (folder / "work.rar").unlink()
    assert all("link, which is not followed" in s.problem for s in read_submissions(folder, COURSE))


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
    assert submission.modules["bpe"].text.endswith(f"at = {PLACES[first]!r}\n")


def test_folders_side_by_side_are_equal_and_the_top_comes_before_a_folder(folder):
    write(folder / "ann" / "one" / "bpe.py")
    write(folder / "ann" / "two" / "bpe.py", "x = 2\n")
    write(folder / "bob" / "old" / "bpe.py", "old")
    write(folder / "bob" / "tokens.py", "new")
    write(folder / "cyd" / "hw" / "bpe.py")
    write(folder / "cyd" / "__MACOSX" / "bpe.py")
    write(folder / "cyd" / ".git" / "bpe.py")
    (folder / "cyd" / "link").symlink_to(folder / "ann")
    ann, bob, cyd = read_submissions(folder, COURSE)
    assert "one/bpe.py and two/bpe.py" in ann.modules["bpe"].problem
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
    write(folder / "other.rar")
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


def test_a_folder_that_is_swapped_for_a_link_after_the_look_at_it_is_not_followed(folder, tmp_path, monkeypatch):
    secret = write(tmp_path / "secret" / "bpe.py").parent
    path = write(folder / "ann" / "exercises" / "notes.txt").parent
    real_stat = os.stat

    def stat_then_swap(name, **kwargs):
        result = real_stat(name, **kwargs)
        if name == "exercises" and not path.is_symlink():
            path.rename(tmp_path / "away")
            path.symlink_to(secret)
        return result

    monkeypatch.setattr(os, "stat", stat_then_swap)
    assert only(folder).modules == {}
    assert path.is_symlink()


@pytest.mark.parametrize("below", ["", "data/"])
def test_folders_with_too_many_entries_are_refused(folder, monkeypatch, below):
    monkeypatch.setattr(entries, "MAX_ENTRIES", 100)
    for number in range(100):
        write(folder / "ann" / f"{below}{number}", "")
    write(folder / "ann" / below / "bpe.py")
    submission = only(folder)
    assert submission.problem.endswith("holds more than 100 files and folders; hand in the modules alone.")
    assert submission.modules == {}


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
    write_zip(folder / "bob.zip", {"bpe.ipynb": notebook("x = 1", junk="x" * (31 << 20))}, zipfile.ZIP_STORED)
    ann, bob = read_submissions(folder, COURSE)
    assert len(ann.modules["bpe"].text) == 1 << 20
    assert bob.modules["bpe"].text.endswith("\nx = 1\n")


def test_modules_that_are_too_large_together_are_refused(folder, monkeypatch):
    monkeypatch.setattr(entries, "MAX_SUBMISSION_BYTES", 16 << 20)
    large = notebook("x = 1", junk="".join(map(str, range(600_000))))
    write_zip(folder / "ann.zip", {f"{module.name}.ipynb": large for module in COURSE.modules[:5]})
    assert only(folder).problem == "The modules together are larger than 16 MiB; hand in the modules alone."


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


def test_no_two_file_names_of_a_class_differ_in_capitals_alone():
    draw = random.Random(2)
    students = {*NASTY, *("".join(draw.choices("aAbB\u0301é", k=draw.randrange(1, 6))) for _ in range(3_000))}
    names = safe_names(students)
    assert set(names) == students
    assert len({name.lower() for name in names.values()}) == len(names)
    assert all(0 < len(name) <= 150 and name[0] != "." for name in names.values())


def test_plain_names_stay_as_they_are():
    for name in ("ann", "ann-marie_2.b", "ann@uni.example", "s+1", "console", "Ann"):
        assert safe_name(name) == name
        assert safe_names([name, "zoe"])[name] == name
