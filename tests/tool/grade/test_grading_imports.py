"""A module is tested beside those of its student's that it uses or imports, also if they are not graded themselves."""

from pathlib import Path

from quick_class import hand_in, marks, three_modules
from toy_answers import RIGHT

from llmlings.course import Course
from llmlings.grade import grading

IMPORTS = "from exercises.twin import double, total\n"
#: Nothing in the text says which module this is, so it is not there.
TRICK = 'import importlib\ndouble, total = vars(importlib.import_module("exercises." + "niwt"[::-1])).values()\n'


def test_a_module_has_those_that_it_names(toy: Course, folder: Path, tmp_path: Path) -> None:
    course = three_modules(toy)
    uses = "from exercises.toy import double, total\n"
    hand_in(folder, ann__toy=IMPORTS, ann__twin=RIGHT, bob__trio=uses, bob__toy=RIGHT, cid__toy=TRICK, cid__twin=RIGHT)
    found = grading.grade(
        course, folder, tmp_path / "out", modules=["toy", "trio"], jobs=1, seed="s", sandbox="none", regrade=False,
        progress=lambda *_: None,
    )  # fmt: skip
    assert marks(found) == {"ann": "10 -", "bob": "10 10", "cid": "0 -"}
