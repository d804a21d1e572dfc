"""Notebooks are read as data: their answers become a module."""

import base64
import random
import time
from pathlib import Path

import pytest
from handed_in import COURSE, notebook, only, write, write_zip

from llmlings.grade import intake
from llmlings.grade.intake import read_submissions


def code(folder: Path, *cells: dict | str) -> str:
    write(folder / "ann" / "bpe.ipynb", notebook(*cells))
    file = only(folder).modules["bpe"]
    assert not file.problem
    return file.text


def test_code_cells_are_joined_with_blank_lines(folder):
    cells = [
        {"cell_type": "markdown", "source": "# Title"},
        "import re\n",
        {"cell_type": "code", "source": ["def f():\n", "    return 1"], "metadata": {}, "outputs": ["x"]},
        {"cell_type": "raw", "source": "raw"},
    ]
    assert code(folder, *cells) == "import re\n\ndef f():\n    return 1\n"


def marked(source: str, **marks) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": marks}}


def test_nbgrader_test_cells_are_left_out_and_answers_stay(folder):
    cells = [
        marked("answer = 1", solution=True, grade=False, locked=False),
        marked("by_hand = 1", solution=True, grade=True, locked=False),
        marked("assert answer == 1", solution=False, grade=True, locked=True),
        marked("assert False", grade=True),
        marked("given = 1", locked=True),
        marked("free = 1", solution=False, grade=False, locked=False),
    ]
    assert code(folder, *cells).split() == ["answer", "=", "1", "by_hand", "=", "1", "free", "=", "1"]


def test_beside_answers_an_error_ends_its_own_cell_alone(folder):
    cells = [
        "def help(x):\n    return x + 1",
        marked("def answer():\n    return help(1)", solution=True, grade=False, locked=False),
        "answer() +",
        "print('''before''')\nanswer() / 0\nnever = 1",
        marked("last = answer()", solution=True, grade=False, locked=False),
    ]
    names: dict = {}
    exec(code(folder, *cells), names)
    assert names["last"] == 2
    assert "never" not in names
    with pytest.raises(SyntaxError):
        exec(code(folder, "x = 1", "answer() +"))


MAGICS = """\
%matplotlib inline
!pip install numpy
?len
len?
files = !ls
took = %timeit -o f()
from __future__ import annotations
if True:
    !ls "it's
x = (17
     %y)
z = 17 \\
  %y
text = '''
%not a magic
!nor this
'''
pattern = "a\\"b'''"  # don't (
joined = "a\"\"\" ""
%time x = 1
"""


def test_magics_and_shell_lines_are_commented_out_and_python_is_left_alone(folder):
    changed = [new for old, new in zip(MAGICS.split("\n"), code(folder, MAGICS).split("\n"), strict=True) if old != new]
    assert changed == [
        "# %matplotlib inline",
        "# !pip install numpy",
        "# ?len",
        "# len?",
        "# files = !ls",
        "# took = %timeit -o f()",
        "    pass  # !ls \"it's",
        "# %time x = 1",
    ]
    compile(code(folder, MAGICS), "bpe.py", "exec")


def test_a_cell_of_another_language_is_commented_out_as_a_whole(folder):
    assert code(folder, "%%bash\nls", "%%time\nx = 1\n") == "# %%bash\n# ls\n\n# %%time\nx = 1\n"


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
        assert submission.modules["bpe"].text == "x = 1\n"


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
    assert only(folder).modules["bpe"].text == "x = 1\n"


@pytest.mark.parametrize("marks", [None, [], "x", {"nbgrader": None}, {"nbgrader": [True]}])
def test_odd_metadata_is_no_reason_to_lose_a_cell(folder, marks):
    assert code(folder, {"cell_type": "code", "source": "x = 1", "metadata": marks}) == "x = 1\n"
