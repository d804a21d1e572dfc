"""A folder of marks grows: late work, one module a week, one student again; no mark goes unasked."""

import json
from pathlib import Path

import pytest
from quick_class import HALF, RIGHT, WRONG, QuickGrader, hand_in, three_modules

from llmlings.course import Course


@pytest.fixture
def grade(toy: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuickGrader:
    return QuickGrader(three_modules(toy), tmp_path / "out", monkeypatch)


def test_one_module_a_week(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT, bob__toy=HALF)
    assert grade(folder, "toy") == {"ann": "10", "bob": "5"}
    hand_in(folder, ann__twin=HALF, bob__twin=WRONG)
    assert grade(folder, "twin") == {"ann": "10 5", "bob": "5 0"}
    assert grade.tested == ["twin", "twin"]
    assert grade.collected[-1] == ("twin",)
    hand_in(folder, ann__trio=RIGHT)
    assert grade(folder) == {"ann": "10 5 10", "bob": "5 0 -"}
    assert grade.tested == ["trio"]
    assert grade.table("totals.csv") == ["ann,25,30", "bob,5,30"]


def test_work_is_shared_out_by_module_and_said_by_student(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT, ann__twin=HALF, bob__toy=WRONG)
    said: list[str] = []
    grade(
        folder,
        progress=lambda done, total, student: said.append(f"{done}/{total} {student}"),
        turn=lambda student, module: said.append(f"{student}: {module}"),
    )
    assert said == ["ann: toy", "ann: twin", "1/2 ann", "bob: toy", "2/2 bob"]
    assert grade.tested == ["toy", "twin", "toy"]


def test_late_work_comes_from_another_folder(grade: QuickGrader, folder: Path, tmp_path: Path) -> None:
    grade(hand_in(folder, ann__toy=RIGHT, ann__twin=RIGHT, bob__toy=HALF, bob__twin=HALF))
    late = hand_in(tmp_path / "late", cid__toy=WRONG, bob__twin=RIGHT)
    assert grade(late) == {"ann": "10 10 -", "bob": "5 10 -", "cid": "0 - -"}
    assert grade.tested == ["toy"], "ann handed in the same twin"
    assert grade.told == [
        "Earlier work still counts where a submission lacks a module, or it cannot be read: toy of bob."
    ]
    # The first folder again: the newest run decides for those who are in it.
    assert grade(folder) == {"ann": "10 10 -", "bob": "5 5 -", "cid": "0 - -"}
    assert grade.tested == grade.told == []


def test_a_late_submission_that_cannot_be_read_takes_nothing_away(
    grade: QuickGrader, folder: Path, tmp_path: Path
) -> None:
    grade(hand_in(folder, ann__toy=RIGHT, ann__twin=HALF), "toy", "twin")
    late = tmp_path / "late"
    late.mkdir()
    (late / "ann.zip").write_bytes(b"PK\3\4 and then nothing")
    (late / "bob.zip").write_bytes(b"PK\3\4 and then nothing")
    before = grade.table()
    assert grade(late, "toy", "twin") == {"ann": "10 5", "bob": "0 0"}
    assert grade.table()[: len(before)] == before
    assert "toy of ann; twin of ann" in grade.told[0]
    hand_in(tmp_path / "later", ann__toy=WRONG)
    assert grade(tmp_path / "later") == {"ann": "0 5 -", "bob": "0 0 -"}, "what can be read counts, also if it is worse"


def test_a_changed_test_regrades_the_module_that_it_touches(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT, ann__twin=RIGHT, ann__trio=RIGHT, bob__toy=HALF)
    grade(folder)
    with grade.course.tests("twin", "hidden").open("a") as file:
        file.write("\n# a new remark\n")
    grade(folder)
    assert grade.tested == ["twin"]
    with grade.course.solution("toy").open("a") as file:
        file.write("\n# a new remark\n")
    grade(folder)
    assert sorted(grade.tested) == ["toy", "toy", "trio"], "trio uses toy"


def test_marks_of_changed_tests_whose_work_is_elsewhere_are_named(
    grade: QuickGrader, folder: Path, tmp_path: Path
) -> None:
    grade(hand_in(folder, ann__toy=RIGHT, bob__toy=HALF))
    with grade.course.tests("toy", "hidden").open("a") as file:
        file.write("\n# a new remark\n")
    grade(hand_in(tmp_path / "late", bob__toy=RIGHT), "toy")
    assert grade.told == [
        "Graded with other tests or another seed, and not handed in here: toy of ann; grade that work again."
    ]
    grade(folder)
    assert grade.told == []


def test_the_order_of_the_options_and_what_else_is_asked_changes_nothing(
    grade: QuickGrader, folder: Path, tmp_path: Path
) -> None:
    hand_in(folder, ann__toy=HALF, ann__twin=WRONG, ann__trio=RIGHT, bob__trio=HALF)
    whole = grade(folder)
    tables = [grade.table(), grade.table("totals.csv")]
    results = [json.loads(path.read_text()) for path in sorted((grade.out / "results").iterdir())]
    assert grade(folder, "trio", "toy", "twin", "toy") == whole
    assert grade.tested == []
    for number, modules in enumerate([("twin", "trio", "toy"), ("toy",), ("trio",)]):
        grade.out = tmp_path / f"out {number}"
        grade(folder, *modules)
        rest = [name for name in ("toy", "twin", "trio") if name not in modules]
        assert grade(folder, *rest) == whole
        assert [grade.table(), grade.table("totals.csv")] == tables
        assert [json.loads(path.read_text()) for path in sorted((grade.out / "results").iterdir())] == results


def test_a_changed_module_is_the_only_one_that_is_graded_again(grade: QuickGrader, folder: Path) -> None:
    hand_in(folder, ann__toy=RIGHT, ann__twin=RIGHT, bob__toy=RIGHT + "# bob's\n", bob__twin=RIGHT)
    grade(folder)
    assert sorted(grade.tested) == ["toy", "toy", "twin"]
    hand_in(folder, ann__twin=HALF)
    assert grade(folder)["ann"] == "10 5 -"
    assert grade.tested == ["twin"]


def test_a_run_that_was_stopped_is_remembered_by_one_on_other_work(
    grade: QuickGrader, folder: Path, tmp_path: Path
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    hand_in(folder, ann__toy=RIGHT, bob__toy=HALF, cid__toy=WRONG)
    with pytest.raises(KeyboardInterrupt):
        grade(folder, "toy", progress=stop)
    late = hand_in(tmp_path / "late", dan__twin=RIGHT)
    found = grade(late, "twin")
    assert found == {"ann": "10 -", "dan": "- 10"}
    assert grade.told == ["Not graded yet, since an earlier run was stopped: bob and cid; grade that work again."]
    assert "<strong>Not graded yet:</strong> <bdi>bob</bdi>" in (grade.out / "report.html").read_text()
    assert grade(folder, "toy") == {"ann": "10 -", "bob": "5 -", "cid": "0 -", "dan": "- 10"}
    assert grade.tested == ["toy", "toy"]
    assert grade.told == []


def test_the_digests_of_a_student_stand_for_those_of_the_modules(grade: QuickGrader, folder: Path) -> None:
    def result(student: str):
        return json.loads((grade.out / "results" / f"{student}.json").read_text(encoding="utf-8"))

    grade(hand_in(folder, ann__toy=RIGHT, bob__toy=RIGHT), "toy")
    ann, bob = result("ann"), result("bob")
    assert (ann["submission_sha256"], ann["suite_sha256"]) == (bob["submission_sha256"], bob["suite_sha256"])
    assert ann["seed"] == ann["modules"][0]["seed"] == "s"
    grade(hand_in(folder, ann__twin=RIGHT), "twin", seed="other")
    later = result("ann")
    assert later["submission_sha256"] != ann["submission_sha256"]
    assert later["seed"] == ""
    assert [module["seed"] for module in later["modules"]] == ["s", "other"]
    assert later["modules"][0] == ann["modules"][0]


def test_what_was_graded_without_a_sandbox_says_so_until_it_is_graded_again(
    grade: QuickGrader, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("llmlings.grade.grading.require", lambda *_: [])
    grade(hand_in(folder, ann__toy=RIGHT, bob__toy=HALF), "toy")
    late = hand_in(tmp_path / "late", cid__toy=WRONG)
    pages = ["report.html", "feedback/ann.html", "feedback/cid.html"]

    def said() -> list[bool]:
        return ["without a sandbox" in (grade.out / page).read_text(encoding="utf-8").lower() for page in pages]

    grade(late, "toy", sandbox="bwrap")
    assert said() == [True] * 3
    grade(folder, "toy", sandbox="bwrap", regrade=True)
    assert grade.tested == ["toy", "toy"]
    assert said() == [False] * 3
