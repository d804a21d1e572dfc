"""The files of catalogued mistakes, read as data."""

from pathlib import Path

import pytest

from llmlings.errors import CourseError
from llmlings.testing.catalogue import read_mistake


def read(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "some_mistake.py"
    path.write_text(text, encoding="utf-8")
    return read_mistake(path, "toy").functions


@pytest.mark.parametrize(
    ("definition", "functions"),
    [
        ("def f(): pass", ("f",)),
        ("def _helper(): pass\n\ndef f(): pass", ("f",)),
        ("class Layer(Layer):\n    def forward(self): pass", ("Layer.forward",)),
        ("def _forward(self): pass\n\nLayer.forward = _forward", ("Layer.forward",)),
    ],
)
def test_it_knows_what_a_file_gets_wrong(tmp_path: Path, definition: str, functions: tuple[str, ...]) -> None:
    assert read(tmp_path, f'"""Wrong."""\n\n{definition}\n') == functions


@pytest.mark.parametrize("text", ["def f(): pass", '"""Wrong."""', '"""W."""\nCOSTS = "money"\ndef f(): pass'])
def test_a_file_that_lacks_something_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CourseError, match=r"some_mistake\.py needs a docstring"):
        read(tmp_path, text)
