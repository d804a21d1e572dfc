"""Any bytes, any JSON and damaged notebooks are cells, or the sentence that says why they are none."""

import json

from generated import FEW_AND_MANY, damaged, survive
from hypothesis import strategies as st

from llmlings.grade.intake import source_file
from llmlings.testing.notebook_cells import cells_of, joined
from llmlings.testing.stable import may_waver

WORDS = st.sampled_from(
    [
        *("cells", "nbformat", "metadata", "cell_type", "source", "id", "nbgrader", "grade", "grade_id", "solution"),
        *("locked", "code", "markdown", "setup", "checks", "solution-f", "hidden-tests", "def f(): pass", "%%bash\nls"),
        *("# Cells of a notebook, number:lines 1:1", "\0", "\r\n", "\ud800"),
    ]
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), WORDS, st.just(4))


def larger(values):
    return st.one_of(st.lists(values, max_size=4), st.dictionaries(WORDS, values, max_size=4))


VALUES = st.recursive(LEAVES, larger, max_leaves=15)


def mostly(right):
    """Draw what belongs there, now and then something else."""
    return st.one_of(right, right, right, VALUES)


MARKS = st.fixed_dictionaries({"nbgrader": mostly(st.dictionaries(WORDS, LEAVES, max_size=5))})
SOURCES = st.one_of(WORDS, st.text(max_size=40), st.lists(st.text(max_size=9), max_size=3))
CELLS = st.fixed_dictionaries(
    {
        "cell_type": mostly(st.sampled_from(["code", "markdown", "raw"])),
        "source": mostly(SOURCES),
        "metadata": mostly(MARKS),
        "id": mostly(WORDS),
    }
)
NOTEBOOKS = st.fixed_dictionaries(
    {"nbformat": mostly(st.just(4)), "cells": mostly(st.lists(mostly(CELLS), max_size=4)), "metadata": VALUES}
)
HEADS = st.text("0123456789: \n#", max_size=60).map(lambda text: f"# Cells of a notebook, number:lines {text}".encode())


def written(value):
    # Python itself makes no number of thousands of digits.
    return json.dumps(value).replace("-7", "9" * 5000).encode()


def look_at(data):
    """Take bytes in as a notebook, and look at its text as the grader does."""
    file = source_file("exercises/bpe.ipynb", data)
    assert bool(file.text) != bool(file.problem)
    assert len(file.problem) < 300
    if file.text:
        found = cells_of(file.text)
        assert found is not None
        assert joined(found) == file.text
        may_waver(file.text)


def look_at_file(data):
    """Take bytes in as a module that may look like a notebook."""
    file = source_file("exercises/bpe.py", data)
    cells_of(file.text)
    may_waver(file.text)


@FEW_AND_MANY
def test_any_bytes(count):
    survive(st.one_of(st.binary(max_size=100), st.text(max_size=100).map(str.encode)), look_at, count)


@FEW_AND_MANY
def test_any_json(count):
    survive(st.one_of(VALUES, NOTEBOOKS, NOTEBOOKS).map(written), look_at, count)


@FEW_AND_MANY
def test_any_damaged_notebook(count):
    survive(damaged(NOTEBOOKS.map(written)), look_at, count)


@FEW_AND_MANY
def test_any_file(count):
    survive(st.one_of(st.binary(max_size=100), HEADS, damaged(HEADS)), look_at_file, count)
