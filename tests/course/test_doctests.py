"""Every example in a docstring of a solution gives what it says."""

import doctest
from pathlib import Path

import pytest

from llmlings.testing.local import LocalImplementation
from llmlings.testing.observe import Outcome

ROOT = Path(__file__).resolve().parents[2]
MODULES = [path.stem for path in sorted((ROOT / "solutions").glob("*.py"))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_right(name: str) -> None:
    module = LocalImplementation(ROOT / "solutions").load(name)
    assert not isinstance(module, Outcome), module
    tried = doctest.testmod(module)
    assert tried.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_function_has_one(name: str) -> None:
    text = (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")
    public = [part for part in text.split("\ndef ")[1:] if not part.startswith("_")]
    for function in public:
        for section in ("Args:", "Returns:", "Example:", "Source:", "Lesson: docs/lessons/"):
            assert section in function, f"{name}.{function.partition('(')[0]} lacks {section}"
