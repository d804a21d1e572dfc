"""The learner's run reads files by the rules by which they are graded."""

from pathlib import Path

import pytest

from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.source_text import MAX_BYTES, SourceProblem, source_text

CODE = "def f():\n    return 'é'\n"


@pytest.mark.parametrize(
    "data",
    [
        CODE.encode(),
        CODE.encode("utf-8-sig"),
        f"# -*- coding: cp1252 -*-\n{CODE}".encode("cp1252"),
        f"# coding: latin-1\n{CODE}".encode("latin-1"),
        CODE.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8", "a byte order mark", "cp1252 that says so", "Latin-1 that says so", "Windows' line ends"],
)
def test_text_is_read(tmp_path: Path, data: bytes) -> None:
    assert "return 'é'" in source_text(data)
    (tmp_path / "m.py").write_bytes(data)
    assert LocalImplementation(tmp_path).call("m", "f", (), {}, 5).value == "é"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (f"x = 1\n# é\n{CODE}".encode("cp1252"), "(line 2); save it as UTF-8"),
        (f"# coding: no-such-codec\n{CODE}".encode(), "save it as UTF-8"),
        (f"# coding: utf-7\n{CODE}".encode("utf-7"), "save it as UTF-8"),
        (CODE.encode("utf-16"), "save it as UTF-8"),
        (CODE.encode() + b"\0", "null byte"),
        (CODE.encode() + b"#" * MAX_BYTES, "larger than 1 MiB"),
    ],
    ids=["cp1252 in a comment", "an unknown codec", "UTF-7", "UTF-16", "a null byte", "a large file"],
)
def test_what_is_no_text_is_said_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(SourceProblem) as problem:
        source_text(data)
    assert words in str(problem.value)
    (tmp_path / "m.py").write_bytes(data)
    outcome = LocalImplementation(tmp_path).call("m", "f", (), {}, 5)
    assert (outcome.kind, outcome.message) == ("broken", f"it {problem.value}")
