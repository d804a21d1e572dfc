"""Whose an entry of a class is, by the names that learning systems give."""

import random

import pytest
from handed_in import COURSE, as_text, only, texts, write, write_zip

from llmlings.grade.intake import read_submissions
from llmlings.grade.layouts import by_student

MODULES = [module.name for module in COURSE.modules]
ANSWER = "x = 1\n"


def students(names: list[str], folders: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """The files (or whole entries, as nothing) of each student."""
    found = by_student(names, folders, MODULES)
    return {each.student: [file for _, file in each.parts] for each in found}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # Moodle, downloaded without folders
        (["Ann Example_12345_assignsubmission_file_tokens.py"], {"Ann Example": ["tokens.py"]}),
        (["Ann Example_1_assignsubmission_file_a.zip", "Ann Example_1_assignsubmission_onlinetext_onlinetext.html"],
         {"Ann Example": ["a.zip", "onlinetext.html"]}),
        (["Ann Example_12345_assignsubmission_file_.zip"], {"Ann Example": [""]}),
        (["Anna_Maria O'Neil_7_assignsubmission_file_bpe (1).py"], {"Anna_Maria O'Neil": ["bpe (1).py"]}),
        # Canvas
        (["doejane_12345_67890_tokens.py"], {"doejane_12345": ["tokens.py"]}),
        (["doejane_LATE_12345_67890_tokens-1.py"], {"doejane_12345": ["tokens-1.py"]}),
        (["doejane_12345_67890_tokens.py", "doejane_12345_67891_one_hot.py", "roe_1_2_bpe.py"],
         {"doejane_12345": ["tokens.py", "one_hot.py"], "roe_1": ["bpe.py"]}),
        (["doejane_12345_67890_submission.zip"], {"doejane_12345": ["submission.zip"]}),
        (["doejane_12345_67890_my_work.zip", "doejane_12345_67891_tokens.py"],
         {"doejane_12345": ["my_work.zip", "tokens.py"]}),
        # numbers that look like Canvas's, and are a year and what follows it
        (["nlp_2026_01_ann.zip", "nlp_2026_02_bob.zip"], {"nlp_2026_01_ann": [""], "nlp_2026_02_bob": [""]}),
        (["nlp_2026_1234567_tokens.py", "nlp_2026_7654321_tokens.py"],
         {"nlp_2026_1234567": ["tokens.py"], "nlp_2026_7654321": ["tokens.py"]}),
        # Blackboard: the last attempt counts
        (["Homework 1_ann01_attempt_2026-11-29-10-11-12.txt", "Homework 1_ann01_attempt_2026-11-29-10-11-12_tokens.py"],
         {"ann01": ["attempt.txt", "tokens.py"]}),
        (["H_1_ann01_attempt_2026-11-29-10-11-12_tokens.py", "H_1_ann01_attempt_2026-12-01-09-00-00_tokens (2).py"],
         {"ann01": ["tokens (2).py"]}),
        (["H1_ann_attempt_2026-11-29-10-11-12_a.zip", "H2_ann_attempt_2026-11-29-10-11-12_b.zip"],
         {"H1_ann": ["a.zip"], "H2_ann": ["b.zip"]}),
        # Google's forms, and teachers
        (["tokens - Ann Example.py", "bpe - Ann Example.ipynb"], {"Ann Example": ["bpe.ipynb", "tokens.py"]}),
        (["ann_tokens.py", "ann_one_hot.py", "bob-tokens.ipynb"],
         {"ann": ["one_hot.py", "tokens.py"], "bob": ["tokens.ipynb"]}),
        # no system at all
        (["ann.zip", "BOB.ZIP", "ann@uni.example.zip"], {"ann": [""], "BOB": [""], "ann@uni.example": [""]}),
        (["tokens - Kopie.py", "tokens (1).py", "work.rar"],
         {"tokens - Kopie.py": [""], "tokens (1).py": [""], "work.rar": [""]}),
    ],
)  # fmt: skip
def test_a_file_is_its_student_s_by_its_name(names, expected):
    assert students(names) == expected


def test_folders_are_told_apart_by_moodle_alone():
    folders = (
        "Ann Example_1_assignsubmission_file_", "Ann Example_1_assignsubmission_onlinetext_",
        "Ann Example_2_assignsubmission_file_", "doejane_12345_67890_work", "H_ann_attempt_2026-11-29-10-11-12_x",
        "submission_123456", "course-ann", "submission_123457",
    )  # fmt: skip
    assert students(list(folders), folders) == {
        "Ann Example_1": ["", ""],
        "Ann Example_2": [""],
        **{name: [""] for name in folders[3:]},
    }


def test_no_two_students_get_one_id():
    draw = random.Random(3)
    pieces = ["Ann", "ann", "_1", "_2", "_assignsubmission_file_", ".zip", "tokens.py", "_", "\x1b", "\\x1b", "\udcff"]
    pieces += ["_attempt_2026-11-29-10-11-12_", "\\xff", " - ", "é", "e\u0301", "bpe.py", "\n", "\\n"]
    for _ in range(3_000):
        names = {"".join(draw.choices(pieces, k=draw.randrange(1, 6))) for _ in range(draw.randrange(1, 6))}
        folders = {name for name in names if draw.random() < 0.3}
        found = by_student(list(names), folders, MODULES)
        ids = [each.student for each in found]
        assert len(set(ids)) == len(ids), names
        assert all(student.replace("\u200d", "").isprintable() for student in ids), names
        taken = [name for each in found for name, _ in each.parts]
        assert len(taken) == len(set(taken))
        # Nothing is lost but earlier attempts.
        assert names - set(taken) <= {name for name in names if "_attempt_" in name}
        shuffled = draw.sample(sorted(names), len(names))
        assert by_student(shuffled, folders, MODULES) == found


def test_what_a_name_does_to_a_terminal_is_seen_in_the_id(folder):
    write(folder / "ann\x1b[2J\u202e\n" / "bpe.py")
    assert only(folder).student == "ann\\x1b[2J\\u202e\\n"


def test_a_name_that_looks_like_an_escaped_one_is_another_student(folder):
    write(folder / "ann\x1b" / "bpe.py", "x = 1\n")
    write(folder / "ann\\x1b" / "bpe.py", "x = 2\n")
    found = read_submissions(folder, COURSE)
    assert sorted(texts(s)["bpe"] for s in found) == ["x = 1\n", "x = 2\n"]
    assert len({s.student for s in found}) == 2


# Whole classes, as each system hands them out


def test_moodle(folder, tmp_path):
    handed_in = write_zip(tmp_path / "submission.zip", {"exercises/tokens.py": ANSWER}).read_bytes()
    write(folder / "Ann Example_1_assignsubmission_file_" / "submission.zip", handed_in)
    write(folder / "Ann Example_1_assignsubmission_onlinetext_" / "onlinetext.html", "<p>Done.</p>")
    write(folder / "Bob Example_2_assignsubmission_file" / "tokens.py", ANSWER)
    write(folder / "Cyd Example_3_assignsubmission_onlinetext_" / "onlinetext.html", "<p>Ill.</p>")
    write(folder / "Dan Example_4_assignsubmission_file_submission.zip", handed_in)
    ann, bob, cyd, dan = read_submissions(folder, COURSE)
    assert [s.student for s in (ann, bob, cyd, dan)] == ["Ann Example", "Bob Example", "Cyd Example", "Dan Example"]
    assert texts(ann) == texts(bob) == texts(dan) == {"tokens": ANSWER}
    assert cyd.modules == {}
    assert not cyd.problem


CALLED = {"aex": "Ann  Example", "bob2": "Bob Example", "bob3": "bob example", "cyd": "Zoe\u0308 Old", "dan": "Dan"}


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["ann example_1_assignsubmission_file_", "ann example_1_assignsubmission_onlinetext_"], ["aex"]),
        (["Ann Example_1_assignsubmission_file_", "aex.zip"], ["aex"]),
        (["tokens - Ann Example.py", "Zo\u00eb Old.zip"], ["aex", "cyd"]),
        # Of namesakes, in the list or in the class, nobody is guessed.
        (["Bob Example_1_assignsubmission_file_"], ["Bob Example"]),
        (["Ann Example_1_assignsubmission_file_", "Ann Example_2_assignsubmission_file_"],
         ["Ann Example_1", "Ann Example_2"]),
        # An id is nobody's name.
        (["dan.zip", "cyd.zip", "Eve.zip"], ["Eve", "cyd", "dan"]),
    ],
)  # fmt: skip
def test_who_has_a_name_of_the_list_has_its_id(names, ids):
    folders = {name for name in names if name.endswith("_")}
    assert [each.student for each in by_student(names, folders, MODULES, CALLED)] == ids


def test_canvas(folder, tmp_path):
    write(folder / "doejane_12_34_tokens.py", ANSWER)
    write(folder / "doejane_12_35_bpe.ipynb", '{"nbformat": 4, "cells": []}')
    write_zip(folder / "roerichard_LATE_13_36_submission.zip", {"exercises/tokens.py": ANSWER})
    write(folder / "poe_14_37_tokens-1.py", ANSWER)
    jane, edgar, richard = read_submissions(folder, COURSE, accept_renamed=True)
    assert [s.student for s in (jane, edgar, richard)] == ["doejane_12", "poe_14", "roerichard_13"]
    assert texts(jane) == {"tokens": ANSWER, "bpe": as_text()}
    assert texts(richard) == texts(edgar) == {"tokens": ANSWER}
    assert edgar.modules["tokens"].renamed_from == "tokens-1.py"


def test_gradescope(folder):
    write(folder / "submission_metadata.yml", ":submission_1:\n")
    write(folder / "submission_1" / "tokens.py", ANSWER)
    write(folder / "submission_2" / "work" / "exercises" / "tokens.py", ANSWER)
    found = read_submissions(folder, COURSE)
    assert [s.student for s in found] == ["submission_1", "submission_2"]
    assert all(texts(s) == {"tokens": ANSWER} for s in found)


def test_blackboard(folder):
    stem = "Homework 1_ann01_attempt_2026-11-29-10-11-12"
    write(folder / f"{stem}.txt", "Name: Ann")
    write(folder / f"{stem}_tokens.py", ANSWER)
    write_zip(folder / f"{stem.replace('ann01', 'bob02')}_submission.zip", {"exercises/tokens.py": ANSWER})
    found = read_submissions(folder, COURSE)
    assert [s.student for s in found] == ["ann01", "bob02"]
    assert all(texts(s) == {"tokens": ANSWER} for s in found)


def test_github_classroom(folder):
    for name in ("course-ann", "course-bob"):
        for file in ("exercises/tokens.py", "tests/visible/test_tokens.py", ".git/HEAD", "README.md", "docs/tokens.md"):
            write(folder / name / file, ANSWER)
    found = read_submissions(folder, COURSE)
    assert [s.student for s in found] == ["course-ann", "course-bob"]
    assert all(texts(s) == {"tokens": ANSWER} and not s.missing for s in found)


def test_google_drive(folder):
    write(folder / "Ann Example" / "tokens (1).py", ANSWER)
    write(folder / "tokens - Bob Example.py", ANSWER)
    write(folder / "Cyd Example" / "Copy of tokens.ipynb", '{"nbformat": 4, "cells": []}')
    ann, bob, cyd = read_submissions(folder, COURSE, accept_renamed=True)
    assert [s.student for s in (ann, bob, cyd)] == ["Ann Example", "Bob Example", "Cyd Example"]
    assert texts(ann) == texts(bob) == {"tokens": ANSWER}
    assert texts(cyd) == {"tokens": as_text()}
