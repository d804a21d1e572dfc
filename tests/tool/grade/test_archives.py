"""Generated archives: whatever one holds or claims, it is a submission with the right files, or a problem."""

import io
import random
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from handed_in import COURSE, as_text, only, texts, write, write_zip

from llmlings.grade import entries
from llmlings.grade.intake import Submission, read_submissions
from llmlings.grade.visible_text import visible_name

ANSWER = "x = 1\n"
NAMES = [
    "tokens.py", "exercises/tokens.py", "hw/tokens.py", "hw/exercises/bpe.py", "a/b/tokens.py", "tokens (1).py",
    "Tokens.PY", "tokens.ipynb", "exercises/bpe.ipynb", "bpe", "exercises", "exercises/", "hw/", "../tokens.py",
    "/tokens.py", "C:\\tokens.py", "hw\\bpe.py", "a//b/./bpe.py", ".git/tokens.py", "__MACOSX/._tokens.py", "", "/",
    "\\", "表/tokens.py", "tokens.py\0.exe", "x" * 70 + "/tokens.py", "inner.zip", "a/inner.zip", "work.rar",
    "\x1b[2J.py", "venv/pyvenv.cfg", "venv/tokens.py", "tokens.py/tokens.py", "notes.txt", "tokens.pdf",
]  # fmt: skip
NOTEBOOK = '{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1"}]}'


def made(draw: random.Random, depth: int = 0) -> bytes:
    """An archive of a few entries with names, modes, compressions and contents drawn from `draw`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for _ in range(draw.randrange(0, 7)):
            entry = zipfile.ZipInfo("x")
            # Not in the constructor, which corrects it.
            entry.filename = draw.choice(NAMES)
            entry.compress_type = draw.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
            entry.external_attr = draw.choice([0, 0o100644, 0o100644, 0o120777, 0o040755, 0o010644, 0xFFFF]) << 16
            data: str | bytes = draw.choice(
                [ANSWER, ANSWER, NOTEBOOK, "", b"\xff\0", b"#" * draw.randrange(1, 2_000_000)]
            )
            if entry.filename.endswith(".zip") and depth < 4:
                data = made(draw, depth + 1)
            with warnings.catch_warnings():
                # Of a name that is there already.
                warnings.simplefilter("ignore")
                archive.writestr(entry, data)
    return damaged(draw, buffer.getvalue()) if draw.random() < 0.5 else buffer.getvalue()


def damaged(draw: random.Random, data: bytes) -> bytes:
    """The archive with some bytes changed, mostly those of headers, or cut, doubled or with something in front."""
    changed = bytearray(data)
    for _ in range(draw.randrange(1, 4)):
        starts = [at for sign in (b"PK\1\2", b"PK\3\4", b"PK\5\6") if (at := bytes(changed).find(sign)) >= 0]
        near = (
            draw.choice(starts) + draw.randrange(50) if starts and draw.random() < 0.8 else draw.randrange(len(changed))
        )
        if near + 4 < len(changed):
            value = draw.choice([0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, draw.randrange(1 << 32)])
            size = draw.choice([1, 2, 4])
            changed[near : near + size] = struct.pack("<L", value)[:size]
    kind = draw.randrange(8)
    if kind == 0:
        return bytes(changed[: draw.randrange(len(changed) + 1)])
    if kind == 1:
        return bytes(changed) * 2
    return b"#!/bin/sh\n" + bytes(changed) if kind == 2 else bytes(changed)


def check(submission: Submission) -> None:
    assert submission.student == "ann"
    assert len(submission.sha256) == 64
    assert not (submission.problem and submission.modules)
    sentences = [submission.problem, *(there.sentence for there in submission.missing.values())]
    for module, file in submission.modules.items():
        assert file.path.split("/")[-1].split(".")[0] == module
        assert file.problem or file.text in (ANSWER, NOTEBOOK, as_text("x = 1"), "") or set(file.text) == {"#"}
        sentences += [file.problem, file.renamed_from]
    for sentence in sentences:
        assert sentence == visible_name(sentence)
        assert len(sentence) < 600


@pytest.mark.parametrize("count", [100, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_generated_archive_is_a_submission_and_read_the_same_again(folder: Path, count: int) -> None:
    draw = random.Random(count)
    seen = set()
    for _ in range(count):
        write(folder / "ann.zip", made(draw))
        accept = draw.random() < 0.5
        (submission,) = read_submissions(folder, COURSE, accept_renamed=accept)
        check(submission)
        assert read_submissions(folder, COURSE, accept_renamed=accept) == [submission]
        seen.add("problem" if submission.problem else "found" if submission.modules else "nothing")
        seen |= {"renamed" for file in submission.modules.values() if file.renamed_from}
        seen |= {"refused" for file in submission.modules.values() if file.problem}
    assert seen == {"problem", "found", "nothing", "renamed", "refused"}


# Bombs in archives in archives


def bomb(levels: int, size: int) -> bytes:
    data = b"#" * size
    for level in range(levels):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.zip" if level else "tokens.py", data)
        data = buffer.getvalue()
    return data


@pytest.mark.parametrize("levels", [1, 2, 3, 4, 5])
def test_a_bomb_in_an_archive_is_not_expanded(folder: Path, levels: int) -> None:
    write(folder / "ann.zip", bomb(levels, 300 << 20))
    submission = only(folder)
    problem = submission.problem or submission.modules["tokens"].problem if levels < 4 else "compressed more than 200"
    assert "compressed more than 200" in problem


def test_archives_in_an_archive_share_one_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_INNER_BYTES", 1 << 20)
    noise = random.Random(1).randbytes(600_000)
    inner = {}
    for name in ("a.zip", "b.zip"):
        inner[name] = write_zip(folder / "inner", {"noise": noise}).read_bytes()
    (folder / "inner").unlink()
    write_zip(folder / "ann.zip", inner)
    assert only(folder).problem == ("b.zip is one of archives that hold more than 1 MiB; hand in the modules alone.")


def test_tables_of_contents_of_all_archives_share_one_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = write_zip(folder / "inner", {f"{number}.txt": "" for number in range(100)}).read_bytes()
    (folder / "inner").unlink()
    write_zip(folder / "ann.zip", {f"{number}.zip": inner for number in range(3)})
    assert not only(folder).problem
    monkeypatch.setattr(entries, "MAX_ENTRIES", 250)
    assert only(folder).problem == "2.zip holds more than 250 files and folders; hand in the modules alone."


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_no_more_than_some_archives_are_opened(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_ARCHIVES", 5)
    inner = write_zip(folder / "inner", {"notes.txt": ""}).read_bytes()
    (folder / "inner").unlink()
    files = {f"{number}.zip": inner for number in range(6)}
    if kind == "zip":
        write_zip(folder / "ann.zip", files)
    else:
        for name, data in files.items():
            write(folder / "ann" / name, data)
    assert "is one of more than 5 archives" in only(folder).problem


def test_an_archive_that_holds_itself_ends(folder: Path) -> None:
    """The same bytes on each level, as in those famous archives that unpack to themselves."""
    for _ in range(6):
        data = (folder / "ann.zip").read_bytes() if (folder / "ann.zip").exists() else b""
        write_zip(folder / "ann.zip", {"a.zip": data, "b.zip": data, "tokens (1).py": ANSWER})
    assert "tokens" in only(folder).missing
    assert texts(only(folder)) == {}
