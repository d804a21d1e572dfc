"""The primer's numbers are computed, its lines of NumPy print what they say, and its test run is a real one."""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from solved import ROOT, solution

TEXT = (ROOT / "docs" / "primer.md").read_text(encoding="utf-8")
PROSE = " ".join(TEXT.split())
A = np.array([[1, 2], [0, 1], [3, 0]])
B = np.array([[4, 1], [5, 2]])


def said(*texts: str) -> None:
    for text in texts:
        assert text in PROSE, text


def matrix(values: np.ndarray) -> str:
    return "\\begin{bmatrix} " + " \\\\ ".join(" & ".join(map(str, row)) for row in values.tolist()) + " \\end{bmatrix}"


def test_it_is_short() -> None:
    assert len(re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL).split()) <= 900


def test_vectors_and_their_product() -> None:
    a, b = np.array([3, 4]), np.array([1, -1])
    said(f"[3, 4] + [1, -1] = {(a + b).tolist()}", f"\\sqrt{{3^2 + 4^2}} = {np.linalg.norm(a):.0f}")
    said(f"\\sqrt{{2^2 + 5^2}} \\approx {np.linalg.norm(a - b):.2f}", f"3 \\cdot 1 + 4 \\cdot (-1) = {a @ b}")


def test_the_matrix_product() -> None:
    said(f"{matrix(A)} {matrix(B)} = {matrix(A @ B)}", f"The {(A @ B)[0, 0]} is 1 · 4 + 2 · 5.")
    said(f"A has the shape {A.shape}, B has {B.shape}, the product has {(A @ B).shape}")


def test_softmax_and_logarithms() -> None:
    values = np.array([2.0, 1, 0])
    said("| exponentials | " + " | ".join(f"{value:.4g}" for value in np.exp(values)) + " |")
    said("| softmax | " + " | ".join(f"{value:.3f}" for value in solution("gradients").softmax(values)) + " |")
    said(f"0.5 · 0.25 = {0.5 * 0.25}", f"\\ln 0.125 \\approx {np.log(0.5) + np.log(0.25):.3f}")


def test_derivatives() -> None:
    said(f"3.001^2 = {3.001**2:.6f}")
    assert round((3.001**2 - 3**2) / 0.001) == 6

    def loss(w: float) -> float:
        return (2 * w - 1) ** 2

    slope = (loss(3 + 1e-6) - loss(3 - 1e-6)) / 2e-6
    said("u = 5, the loss is 25", f"10 · 2 = {slope:.0f}")
    said(f"w = 3 - 0.01 · 20 = {3 - 0.01 * 20:.1f}", f"the loss falls from {loss(3)} to {loss(2.8):.2f}.")


def test_the_lines_of_numpy_print_what_they_say() -> None:
    found = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert found
    assert len([line for line in found[1].splitlines() if line.strip()]) == 10
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(found[1], {})
    assert printed.getvalue().splitlines() == re.findall(r"  # (.+)", found[1])


def test_the_test_run_is_what_learners_see(tmp_path: Path) -> None:
    shown = re.search(r"```text\n(.*?)```", TEXT, re.DOTALL)
    assert shown

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "llmlings", *arguments]
        environment = {**os.environ, "COLUMNS": "80"}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8").stdout

    run("init", ".")
    exercise = tmp_path / "exercises" / "one_hot.py"
    answer = "return ((vectors[:, None] - vectors) ** 2).sum(axis=2)"
    stub = exercise.read_text(encoding="utf-8")
    exercise.write_text(stub.replace('raise NotImplementedError("pairwise_distances")', answer), encoding="utf-8")
    assert shown[1] in run("check", "one_hot")


def test_it_comes_before_the_lessons_and_they_lead_to_it() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert nav.index("index.md") < nav.index("primer.md") < nav.index("lessons/tokens.md")
    start = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert start.index("(primer.md)") < start.index("lessons: Text to ids")
    assert "(../primer.md)" in (ROOT / "docs" / "lessons" / "tokens.md").read_text(encoding="utf-8")
