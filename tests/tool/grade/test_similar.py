"""Alike answers are found through new names and comments; what everybody writes and what is hostile is no finding."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from handed_in import write
from quick_class import QuickGrader

from llmlings import cli
from llmlings.course import Course, load_course
from llmlings.grade import similar
from llmlings.grade.similar import LONGEST, MOST_PAIRS, Alike, find_alike, words

ANSWER = '''
def total(numbers):
    """Return the sum."""
    result = 0
    for at, number in enumerate(numbers):
        if at % 2 == 0 and number > 3:
            result = result + number * 1
        elif at % 3:
            result -= -number
        else:
            result += max(number, 0) + min(number, 0)
    return int(result)
'''
RENAMED = """
# My own work.
def total(numbers):
    s = 0
    for i, x in enumerate(numbers):   # all of them
        if i % 2 == 0 and x > 3:
            s = s + x * 1
        elif i % 3:
            s -= -x
        else:
            s += max(x, 0) + min(x, 0)

    return int(s)
"""
OTHER = """
def total(numbers):
    while len(numbers) > 1:
        first, second, *rest = numbers
        numbers = [sum((first, second)), *rest]
    if numbers:
        (only,) = numbers
        return abs(only) if only >= 0 else -abs(only)
    raise ValueError(f"nothing in {numbers!r} to add, which is refused here")
"""


@pytest.fixture
def grade(toy: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuickGrader:
    monkeypatch.chdir(toy.root)
    return QuickGrader(toy, tmp_path / "out", monkeypatch)


def found_by(grade: QuickGrader) -> list[list[str]]:
    with (grade.out / "similar.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["kind", "module", "students", "beside", "share"]
    return rows


def alike(course: Course, **texts: str) -> list[Alike]:
    return find_alike(course, [(student, "toy", text) for student, text in texts.items()])


def test_new_names_comments_and_docstrings_hide_nothing(toy: Course) -> None:
    (found,) = alike(toy, ann=ANSWER, bob=RENAMED, cyd=OTHER)
    assert found == Alike("toy", ("ann", "bob"), "", 1.0)


def test_identical_files_come_first_and_stand_for_one(toy: Course) -> None:
    spaces = ANSWER.replace("\n", "  \r\n")
    found = alike(toy, dan=RENAMED, ann=ANSWER, bob=ANSWER, cyd=spaces, eve=OTHER)
    assert found == [Alike("toy", ("ann", "bob", "cyd")), Alike("toy", ("ann", "dan"), "", 1.0)]


def test_stubs_and_empty_files_are_no_finding(toy: Course) -> None:
    stub = toy.exercise("toy").read_text(encoding="utf-8")
    assert alike(toy, ann=stub, bob=stub, cyd="", dan="\n") == []


def test_the_courses_own_answers_are_named(toy: Course) -> None:
    path = toy.alternatives_folder("toy") / "adds_in_turns.py"
    path.write_text(ANSWER, encoding="utf-8")
    solution = toy.solution("toy").read_text(encoding="utf-8")
    found = alike(toy, ann=solution, bob=RENAMED)
    assert found[0] == Alike("toy", ("ann",), "the solution")
    assert ("toy", ("bob",), "the alternative adds_in_turns") in [(f.module, f.students, f.beside) for f in found]


def test_what_much_of_the_class_writes_is_usual(toy: Course) -> None:
    many = {f"s{n}": ANSWER + f"\n\nX{n} = {n}\n" for n in range(similar.USUAL + 1)}
    assert alike(toy, **many) == []
    few = dict(list(many.items())[: similar.USUAL])
    assert len(alike(toy, **few)) == 3


def test_words_are_names_of_ones_own_and_what_is_called() -> None:
    found = words('x = "a b" + f(np.sum(y), 1.5)  # z')
    assert " ".join(found) == "n = + f ( n . sum ( n ) , 1.5 )"
    assert words("'''never ends") == words('"never ends') == words("#") == []


HOSTILE: dict[str, Callable[[], str]] = {
    "deep": lambda: "(" * LONGEST,
    "quotes": lambda: '"""' * (LONGEST // 3),
    "escaped": lambda: '"\\"""\\"' * (LONGEST // 7),
    "comments": lambda: "#" * LONGEST,
    "one name": lambda: "a" * LONGEST,
    "prefixes": lambda: "rb" * (LONGEST // 2) + '"',
    "nothing of text": lambda: "\0\ud800\u202e" * (LONGEST // 3),
    "not Python": lambda: "def (:\n\t \x0c)" * (LONGEST // 12),
    "long": lambda: "f(a, b)[c] + " * 80_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_compared_like_any_other(toy: Course, name: str) -> None:
    text = HOSTILE[name]()
    found = alike(toy, ann=text, bob=text + "\nx", cyd=ANSWER, dan=RENAMED)
    assert Alike("toy", ("cyd", "dan"), "", 1.0) in found


def test_a_class_that_is_all_alike_gives_a_list_that_ends(toy: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar, "USUAL_SHARE", 1)
    found = alike(toy, **{f"s{n}": ANSWER + f"\nX = {n} - {n}\n" for n in range(30)})
    assert len(found) == MOST_PAIRS < 30 * 29 // 2


def test_the_command_needs_nothing_but_the_marks_and_runs_nothing(
    grade: QuickGrader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = f"open({str(tmp_path / 'pwned')!r}, 'w')\n"
    for student, text in {"=ann": bomb + ANSWER, "bob": bomb + RENAMED, "cyd": OTHER, "dan": ANSWER}.items():
        write(tmp_path / "class" / student / "toy.py", text)
    # What was handed in before counts no longer.
    grade(tmp_path / "class", "toy")
    write(tmp_path / "class" / "dan" / "toy.py", OTHER + "# My own.\n")
    write(tmp_path / "class" / "eve" / "toy.py", b"\xff\xfe\x00")
    grade(tmp_path / "class", "toy")
    shutil.rmtree(tmp_path / "class")
    assert cli.main(["similar", str(grade.out)]) == 0
    shown = capsys.readouterr().out
    assert "toy: 100% alike: =ann, bob" in shown
    assert "Alike says nothing about who wrote what." in shown
    assert found_by(grade) == [["alike", "toy", "'=ann; bob", "", "1"], ["alike", "toy", "cyd; dan", "", "1"]]
    assert not (tmp_path / "pwned").exists()
    assert cli.main(["similar", str(tmp_path)]) == 2


def test_a_list_under_pseudonyms_names_nobody(grade: QuickGrader, tmp_path: Path) -> None:
    for student in ("ann", "bob"):
        write(tmp_path / "class" / student / "toy.py", ANSWER)
    grade(tmp_path / "class", "toy", anonymous=True)
    assert cli.main(["similar", str(grade.out)]) == 0
    ((*_, students, _, _),) = found_by(grade)
    assert re.fullmatch(r"student-\w{6}; student-\w{6}", students)


def test_right_answers_of_the_course_in_other_styles_are_not_alike_by_themselves() -> None:
    course = load_course(Path(__file__).resolve().parents[3])
    answers = [similar.read_alternative(course, "bpe", path) for path in course.alternatives("bpe")]
    found = find_alike(course, [(f"s{n}", "bpe", text) for n, text in enumerate(answers)])
    # Each is like the alternative that it is, and no student like another.
    assert [alike for alike in found if len(alike.students) > 1 and alike.share is not None] == []
    assert [alike.beside for alike in found if alike.share is None] == [
        f"the alternative {path.stem}" for path in course.alternatives("bpe")
    ]
