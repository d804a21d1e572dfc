"""The nbgrader course directory: what its notebooks hold, what nbgrader makes of them, and how they run."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from llmlings import cli
from llmlings.course import load_course
from llmlings.errors import LlmlingsError
from llmlings.grade.grading import default_seed
from llmlings.grade.notebook_source import notebook_source
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE, notebook_text, write_notebooks
from llmlings.nbgrader.cells import BEGIN, END, GIVEN, OWN, PLACEHOLDER, solution_cells
from llmlings.notebook import load_other_notebooks
from llmlings.stubs import derive_stub, stub_of
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.suite import Suite, with_suite

COURSE = load_course(Path(__file__).resolve().parents[3])
MODULES = [module.name for module in COURSE.modules]


def source(folder: Path, name: str) -> Path:
    return folder / "source" / name / f"{name}.ipynb"


def release(folder: Path, name: str) -> Path:
    return folder / "release" / name / f"{name}.ipynb"


def cells(path: Path) -> dict[str, Any]:
    return {cell["id"]: cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]}


def text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def marks(cell: dict[str, Any]) -> dict[str, Any]:
    return dict(cell["metadata"].get("nbgrader", {}))


# What a notebook holds


@pytest.mark.parametrize("kind", [source, release])
def test_every_notebook_is_valid(released: Path, kind: Callable[[Path, str], Path]) -> None:
    for name in MODULES:
        notebook = nbformat.read(kind(released, name), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        ids = [cell.id for cell in notebook.cells]
        assert len(ids) == len(set(ids))
        assert all(cell.metadata.get("nbgrader", {}).get("grade_id", cell.id) == cell.id for cell in notebook.cells)


def test_links_lead_to_the_lessons_of_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(COURSE.root)
    monkeypatch.setenv("SITE_URL", "https://example.org/llmlings")
    assert cli.main(["notebooks", str(tmp_path / "linked")]) == 0
    address = "https://example.org/llmlings/lessons"
    for module in COURSE.modules:
        introduction = text(cells(source(tmp_path / "linked", module.name))["introduction"])
        assert f"The lesson, [{module.title}]({address}/{module.name}/), explains:" in introduction
        found = re.findall(rf"^- \[.+\]\({address}/{module.name}/#(.+)\)$", introduction, re.MULTILINE)
        assert found
        assert set(found) >= set(module.anchors)
    introduction = text(cells(source(tmp_path / "linked", "autograd"))["introduction"])
    assert f"In the lesson on [gradients]({address}/gradients/) you" in introduction


def test_without_a_site_nothing_is_linked(released: Path) -> None:
    for name in MODULES:
        assert not re.search(r"\]\((?!https?:)", text(cells(release(released, name))["introduction"]))


def test_points_add_up_to_those_of_the_course(released: Path) -> None:
    for module in COURSE.modules:
        for path in (source(released, module.name), release(released, module.name)):
            points = {key: marks(cell)["points"] for key, cell in cells(path).items() if marks(cell).get("grade")}
            assert points == {VISIBLE: module.points * 0.4, HIDDEN: module.points * 0.6}


def test_an_extra_is_marked_and_has_a_check_without_points() -> None:
    found = {cell["id"]: cell for cell in json.loads(notebook_text(COURSE, COURSE.module("attention"), "s"))["cells"]}
    assert text(found["hints-attend_with_cache"]).startswith("## `attend_with_cache` (extra: worth no points)\n")
    assert "(extra" not in text(found["hints-attention"])
    assert text(found["check-attend_with_cache"]) == 'check("attention", "attend_with_cache")'
    assert "points" not in marks(found["check-attend_with_cache"])
    assert BEGIN in text(found["solution-attend_with_cache"])


def test_solutions_can_be_written_and_checks_are_locked(released: Path) -> None:
    for name in MODULES:
        for key, cell in cells(release(released, name)).items():
            is_solution = key == "setup" or key.startswith("solution-")
            if cell["cell_type"] == "code":
                assert (marks(cell)["solution"], marks(cell)["locked"]) == (is_solution, not is_solution)
                assert cell["metadata"].get("editable", True) is is_solution


def test_an_introduction_has_one_title_and_none_of_the_sites_settings(released: Path) -> None:
    for module in COURSE.modules:
        introduction = text(cells(release(released, module.name))["introduction"])
        assert re.findall("^#+ .*$", introduction, re.MULTILINE) == [f"# {module.title}"]
        assert not re.search("^(---|able:)", introduction, re.MULTILINE)
        first_words = introduction.split("\n")[2].partition("Its lesson")[0]
        assert first_words
        lesson = COURSE.lesson(module.name).read_text(encoding="utf-8").replace(r"\(", "$")
        assert first_words in re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", lesson)


def test_the_same_course_gives_the_same_notebooks(released: Path) -> None:
    for module in COURSE.modules:
        text = source(released, module.name).read_text(encoding="utf-8")
        assert text == notebook_text(COURSE, module, default_seed(COURSE))


def in_suite(body: Callable[[Suite], None]) -> None:
    with_suite(COURSE, [COURSE.tests(name, "visible") for name in MODULES], "seed", body)


def answers(kind: Callable[[Path, str], Path], folder: Path) -> LocalImplementation:
    texts = {name: notebook_source(kind(folder, name).read_bytes()) for name in MODULES}
    return LocalImplementation(COURSE.root / "exercises", texts)


def test_the_source_notebooks_are_solved(released: Path) -> None:
    def body(suite: Suite) -> None:
        results = suite.verdicts(answers(source, released))
        assert not [(result.id, result.message) for result in results if result.status != "passed"]

    in_suite(body)


def test_everything_in_a_release_notebook_is_to_do(released: Path) -> None:
    def body(suite: Suite) -> None:
        results = suite.verdicts(answers(release, released))
        assert not [(result.id, result.message) for result in results if result.status != "todo"]

    in_suite(body)


# What a release notebook does not hold


def test_no_cell_of_a_release_holds_a_line_of_a_solution(released: Path) -> None:
    for module in COURSE.modules:
        stub = {line.strip() for line in stub_of(COURSE, module).split("\n")}
        solution = {line.strip() for line in COURSE.solution(module.name).read_text(encoding="utf-8").split("\n")}
        # A closing bracket or an `else:` gives nothing away.
        secret = {line for line in solution - stub if len(line) > 12}
        assert secret, module.name
        for key, cell in cells(release(released, module.name)).items():
            found = {line.strip() for line in text(cell).split("\n")}
            assert not found & secret, f"{module.name}, {key}"
            if marks(cell).get("solution"):
                assert found <= stub | {PLACEHOLDER, OWN, GIVEN}, f"{module.name}, {key}"
            assert BEGIN not in text(cell)
            assert END not in text(cell)


def test_no_cell_of_a_release_holds_a_hidden_test(released: Path) -> None:
    seed = default_seed(COURSE)
    for name in MODULES:
        tests = COURSE.tests(name, "hidden").read_text(encoding="utf-8")
        words = set(re.findall(r"def (test_\w+)", tests))
        assert len(words) > 5
        written = text(cells(source(released, name))[HIDDEN])
        assert all(word in written for word in words)
        for key, cell in cells(release(released, name)).items():
            assert not [word for word in words if word in text(cell)], f"{name}, {key}"
            assert "HIDDEN TESTS" not in text(cell)
            assert seed not in text(cell)
        assert text(cells(release(released, name))[HIDDEN]).startswith("# The hidden tests run when")
        assert seed not in release(released, name).read_text(encoding="utf-8")


# How it runs


def test_a_check_cell_names_the_misconception_in_a_real_kernel(released: Path) -> None:
    path = release(released, "tokens")
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.id == "solution-split_words":
            cell.source = cell.source.replace(PLACEHOLDER, "return text.split()")
        if cell.id == "solution-split_characters":
            cell.source = cell.source.replace(PLACEHOLDER, "import sys; print('noise', file=sys.stderr); return None")
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).execute()
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    shown = "".join(output.text for output in outputs["check-split_words"])
    for line in ("3 of 7 fail", 'called:    split_words("Don\'t.")', "expected:  ['Don', \"'\", 't', '.']"):
        assert line in shown
    assert "likely:    Your words are what cutting at white space alone gives" in shown
    assert "split_characters" not in shown
    assert "to do" in outputs["check-bytes_to_text"][0].text
    # 4 of 7 tests of one function of five, of 4 points; stderr of an answer stays with the answer.
    assert {output.get("name", "") for output in outputs[VISIBLE]} <= {"stdout", ""}
    assert outputs[VISIBLE][-1].data["text/plain"] == "0.46"
    assert outputs[HIDDEN] == []


def test_an_error_in_a_notebook_is_one_sentence(tmp_path: Path) -> None:
    source = "from llmlings.notebook import check\n\ncheck('tokenz')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": tmp_path}}).execute()
    (output,) = notebook.cells[0].outputs
    (line,) = output.traceback
    assert line.startswith("There is no module 'tokenz'; choose one of: tokens, ")


# Again


def test_what_a_teacher_has_edited_is_kept(tmp_path: Path) -> None:
    write_notebooks(COURSE, tmp_path, "seed")
    edited, stale = source(tmp_path, "bpe"), source(tmp_path, "tokens")
    notebook = json.loads(edited.read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "markdown", "id": "mine", "metadata": {}, "source": ["Explain."]})
    edited.write_text(json.dumps(notebook), encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    renewed = stale.read_text(encoding="utf-8")
    done = write_notebooks(COURSE, tmp_path, "another seed")
    assert done.kept == ("source/bpe/bpe.ipynb", "nbgrader_config.py")
    assert "mine" in cells(edited)
    assert stale.read_text(encoding="utf-8") != renewed


def test_a_notebook_that_jupyter_has_saved_is_not_edited(tmp_path: Path) -> None:
    write_notebooks(COURSE, tmp_path, "seed")
    path = source(tmp_path, "bpe")
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
    nbformat.write(notebook, path)
    assert write_notebooks(COURSE, tmp_path, "seed").kept == ("nbgrader_config.py",)


# Solutions of other forms


def test_helpers_inside_a_class_and_comments_at_an_end_stay_between_the_marks() -> None:
    solution = '''"""Doc."""

import math
from os import path, sep


class Model:
    """A model."""

    def __init__(self) -> None:
        self.size = path.sep

    # It is a secret how.
    @staticmethod
    def _secret(x: float) -> float:
        return math.sqrt(x)

    def forward(self, x: float) -> float:
        """Go."""
        return self._secret(x)
        # The secret of the end.


LIMIT = 3


def last() -> int:
    """Return the limit."""
    return _twice(LIMIT)


def _twice(x: int) -> int:
    return 2 * x
'''
    found = solution_cells(solution, ["Model.forward", "last"])
    assert [cell.names for cell in found.functions] == [("Model.forward",), ("last",)]
    whole = "\n".join([found.setup, *(cell.source for cell in found.functions)])
    names: dict[str, Any] = {}
    exec(whole, names)
    assert (names["Model"]().forward(9.0), names["last"]()) == (3.0, 6)
    left = re.sub(rf"^ *{BEGIN}\n.*?^ *{END}\n", "", f"{whole}\n", flags=re.DOTALL | re.MULTILINE)
    assert "secret" not in left.lower()
    assert "sqrt" not in left
    assert set(left.split("\n")) <= set(derive_stub(solution, ["Model.forward", "last"]).split("\n")) | {OWN}


def test_a_notebook_that_is_not_there_is_named_and_found_once_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "language_model").mkdir()
    monkeypatch.chdir(tmp_path / "language_model")
    monkeypatch.setitem(sys.modules, "exercises", None)
    load_other_notebooks()
    exercises = sys.modules["exercises"]
    with pytest.raises(
        LlmlingsError, match=r"^There is no bpe.ipynb .+; fetch the assignment bpe and solve it first.$"
    ):
        _ = exercises.bpe
    cell = {"cell_type": "code", "source": "answer = 42"}
    (tmp_path / "bpe").mkdir()
    (tmp_path / "bpe" / "bpe.ipynb").write_text(json.dumps({"nbformat": 4, "cells": [cell]}), encoding="utf-8")
    assert exercises.bpe.answer == 42
