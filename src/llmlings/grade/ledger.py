"""The ledger: one SQLite file that holds every verdict, and from which all other outputs are made."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from llmlings.errors import LlmlingsError
from llmlings.grade.verdicts import StudentVerdict, from_data, to_data

SCHEMA = 2
# Marks the file as ours: "llml" in ASCII.
_APPLICATION_ID = 0x6C6C6D6C
_TABLES = """
CREATE TABLE verdict (
    submission_sha256 TEXT, suite_sha256 TEXT, seed TEXT, sandbox TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (submission_sha256, suite_sha256, seed)
) WITHOUT ROWID;
CREATE TABLE run (suite_sha256 TEXT NOT NULL, seed TEXT NOT NULL, sandbox TEXT NOT NULL, version TEXT NOT NULL);
CREATE TABLE student (student TEXT PRIMARY KEY, submission_sha256 TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Run:
    """What a class was graded with; `version` is this tool's.

    `suite_sha256` stands for everything that decides a verdict besides the submission and the seed: tests, solutions,
    course.toml and the modules that were asked for.
    """

    suite_sha256: str
    seed: str
    sandbox: str
    version: str


class Ledger:
    """An open ledger; every change is on disk when its method returns. Close it, or use it in a `with` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Open or make the ledger at `path`, for this process alone; one that cannot be used is left as it is."""
        try:
            connection = sqlite3.connect(path, timeout=0, isolation_level=None)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise _problem(path, error) from None
        return cls(path, connection)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let other processes use the ledger."""
        self._connection.close()

    def verdict(self, submission_sha256: str, suite_sha256: str, seed: str) -> dict[str, Any] | None:
        """Return the verdict on these files as results JSON, None if they were not graded yet.

        Its `student` is the one whose copy of the files was graded.
        """
        rows = self._rows(
            "SELECT data FROM verdict WHERE submission_sha256 = ? AND suite_sha256 = ? AND seed = ?",
            (submission_sha256, suite_sha256, seed),
        )
        return self._decoded(rows[0][0]) if rows else None

    def store(self, verdict: StudentVerdict, sandbox: str) -> None:
        """Keep a verdict, in place of an earlier one on the same files with the same suite and seed."""
        key = (verdict.submission_sha256, verdict.suite_sha256, verdict.seed)
        data = json.dumps(to_data(verdict), ensure_ascii=True, separators=(",", ":"))
        self._rows("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?)", (*key, sandbox, data))

    def set_class(self, run: Run, submissions: Mapping[str, str]) -> None:
        """Say whose work the last run is about: the submission's sha256 of each student."""
        self._rows("BEGIN")
        self._rows("DELETE FROM run")
        self._rows("DELETE FROM student")
        self._rows("INSERT INTO run VALUES (?, ?, ?, ?)", astuple(run))
        for student, submission_sha256 in submissions.items():
            self._rows("INSERT INTO student VALUES (?, ?)", (student, submission_sha256))
        self._rows("COMMIT")

    def run(self) -> Run:
        """Return the last run; its sandbox is `none` if a verdict of its class was found without one."""
        rows = self._rows("SELECT * FROM run")
        if not rows:
            raise LlmlingsError(f"{self.path} holds no run yet; grade a class with `llmlings grade`.")
        run = Run(*rows[0])
        unguarded = any(sandbox == "none" for _, sandbox, _ in self._class())
        return replace(run, sandbox="none") if unguarded else run

    def students(self) -> list[StudentVerdict]:
        """Return the verdict on each student of the class who was graded, sorted by student."""
        graded = [(student, self._decoded(data)) for student, _, data in self._class() if data]
        return [replace(from_data(data), student=student) for student, data in graded]

    def ungraded(self) -> list[str]:
        """Return the students of the class whom a run that was stopped did not come to, sorted."""
        return [student for student, _, data in self._class() if not data]

    def _class(self) -> list[tuple[str, str, str]]:
        return sorted(
            self._rows(
                "SELECT student, verdict.sandbox, data FROM student JOIN run"
                " LEFT JOIN verdict USING (submission_sha256, suite_sha256, seed)"
            )
        )

    def _decoded(self, text: str) -> dict[str, Any]:
        try:
            data: dict[str, Any] = json.loads(text)
            from_data(data)
        except (ValueError, KeyError, TypeError) as error:
            raise _problem(self.path, error) from None
        return data

    def _rows(self, statement: str, values: Iterable[Any] = ()) -> list[Any]:
        try:
            with closing(self._connection.execute(statement, tuple(values))) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise _problem(self.path, error) from None


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # From the first lock until the end: two runs must not grade into one ledger.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    is_new = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != _APPLICATION_ID and not is_new:
        raise LlmlingsError(f"{path} is no ledger of llmlings; choose another folder with --out.")
    if version > SCHEMA:
        raise LlmlingsError(f"{path} was made by a newer llmlings; update with `pip install --upgrade llmlings`.")
    if not is_new and version < SCHEMA:
        raise LlmlingsError(f"{path} was made by an older llmlings; grade into another folder, or delete the file.")
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("its pages contradict each other")
    connection.execute("BEGIN EXCLUSIVE")
    if is_new:
        for statement in _TABLES.split(";")[:-1]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def _problem(path: Path, error: Exception) -> LlmlingsError:
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return LlmlingsError(f"{path} is in use by another llmlings; wait until that has ended.")
    if isinstance(error, sqlite3.OperationalError):
        return LlmlingsError(f"{path} cannot be used ({error}); check the folder's permissions and free space.")
    return LlmlingsError(f"{path} is damaged ({error}); put a copy back, or move it away to grade everything again.")
