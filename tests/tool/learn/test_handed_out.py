"""Which files of a workspace differ from what was handed out."""

from pathlib import Path

from llmlings.course import Course, load_course
from llmlings.learn.handed_out import PENDING, changed_files
from llmlings.learn.workspace import write_origin


def test_a_new_workspace_has_none(learner: Course) -> None:
    assert changed_files(learner) == []


def test_edited_and_missing_files_are_named(learner: Course) -> None:
    learner.tests("sums", "visible").write_text("mine", encoding="utf-8")
    learner.exercise("words").unlink()
    (learner.root / "mine.py").write_text("mine", encoding="utf-8")
    readme = learner.root / "README.md"
    readme.write_bytes(readme.read_bytes().replace(b"\n", b"\r\n"))
    assert changed_files(learner) == ["exercises/words.py", "tests/visible/test_sums.py"]


def test_what_an_update_was_about_to_hand_out_counts_as_handed_out(learner: Course) -> None:
    path = learner.exercise("sums")
    path.write_text("newer", encoding="utf-8")
    write_origin(learner.root, {"exercises/sums.py": b"newer"}, PENDING)
    assert changed_files(learner) == []


def test_a_checkout_has_no_record(checkout: Path) -> None:
    assert changed_files(load_course(checkout)) == []
