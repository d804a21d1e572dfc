"""Marks are written as files that other programs can trust."""

import csv
import json
import os

import pytest

from llmlings.grade.tables import number, write_folder, write_tables, write_text
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, TestVerdict, from_data


def verdict(student: str, points: float = 7.5, message: str = "") -> StudentVerdict:
    test = TestVerdict("t::a", "A.", "visible", "failed", 0, 0.5714, message, None, 0.01)
    modules = (
        ModuleVerdict("tokens", "partial", points, points, 10, "", (test,)),
        ModuleVerdict("bpe", "missing", 0, 0, 15, "There is none.", ()),
    )
    return StudentVerdict(student, "5a", "50", "seed", points, 25, modules)


def test_grades_and_totals_to_the_byte(tmp_path):
    write_tables(tmp_path / "out", [verdict("zoe"), verdict("ann", 10)])
    assert (tmp_path / "out" / "grades.csv").read_bytes() == (
        b"student,module,points,max_points,status\n"
        b"ann,tokens,10,10,partial\nann,bpe,0,15,missing\n"
        b"zoe,tokens,7.5,10,partial\nzoe,bpe,0,15,missing\n"
    )
    assert (tmp_path / "out" / "totals.csv").read_bytes() == b"student,points,max_points\nann,10,25\nzoe,7.5,25\n"


def test_results_json_to_the_letter(tmp_path):
    write_tables(tmp_path, [verdict("ann", message="é")])
    text = (tmp_path / "results" / "ann.json").read_bytes().decode()
    assert text.startswith('{\n "schema": 1,\n "student": "ann",\n "submission_sha256": "5a",\n')
    assert '"message": "é"' in text
    assert text.endswith("}\n")
    assert from_data(json.loads(text)) == verdict("ann", message="é")


def test_text_that_cannot_be_encoded_comes_back_from_json(tmp_path):
    write_tables(tmp_path, [verdict("ann", message="half \ud800 pair")])
    data = json.loads((tmp_path / "results" / "ann.json").read_text(encoding="utf-8"))
    assert data["modules"][0]["tests"][0]["message"] == "half \ud800 pair"


def test_both_ways_to_write_json_write_the_same(tmp_path):
    fits, half = (verdict("ann", message=f'{text} "é\\ \x7f\n\u2028 /') for text in ("whole", "half \ud800 pair"))
    texts = []
    for at, each in enumerate((fits, half)):
        write_tables(tmp_path / str(at), [each])
        texts.append((tmp_path / str(at) / "results" / "ann.json").read_text(encoding="utf-8"))
    assert texts[1].replace("half \\ud800 pair", "whole") == texts[0]


def test_students_whose_names_are_no_file_names(tmp_path):
    write_tables(tmp_path, [verdict("../evil"), verdict("con")])
    assert sorted(os.listdir(tmp_path / "results")) == ["%2E.%2Fevil.json", "%63on.json"]


@pytest.mark.parametrize("student", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", "'=1", "''-1"])
def test_no_cell_starts_a_formula_and_none_is_shared(tmp_path, student):
    write_tables(tmp_path, [verdict(student), verdict(f"'{student}")])
    for name in ("grades.csv", "totals.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            students = {row[0] for row in list(csv.reader(file))[1:]}
        assert students == {f"'{student}", f"''{student}"}


@pytest.mark.parametrize("student", ["ann", "a=b", "'t Hooft", 'say "hi", bob', "two\nlines", "re\rturn", "José"])
def test_other_names_come_back_as_they_are(tmp_path, student):
    write_tables(tmp_path, [verdict(student)])
    with (tmp_path / "totals.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1][0] == student


def test_numbers_have_no_zeros_at_the_end():
    assert [number(n) for n in (0, 0.0, 10, 10.0, 7.5, 0.25, 100, 120.1, 0.5714)] == [
        "0", "0", "10", "10", "7.5", "0.25", "100", "120.1", "0.5714",
    ]  # fmt: skip


def test_a_repeated_run_writes_nothing(tmp_path):
    write_tables(tmp_path, [verdict("ann")])
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    before = {path: path.stat().st_ino for path in paths}
    write_tables(tmp_path, [verdict("ann")])
    assert {path: path.stat().st_ino for path in paths} == before


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    write_text(tmp_path / "a", "old")

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", no_space)
    with pytest.raises(OSError, match="No space"):
        write_text(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"


def test_results_of_students_who_left_the_class_go_and_other_files_stay(tmp_path):
    write_tables(tmp_path, [verdict("ann"), verdict("bob")])
    results = tmp_path / "results"
    kept = {"notes.txt": "x", "mine.json": '{"schema": 1}', "broken.json": "{", "list.json": "[]", "bob.md": "x"}
    for name, text in kept.items():
        (results / name).write_text(text, encoding="utf-8")
    (results / "folder.json").mkdir()
    (results / "link.json").symlink_to(results / "ann.json")
    write_tables(tmp_path, [verdict("ann")])
    assert sorted(os.listdir(results)) == sorted([*kept, "ann.json", "folder.json", "link.json"])


def test_an_empty_class_leaves_no_results_behind(tmp_path):
    write_tables(tmp_path, [verdict("ann")])
    write_tables(tmp_path, [])
    assert os.listdir(tmp_path / "results") == []
    assert (tmp_path / "totals.csv").read_text(encoding="utf-8") == "student,points,max_points\n"


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "precious").write_text("x", encoding="utf-8")
    (tmp_path / "feedback").mkdir()
    (tmp_path / "feedback" / "ann.html").symlink_to(tmp_path / "precious")
    write_folder(tmp_path / "feedback", ".html", ["ann"], lambda _: "new", lambda _: False)
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "x"
    assert not (tmp_path / "feedback" / "ann.html").is_symlink()
