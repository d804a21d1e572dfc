"""Tables that teachers give: read strictly, so that a slip of the pen is a sentence and not a wrong mark."""

import csv
from collections.abc import Sequence
from pathlib import Path

from llmlings.errors import UsageError


def read_csv(path: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows of a CSV file that has these columns, spaces around the cells taken off."""
    head = ",".join(columns)
    try:
        # Spreadsheets put a mark in front of UTF-8.
        text = path.read_text(encoding="utf-8-sig")
        rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), strict=True) if row]
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}); give a CSV file with the columns {head}."
        ) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} is no CSV file in UTF-8 ({error}); give one with the columns {head}.") from None
    if not rows or rows[0] != list(columns):
        raise UsageError(f"{path} does not begin with the line {head}; give these columns.")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(columns) or not row[0]:
            raise UsageError(f"{path}, row {number} is not of the form {head}; correct it.")
    return [tuple(row) for row in rows[1:]]
