"""What catalogued mistakes answer in the tests, kept in one SQLite file for all slots and later runs."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from llmlings.testing.suite import Asked

_TABLE = """CREATE TABLE IF NOT EXISTS answer (
    suite TEXT, seed TEXT, module TEXT, mistake TEXT, test TEXT, fingerprint TEXT NOT NULL,
    PRIMARY KEY (suite, seed, module, mistake, test)) WITHOUT ROWID"""
_SELECT = "SELECT fingerprint FROM answer WHERE (suite, seed, module, mistake, test) = (?, ?, ?, ?, ?)"
_INSERT = "INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, ?, ?)"


class TriedMistakes:
    """Answers to the tests of some modules, as a dict; a file that cannot be used costs time and no verdict.

    `suites` says for each module, by a digest, which tests of it these are.
    """

    def __init__(self, path: Path, suites: Mapping[str, str]) -> None:
        self._suites = suites
        self._found: dict[Asked, str] = {}
        # Autocommit: another slot sees an answer at once. Losing the file in a crash of the machine would be no harm.
        self._connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(_TABLE)

    def __contains__(self, asked: Asked) -> bool:
        """Return whether a slot of this run or of an earlier one asked this."""
        if asked not in self._found:
            with suppress(sqlite3.Error):
                for (answer,) in self._connection.execute(_SELECT, (self._suite(asked), *asked)):
                    self._found[asked] = answer
        return asked in self._found

    def __getitem__(self, asked: Asked) -> str:
        """Return what was answered; ask `in` first."""
        return self._found[asked]

    def __setitem__(self, asked: Asked, answer: str) -> None:
        """Keep an answer for all."""
        self._found[asked] = answer
        with suppress(sqlite3.Error):
            self._connection.execute(_INSERT, (self._suite(asked), *asked, answer))

    def _suite(self, asked: Asked) -> str:
        _, module, _, _ = asked
        return self._suites[module]
