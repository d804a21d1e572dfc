"""Notebooks are read as data: which of their cells count as code, and what cannot be read."""

import base64
import random
import time
from pathlib import Path

import pytest
from handed_in import COURSE, as_text, notebook, only, write, write_zip

from llmlings.grade import intake
from llmlings.grade.intake import read_submissions
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


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        "",
        "# Cells of a notebook, number:lines 1:x\nx",
        "# Cells of a notebook",
        f"# Cells of a notebook, number:lines 1:{'9' * 5000}",
    ],
)
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
        notebook("x", junk="x" * (32 << 20)),
    ],
    ids=str.split("empty list deep number binary old cells source mixed null surrogate long large"),
)
def test_a_notebook_that_makes_no_sense_is_a_problem_of_its_module(folder, data):
    write(folder / "ann" / "bpe.ipynb", data)
    problem = only(folder).modules["bpe"].problem
    assert problem.startswith("bpe.ipynb ")
    assert problem.count(".") <= 3
    assert len(problem) < 150


def test_a_notebook_with_megabytes_of_plots_is_read(folder):
    picture = base64.b64encode(random.Random(1).randbytes(15 << 20)).decode()
    drawing = ["<path d='M 1,2 L 3,4'/>\\n"] * 10_000
    outputs = [{"output_type": "display_data", "data": {"image/png": picture, "image/svg+xml": drawing}}]
    plotted = notebook({"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": outputs})
    assert len(plotted) > 20 << 20
    write(folder / "ann" / "bpe.ipynb", plotted)
    write_zip(folder / "bob.zip", {"hw/bpe.ipynb": plotted})
    for submission in read_submissions(folder, COURSE):
        assert submission.modules["bpe"].problem == ""
        assert submission.modules["bpe"].text == as_text("x = 1")


@pytest.mark.parametrize("value", ["{}", "1", '""', '","'])
def test_a_notebook_of_millions_of_values_is_refused_before_it_is_taken_apart(folder, monkeypatch, value):
    monkeypatch.setattr(intake, "MAX_NOTEBOOK_VALUES", 1_000)
    monkeypatch.setattr(intake, "notebook_source", lambda data: "x = 1\n")
    path = write(folder / "ann" / "bpe.ipynb", f"[{','.join([value] * 1_100)}]")
    assert "more than 1,000 values" in only(folder).modules["bpe"].problem
    path.write_text(f"[{','.join([value] * 450)}]")
    assert only(folder).modules["bpe"].problem == ""


def test_texts_are_values_and_a_text_that_does_not_end_takes_no_time(folder, monkeypatch):
    monkeypatch.setattr(intake, "MAX_NOTEBOOK_VALUES", 1_000)
    monkeypatch.setattr(intake, "notebook_source", lambda data: "x = 1\n")
    path = write(folder / "ann" / "bpe.ipynb", '"' + "," * 1_100 + '"' + '""' * 1_100)
    assert "more than 1,000 values" in only(folder).modules["bpe"].problem
    path.write_text("," * 1_100 + '"' + '\\"' * 200_000)
    start = time.process_time()
    assert "more than 1,000 values" in only(folder).modules["bpe"].problem
    assert time.process_time() - start < 5


def test_signs_in_the_texts_of_a_notebook_are_no_values(folder, monkeypatch):
    monkeypatch.setattr(intake, "MAX_NOTEBOOK_VALUES", 1_000)
    write(folder / "ann" / "bpe.ipynb", notebook("x = 1", junk=',:[{\\"' * 1_000))
    assert only(folder).modules["bpe"].text == as_text("x = 1")


@pytest.mark.parametrize("marks", [None, [], "x", {"nbgrader": None}, {"nbgrader": [True]}])
def test_odd_metadata_is_no_reason_to_lose_a_cell(folder, marks):
    assert code(folder, {"cell_type": "code", "source": "x = 1", "metadata": marks}) == [(1, "x = 1")]
