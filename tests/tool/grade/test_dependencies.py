"""What a module's verdict depends on, and what not."""

import json
from pathlib import Path

import pytest
from quick_class import hand_in, three_modules

from llmlings.course import Course, load_course
from llmlings.errors import CourseError
from llmlings.grade.dependencies import files_sha256, sources_for, suites_sha256
from llmlings.grade.intake import Submission, read_submissions

NAMES = ("toy", "twin", "trio")


@pytest.fixture
def course(toy: Course) -> Course:
    return three_modules(toy)


def read(course: Course, folder: Path, **answers: str) -> Submission:
    hand_in(folder, **{f"ann__{module}": source for module, source in answers.items()})
    (submission,) = read_submissions(folder, course)
    return submission


def digests(course: Course, submission: Submission) -> dict[str, str]:
    return {name: files_sha256(course, submission, name) for name in NAMES}


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def test_a_module_depends_on_itself_and_what_it_uses(course: Course, folder: Path) -> None:
    before = digests(course, read(course, folder, toy="a", twin="b", trio="c"))
    assert len(set(before.values())) == 3
    assert changed(before, digests(course, read(course, folder, twin="new"))) == ["twin"]
    assert changed(before, digests(course, read(course, folder, twin="b", toy="new"))) == ["toy", "trio"]
    assert changed(before, digests(course, read(course, folder, toy=""))) == ["toy", "trio"]


def test_the_name_of_the_file_and_its_place_are_nothing_to_a_verdict(course: Course, folder: Path) -> None:
    before = digests(course, read(course, folder, toy="a"))
    (folder / "ann" / "exercises").mkdir()
    (folder / "ann" / "toy.py").rename(folder / "ann" / "exercises" / "toy.py")
    assert digests(course, read(course, folder)) == before


@pytest.mark.parametrize(
    "text",
    [
        "import json, exercises.twin as other",
        "from exercises import twin", "import exercises.twin as other", "from . import twin", "from .twin import f",
        "import importlib\nimportlib.import_module('exercises.twin')",
        "try: from exercises import(\n twin\n)\nexcept: 0",
    ],
)  # fmt: skip
def test_a_module_has_those_that_it_imports_and_no_other(course: Course, folder: Path, text: str) -> None:
    submission = read(course, folder, toy=text, twin="b", trio="c")
    assert list(sources_for(course, submission, "toy")) == ["toy", "twin"]
    assert list(sources_for(course, submission, "trio")) == ["toy", "trio", "twin"]
    before = digests(course, submission)
    assert changed(before, digests(course, read(course, folder, twin="new"))) == ["toy", "twin", "trio"]
    submission = read(course, folder, toy="twin = 'imported from somewhere'")
    assert list(sources_for(course, submission, "toy")) == ["toy"]


def test_what_cannot_be_read_is_told_apart_by_what_is_said_of_it(course: Course, folder: Path) -> None:
    (folder / "ann").mkdir()
    found = [digests(course, read(course, folder))["toy"]]
    (folder / "ann" / "toy (1).py").write_text("x")
    found.append(digests(course, read(course, folder))["toy"])
    (folder / "ann" / "toy.py").write_bytes(b"\xff")
    found.append(digests(course, read(course, folder))["toy"])
    (folder / "ann" / "toy.py").write_bytes(b"x" * (2 << 20))
    found.append(digests(course, read(course, folder))["toy"])
    assert len(set(found)) == 4


@pytest.mark.parametrize(
    ("file", "touched"),
    [
        ("solutions/toy.py", ["toy", "trio"]),
        ("solutions/twin.py", ["twin"]),
        ("tests/visible/test_twin.py", ["twin"]),
        ("tests/hidden/test_toy.py", ["toy"]),
        ("tests/mistakes/trio.py", ["trio"]),
        ("exercises/toy.py", []),
    ],
)
def test_a_changed_file_of_the_course_touches_its_modules_only(course: Course, file: str, touched: list[str]) -> None:
    before = suites_sha256(course, NAMES)
    with (course.root / file).open("a", encoding="utf-8") as opened:
        opened.write("\n# a remark\n")
    assert changed(before, suites_sha256(course, NAMES)) == touched


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ('"A toy"\npoints = 10', '"A toy"\npoints = 12', ["toy"]),
        ("call_seconds = 1", "call_seconds = 2", ["toy", "twin", "trio"]),
        ('title = "A toy"', 'title = "Another title"', []),
        ('title = "Toys"', 'title = "Games"', []),
    ],
)
def test_of_the_facts_of_a_course_those_count_that_a_verdict_depends_on(
    course: Course, old: str, new: str, touched: list[str]
) -> None:
    before = suites_sha256(course, NAMES)
    path = course.root / "course.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert changed(before, suites_sha256(load_course(course.root), NAMES)) == touched


def test_what_learners_tests_know_of_mistakes_counts_for_its_module(course: Course) -> None:
    before = suites_sha256(course, NAMES)
    course.answers().write_text(json.dumps({"twin": {"squares": {}}}), encoding="utf-8")
    assert changed(before, suites_sha256(course, NAMES)) == ["twin"]
    course.answers().write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match="dev derive mistakes"):
        suites_sha256(course, NAMES)


def test_the_digest_of_a_module_does_not_depend_on_which_others_are_asked_for(course: Course) -> None:
    assert suites_sha256(course, NAMES)["twin"] == suites_sha256(course, ["twin"])["twin"]
