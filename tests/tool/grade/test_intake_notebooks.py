"""Notebooks are read as data: which of their cells count as code, and what cannot be read."""

from pathlib import Path

import pytest
from handed_in import notebook, only, write

from llmlings.testing.notebook_cells import cells_of


def code(folder: Path, *cells: dict | str) -> list[tuple[int, str]]:
    write(folder / "ann" / "bpe.ipynb", notebook(*cells))
    file = only(folder).modules["bpe"]
    assert not file.problem
    found = cells_of(file.text)
    assert found is not None
    return found


def cell(source: str, kind: str = "code", cell_id: str = "", **marks) -> dict:
    metadata = {"nbgrader": marks} if marks else {}
    return {"cell_type": kind, "id": cell_id or "a1b2c3d4", "source": source, "metadata": metadata}


def test_cells_keep_their_numbers_and_their_text(folder):
    cells = [
        cell("# Title", "markdown"),
        "import re\n",
        {"cell_type": "code", "source": ["def f():\r\n", "    return 1"], "metadata": {}, "outputs": ["x"]},
        cell("raw", "raw"),
        "   \n",
        "%matplotlib inline\n!ls \\\n  -l\n# Cells of a notebook, number:lines 1:1",
    ]
    assert code(folder, *cells) == [
        (2, "import re\n"),
        (3, "def f():\n    return 1"),
        (6, "%matplotlib inline\n!ls \\\n  -l\n# Cells of a notebook, number:lines 1:1"),
    ]


@pytest.mark.parametrize("text", ["x = 1\n", "", "# Cells of a notebook, number:lines 1:x\nx", "# Cells of a notebook"])
def test_a_file_is_no_notebook(text):
    assert cells_of(text) is None


def test_nbgrader_test_cells_are_left_out_and_answers_stay(folder):
    cells = [
        cell("answer = 1", solution=True, grade=False, locked=False),
        cell("by_hand = 1", solution=True, grade=True, locked=False),
        cell("def test():\n    assert answer == 1", solution=False, grade=True, locked=True),
        cell("def test():\n    assert False", grade=True),
        cell("given = 1", locked=True),
        cell("free = 1", solution=False, grade=False, locked=False),
    ]
    assert [number for number, _ in code(folder, *cells)] == [1, 2, 6]


@pytest.mark.parametrize("kind", ["code", "markdown", "raw", "unknown"])
@pytest.mark.parametrize("marks", [{}, {"locked": True}, {"grade": True, "solution": False}])
def test_an_answer_is_found_by_its_id_whatever_became_of_the_cell(folder, kind, marks):
    assert code(folder, cell("x = 1", kind, "solution-f", **marks)) == [(1, "x = 1")]
    assert code(folder, cell("x = 1", kind, "9f8e7d", grade_id="solution-f", **marks)) == [(1, "x = 1")]
    assert code(folder, cell("x = 1", kind, "setup", **marks)) == [(1, "x = 1")]


@pytest.mark.parametrize(("kind", "marks"), [("raw", {}), ("markdown", {}), ("code", {"locked": True})])
def test_without_its_id_an_answer_is_found_by_what_it_defines(folder, kind, marks):
    definition = "# Mine.\ndef f():\n    return 1"
    assert code(folder, "x = 1", cell(definition, kind, **marks)) == [(1, "x = 1"), (2, definition)]
    # An old version in a cell that Jupyter would not run stays one.
    assert code(folder, "class f:\n    pass", cell(definition, kind, **marks)) == [(1, "class f:\n    pass")]
    assert code(folder, cell("As I define f, it is def f", kind, **marks)) == []


@pytest.mark.parametrize("name", ["visible-tests", "hidden-tests"])
def test_the_graded_cells_never_count(folder, name):
    text = "TESTS = '''\ndef test_secret():\n    pass\n'''"
    assert code(folder, cell(text, "code", name), cell(text, "code", "", grade_id=name)) == []


def test_checks_do_not_count_unless_an_answer_was_written_into_one(folder):
    assert code(folder, cell("check('bpe')", "code", "check-f"), cell("check = 1", "code", "checks")) == []
    assert code(folder, cell("def f():\n    pass\ncheck('bpe')", "code", "check-f")) != []


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "[" * 100_000,
        "9" * 10_000,
        b"\xff",
        notebook("x", nbformat=3),
        notebook("x", cells={}),
        notebook({"cell_type": "code", "source": 1}),
        notebook({"cell_type": "code", "source": ["x", 1]}),
        notebook("x = '\0'"),
        notebook("x = '\ud800'"),
        notebook("#" * ((1 << 20) + 1)),
        notebook("x", junk="x" * (4 << 20)),
    ],
    ids=str.split("empty list deep number binary old cells source mixed null surrogate long large"),
)
def test_a_notebook_that_makes_no_sense_is_a_problem_of_its_module(folder, data):
    write(folder / "ann" / "bpe.ipynb", data)
    problem = only(folder).modules["bpe"].problem
    assert problem.startswith("bpe.ipynb ")
    assert problem.count(".") <= 3
    assert len(problem) < 150


@pytest.mark.parametrize("marks", [None, [], "x", {"nbgrader": None}, {"nbgrader": [True]}])
def test_odd_metadata_is_no_reason_to_lose_a_cell(folder, marks):
    assert code(folder, {"cell_type": "code", "source": "x = 1", "metadata": marks}) == [(1, "x = 1")]
