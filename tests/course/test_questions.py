"""The questions to each lesson are complete and well formed."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from llmlings.course import load_course

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "questions"
MODULES = [module.name for module in load_course(ROOT).modules]


def questions(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["question"]


def test_every_module_has_questions_and_nothing_else_has() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.toml" for name in MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_five_questions_of_three_or_four_options(name: str) -> None:
    assert set(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))) == {"question"}
    assert len(questions(name)) == 5
    for question in questions(name):
        assert set(question) == {"text", "option"}
        assert question["text"].strip().endswith("?")
        assert len(question["option"]) in (3, 4)
        for option in question["option"]:
            assert set(option) == {"text", "right", "why"}
            assert option["text"].strip()
            assert option["why"].strip()


@pytest.mark.parametrize("name", MODULES)
def test_one_option_is_right_and_no_two_are_alike(name: str) -> None:
    places = set()
    for question in questions(name):
        right = [option["right"] for option in question["option"]]
        assert sorted(right) == [False] * (len(right) - 1) + [True]
        places.add(right.index(True))
        assert len({option["text"] for option in question["option"]}) == len(right)
    assert len(places) > 1, "the right option always stands at the same place"
    whys = [option["why"] for question in questions(name) for option in question["option"]]
    assert len(set(whys)) == len(whys)


@pytest.mark.parametrize("name", MODULES)
def test_the_last_question_asks_for_an_idea(name: str) -> None:
    """Nothing is to be computed: no option is a number or a value, and each says something in words."""
    for option in questions(name)[-1]["option"]:
        assert len(re.findall(r"[A-Za-z]{2,}", option["text"])) >= 3, option["text"]
