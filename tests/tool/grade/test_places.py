"""Modules are found where people put them: wrapped, nested, beside other things; and what looks like them is named."""

from pathlib import Path

import pytest
from handed_in import COURSE, as_text, only, patch, texts, write, write_zip

from llmlings.grade.intake import Submission, read_submissions

ANSWER = "x = 1\n"
OTHER = "x = 2\n"
FOUND = {"tokens": ANSWER}


def hand_in(folder: Path, kind: str, files: dict[str, str | bytes]) -> Submission:
    """One student's submission of these files, as a folder or as a zip."""
    if kind == "zip":
        write_zip(folder / "ann.zip", files)
    else:
        for name, data in files.items():
            write(folder / "ann" / name, data)
    return only(folder)


def zipped(tmp_path: Path, files: dict[str, str | bytes]) -> bytes:
    return write_zip(tmp_path / "inner.zip", files).read_bytes()


both = pytest.mark.parametrize("kind", ["folder", "zip"])


@both
@pytest.mark.parametrize(
    "files",
    [
        ["course-ben-main/course-ben-main/exercises/tokens.py"],
        ["course-main/exercises/tokens.py", "Report.pdf", "figures/a.png"],
        ["a/b/c/d/e/tokens.py"],
        ["a/b/c/d/e/exercises/tokens.py"],
        ["Exercises/tokens.py", "figures/a.png"],
        ["exercises (1)/tokens.py", "README.md", "docs/x.md"],
        ["work/tokens.py", "data/text.txt", "data/more/text.txt"],
        ["repo/exercises/tokens.py", "repo/solutions/tokens.py", "repo/tests/mistakes/tokens.py"],
        ["__MACOSX/hw/tokens.py", "hw/tokens.py"],
        ["work/tokens.py", "env/pyvenv.cfg", "env/tokens.py", "lib/site-packages/tokens.py", "node_modules/tokens.py"],
        ["work/tokens.py", ".git/tokens.py", ".venv/lib/tokens.py", "__pycache__/tokens.py"],
        ["submission 2026/Ann's work/übung/tokens.py"],
    ],
    ids=lambda files: files[0],
)  # fmt: skip
def test_the_one_place_that_has_modules_is_found(folder, kind, files):
    given = {name: OTHER for name in files if "tokens" not in name or "/tokens" in name}
    right = min((name for name in files if name.endswith("tokens.py") and "MACOSX" not in name), key=files.index)
    submission = hand_in(folder, kind, given | {right: ANSWER})
    assert texts(submission) == FOUND
    assert not submission.modules["tokens"].problem


@both
def test_places_of_equal_right_are_named(folder, kind):
    files = {"b/v2/exercises/tokens.py": ANSWER, "a/tokens.py": OTHER, "a/bpe.py": ANSWER}
    submission = hand_in(folder, kind, files)
    assert submission.modules["tokens"].problem == (
        "tokens.py is there 2 times, and the copies differ: a/tokens.py and b/v2/exercises/tokens.py; "
        "hand in one of them."
    )
    assert submission.modules["tokens"].beside == ("a/tokens.py", "b/v2/exercises/tokens.py")
    assert submission.modules["bpe"].text == ANSWER


@both
def test_copies_that_agree_are_one_and_modules_may_lie_apart(folder, kind):
    files = {"old/tokens.py": ANSWER, "new/exercises/tokens.py": ANSWER, "week 2/bpe.py": OTHER}
    assert texts(hand_in(folder, kind, files)) == FOUND | {"bpe": OTHER}


@both
def test_what_is_too_deep_is_not_found_but_harms_nothing(folder, kind):
    submission = hand_in(folder, kind, {"a/b/c/d/e/f/tokens.py": ANSWER})
    assert submission.modules == {}
    assert not submission.problem


# Archives in archives


@both
@pytest.mark.parametrize("wrap", ["submission.zip", "work/submission.ZIP", "a/b/c.zip"])
def test_an_archive_in_a_submission_is_a_folder(folder, tmp_path, kind, wrap):
    inner = zipped(tmp_path, {"exercises/tokens.py": ANSWER, "notes.txt": ""})
    assert texts(hand_in(folder, kind, {wrap: inner, "feedback.txt": ""})) == FOUND


def test_an_archive_of_an_archive_of_an_archive_is_opened_and_no_more(folder, tmp_path):
    data: str | bytes = ANSWER
    depths = []
    for depth in range(5):
        data = zipped(tmp_path, {"inner.zip" if depth else "tokens.py": data})
        write(folder / "ann.zip", data)
        depths.append(texts(only(folder)))
    assert depths == [FOUND, FOUND, FOUND, {}, {}]


def test_the_top_comes_before_an_archive(folder, tmp_path):
    write(folder / "ann" / "old.zip", zipped(tmp_path, {"tokens.py": OTHER, "bpe.py": OTHER}))
    write(folder / "ann" / "tokens.py", ANSWER)
    assert texts(only(folder)) == FOUND
    assert only(folder).missing == {}


def test_an_archive_and_what_was_unpacked_from_it_are_one(folder, tmp_path):
    inner = zipped(tmp_path, {"tokens.py": ANSWER})
    write(folder / "ann" / "submission.zip", inner)
    write(folder / "ann" / "submission" / "tokens.py", ANSWER)
    assert texts(only(folder)) == FOUND
    write(folder / "ann" / "submission" / "tokens.py", OTHER)
    assert "submission/tokens.py and submission.zip/tokens.py" in only(folder).modules["tokens"].problem


def test_a_damaged_archive_is_told_where_nothing_else_is_there(folder):
    write(folder / "ann" / "work" / "submission.zip", b"PK\3\4 and then nothing")
    assert only(folder).problem == ("work/submission.zip is damaged or is no zip; make it again and hand that in.")
    write(folder / "ann" / "tokens.py", ANSWER)
    assert texts(only(folder)) == FOUND
    assert not only(folder).problem


def test_archives_that_are_not_opened_are_named(folder):
    write(folder / "ann" / "work.rar")
    write(folder / "ann" / "work.tar.gz")
    there = only(folder).missing["tokens"]
    assert there.sentence == "work.rar and work.tar.gz cannot be opened here; hand in a folder or a .zip."
    write(folder / "ann" / "tokens.py", ANSWER)
    assert only(folder).missing == {}


# Renamed files


@both
def test_a_renamed_copy_is_named_and_taken_when_that_is_wanted(folder, kind):
    plain = hand_in(folder, kind, {"exercises/tokens (1).py": ANSWER, "bpe.py": ANSWER})
    assert texts(plain) == {"bpe": ANSWER}
    assert plain.missing["tokens"].sentence == (
        "exercises/tokens (1).py is there; rename it, or grade with --accept-renamed."
    )
    (wanted,) = read_submissions(folder, COURSE, accept_renamed=True)
    assert texts(wanted) == {"bpe": ANSWER, "tokens": ANSWER}
    assert (wanted.modules["tokens"].path, wanted.modules["tokens"].renamed_from) == (
        "tokens.py",
        "exercises/tokens (1).py",
    )
    assert wanted.missing == {}
    assert wanted.sha256 != plain.sha256


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (["tokens (1).py", "tokens (2).py"], "tokens (1).py and tokens (2).py are there; hand in one of them as"),
        (["tokens (1).py", "tokens_old.py"], "tokens (1).py and tokens_old.py are there; hand in one of them as"),
        (["tokens (1).py", "a/tokens (1).ipynb"], "tokens (1).py and a/tokens (1).ipynb are there; hand in one"),
        (["tokens_old.py"], "tokens_old.py is there; if that is the answer, hand it in as tokens.py."),
        (["tokens.pdf"], "tokens.pdf is there; if that is the answer, hand it in as tokens.py."),
        (["bpe.py", "old/tokens.py"], "old/tokens.py is there; if that is the answer, hand it in as tokens.py."),
        ([f"tokens ({n}).py" for n in range(5)], "tokens (0).py, tokens (1).py, tokens (2).py and 2 more are there"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)  # fmt: skip
def test_where_there_is_doubt_files_are_named_and_not_taken(folder, files, sentence):
    for number, name in enumerate(files):
        write(folder / "ann" / name, f"x = {number}\n")
    for accept in (False, True):
        (submission,) = read_submissions(folder, COURSE, accept_renamed=accept)
        assert "tokens" not in submission.modules
        assert submission.missing["tokens"].sentence.startswith(sentence)


@pytest.mark.parametrize(
    "files",
    [
        ["tokens (1).py", "tokens (2).py"],
        ["tokens (1).py", "tokens.pdf", "test_tokens.py"],
        ["bpe.py", "Exercises/tokens.py"],
        ["bpe.py", "exercises/tokens - Kopie.py"],
        ["work/tokens.PY"],
        ["Ann's files/v2/tokens-1.py"],
    ],
)  # fmt: skip
def test_one_answer_under_whatever_name_is_taken(folder, files):
    for name in files:
        write(folder / "ann" / name, ANSWER)
    (submission,) = read_submissions(folder, COURSE, accept_renamed=True)
    assert submission.modules["tokens"].text == ANSWER
    assert submission.modules["tokens"].renamed_from == next(name for name in files if "okens" in name)


def test_a_renamed_copy_never_takes_the_place_of_the_file_itself(folder):
    write(folder / "ann" / "tokens.py", ANSWER)
    write(folder / "ann" / "tokens (1).py", OTHER)
    (submission,) = read_submissions(folder, COURSE, accept_renamed=True)
    assert texts(submission) == FOUND
    assert submission.modules["tokens"].renamed_from == ""


def test_links_are_no_renamed_copies(folder, tmp_path):
    write(folder / "ann" / "notes.txt")
    (folder / "ann" / "tokens (1).py").symlink_to(write(tmp_path / "secret.py"))
    (submission,) = read_submissions(folder, COURSE, accept_renamed=True)
    assert submission.modules == {}
    assert submission.missing == {}


def test_a_renamed_notebook_is_read_as_one(folder):
    write(
        folder / "ann" / "tokens-Copy1.ipynb.txt",
        '{"nbformat": 4, "cells": [{"cell_type": "code", "source": "y = 1"}]}',
    )
    (submission,) = read_submissions(folder, COURSE, accept_renamed=True)
    assert submission.modules["tokens"].text == as_text("y = 1")


def test_what_is_said_of_a_missing_module_is_part_of_the_digest(folder):
    digests = set()
    for number, name in enumerate(("notes.txt", "tokens (1).py", "tokens (2).py", "tokens_old.py", "work.rar")):
        write(folder / f"s{number}" / name, ANSWER)
    digests = {submission.sha256 for submission in read_submissions(folder, COURSE)}
    assert len(digests) == 5


def test_paths_in_sentences_are_short_and_visible(folder):
    name = "tokens" + "\x1b[2J" * 5 + " (1).py"
    write_zip(folder / "ann.zip", {"d" * 5_000 + "/" + name: ANSWER, "tokens (1).py": OTHER, "tokens_\x1b.py": OTHER})
    sentence = only(folder).missing["tokens"].sentence
    assert sentence.isprintable()
    assert len(sentence) < 400


# Names in old code pages


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("表/tokens.py", "cp932"), ("ソース/exercises/tokens.py", "cp932"), ("予定表/能力/tokens.py", "cp932"),
     ("功/tokens.py", "big5"), ("誠/exercises/tokens.py", "gbk"), ("乗/tokens.py", "gbk"),
     ("übung/tokens.py", "cp437"), ("Ann Müller/tokens.py", "cp1252"), ("работа/tokens.py", "cp866")],
)  # fmt: skip
def test_a_backslash_byte_inside_a_character_is_no_separator(folder, name, encoding):
    """The names stand in the archive as programs of that system write them, without a mark of their encoding."""
    raw = name.encode(encoding)
    # Two more folders beside: were the first one split, its second part would be one of them.
    path = write_zip(folder / "ann.zip", {"x" * len(raw): ANSWER, "other/tokens.txt": ""})
    patch(path, b"x" * len(raw), raw)
    submission = only(folder)
    assert texts(submission) == FOUND


def test_a_character_with_a_backslash_byte_does_not_end_a_folder(folder):
    raw = "表tokens.py".encode("cp932")
    path = write_zip(folder / "ann.zip", {"x" * len(raw): ANSWER, "a/b.txt": ""})
    patch(path, b"x" * len(raw), raw)
    assert only(folder).modules == {}
