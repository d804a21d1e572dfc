"""A teacher's table is read as it was meant, or not at all."""

from pathlib import Path

import pytest

from llmlings.errors import UsageError
from llmlings.grade.csv_files import read_csv


def test_spaces_empty_lines_and_a_mark_of_a_spreadsheet_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes('\ufeffid,name\r\nann , "Ann, the first"\r\n\r\nbob,Bo\u00e9\r\n'.replace(', "', ',"').encode())
    assert read_csv(path, ("id", "name")) == [("ann", "Ann, the first"), ("bob", "Bo\u00e9")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "does not begin with the line id,name"),
        (b"name,id\n", "does not begin with the line id,name"),
        (b"id,name\nann\n", "row 2 is not of the form id,name"),
        (b"id,name\n,Ann\n", "row 2 is not of the form id,name"),
        (b"id,name\nann,\xff\n", "is no CSV file in UTF-8"),
        (b'id,name\nann,"Ann\n', "is no CSV file in UTF-8"),
    ],
)
def test_anything_else_is_one_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=words):
        read_csv(path, ("id", "name"))
    with pytest.raises(UsageError, match="cannot be read"):
        read_csv(tmp_path / "absent.csv", ("id", "name"))
