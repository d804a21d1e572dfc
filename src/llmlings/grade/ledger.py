"""The ledger: one SQLite file that holds every verdict and which of them count, and of which all outputs are made."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, astuple, dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from llmlings.course import Module
from llmlings.errors import LlmlingsError
from llmlings.grade.ledger_file import check, connected, is_new, locked, make, problem
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, combined, module_from_data

_KEY = "files_sha256, suite_sha256, seed"
# `mark` says which verdict counts for a student, `waiting` which one a run was asked for and has not found yet.
# `source` says which texts were graded, of a module and of those that it uses; a text that many have is kept once.
_TABLES = f"""
CREATE TABLE verdict (
    files_sha256 TEXT, suite_sha256 TEXT, seed TEXT, sandbox TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY ({_KEY})
) WITHOUT ROWID;
CREATE TABLE mark (
    student TEXT, module TEXT, files_sha256 TEXT NOT NULL, suite_sha256 TEXT NOT NULL, seed TEXT NOT NULL,
    PRIMARY KEY (student, module)
) WITHOUT ROWID;
CREATE TABLE waiting (
    student TEXT, module TEXT, files_sha256 TEXT NOT NULL, suite_sha256 TEXT NOT NULL, seed TEXT NOT NULL,
    is_there INTEGER NOT NULL, PRIMARY KEY (student, module)
) WITHOUT ROWID;
CREATE TABLE source (
    files_sha256 TEXT, module TEXT, text_sha256 TEXT NOT NULL, PRIMARY KEY (files_sha256, module)
) WITHOUT ROWID;
CREATE TABLE text (text_sha256 TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE module (module TEXT PRIMARY KEY, place INTEGER NOT NULL, points INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE decision (
    number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, is_back INTEGER NOT NULL, student TEXT NOT NULL,
    module TEXT NOT NULL, test TEXT NOT NULL, points REAL NOT NULL, because TEXT NOT NULL, llmlings TEXT NOT NULL,
    revision TEXT NOT NULL, python TEXT NOT NULL, numpy TEXT NOT NULL, torch TEXT NOT NULL, sha256 TEXT NOT NULL
);
CREATE TABLE person (student TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run (suite_sha256 TEXT NOT NULL, seed TEXT NOT NULL, sandbox TEXT NOT NULL, version TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Run:
    """What the last run graded with; `version` is this tool's.

    `suite_sha256` stands for everything that decided a verdict besides the submission and the seed: tests, solutions,
    mistakes and facts of the modules that were asked for, and the tool.
    """

    suite_sha256: str
    seed: str
    sandbox: str
    version: str


@dataclass(frozen=True)
class Decision:
    """What a teacher decided, and with what at hand; the last one on the same thing counts.

    `kind` is `override` (points for a student's module), `drop` (a test) or `rules` (the text of grading.toml);
    `is_back` takes back what was decided before. `sha256` stands for the files graded, or for the rules. Empty is what
    does not apply or is not installed.
    """

    time: str
    kind: str
    is_back: bool
    student: str
    module: str
    test: str
    points: float
    because: str
    llmlings: str
    revision: str
    python: str
    numpy: str
    torch: str
    sha256: str


@dataclass(frozen=True)
class Key:
    """What a verdict on a module is found by: the files, what judged them, and the seed."""

    files_sha256: str
    suite_sha256: str
    seed: str


@dataclass(frozen=True)
class Wanted:
    """A module of a student that a run is asked for; `is_there` if it was handed in and can be read."""

    student: str
    module: str
    key: Key
    is_there: bool = True


class Ledger:
    """An open ledger; every change is on disk when its method returns. Close it, or use it in a `with` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: IO[bytes] | None = None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Open or make the ledger at `path` to write into it; one that cannot be used is left as it is.

        Others can read it meanwhile, and nobody else can write.
        """
        with connected(path) as connection:
            check(connection, path)
            lock = locked(path)
            try:
                # Asked again: who held the lock may just have made it.
                if is_new(connection):
                    make(connection, _TABLES)
            except BaseException:
                lock.close()
                raise
        return cls(path, connection, lock)

    @classmethod
    def read(cls, path: Path) -> "Ledger":
        """Open the ledger at `path` to read it, also while somebody grades into it."""
        with connected(path) as connection:
            check(connection, path)
            if is_new(connection):
                raise LlmlingsError(f"{path} holds no run yet; grade a class with `llmlings grade`.")
        return cls(path, connection)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others write into the ledger."""
        self._connection.close()
        if self._lock is not None:
            self._lock.close()

    def verdict(self, key: Key) -> ModuleVerdict | None:
        """Return the verdict with this key, None if it was not found yet."""
        rows = self._rows(
            f"SELECT sandbox, data FROM verdict WHERE ({_KEY}) = (?, ?, ?)",
            astuple(key),
        )
        return self._verdict(key, *rows[0]) if rows else None

    def has(self, key: Key) -> bool:
        """Return whether the verdict with this key was found already."""
        return bool(self._rows(f"SELECT 1 FROM verdict WHERE ({_KEY}) = (?, ?, ?)", astuple(key)))

    def begin(self, run: Run, course: Sequence[Module], wanted: Sequence[Wanted]) -> list[Wanted]:
        """Say what a run is asked for, and return what of it does not count.

        A verdict that is known counts at once, any other from `store` on. What is not asked for stays. So does what was
        handed in earlier for a module that is not there now: that is what is returned.
        """
        with self._transaction():
            self._rows("DELETE FROM run")
            self._rows("INSERT INTO run VALUES (?, ?, ?, ?)", astuple(run))
            for place, module in enumerate(course):
                self._rows("INSERT OR REPLACE INTO module VALUES (?, ?, ?)", (module.name, place, module.points))
            kept = [each for each in wanted if not each.is_there and self._has_handed_in(each)]
            for each in set(wanted).difference(kept):
                row = (each.student, each.module, *astuple(each.key))
                self._rows("DELETE FROM waiting WHERE (student, module) = (?, ?)", row[:2])
                if self.has(each.key):
                    self._rows("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", row)
                else:
                    self._rows("INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?)", (*row, each.is_there))
        return kept

    def store(
        self,
        verdicts: Iterable[tuple[Key, ModuleVerdict]],
        sandbox: str,
        sources: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> None:
        """Keep verdicts, in place of earlier ones with the same keys, and let them count for all who wait for them.

        `sources` has for a key's `files_sha256` the texts that were graded, by module.
        """
        with self._transaction():
            for files, texts in sources.items():
                self._keep(files, texts)
            for key, verdict in verdicts:
                data = json.dumps(asdict(verdict), ensure_ascii=True, separators=(",", ":"))
                values = astuple(key)
                self._rows("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?)", (*values, sandbox, data))
                waiting = f"FROM waiting WHERE ({_KEY}) = (?, ?, ?)"
                self._rows(f"INSERT OR REPLACE INTO mark SELECT student, module, {_KEY} {waiting}", values)
                self._rows(f"DELETE {waiting}", values)

    def sources(self, files_sha256: str) -> dict[str, str]:
        """Return the texts that a verdict on these files judged: the module's own and those that it used, by module."""
        rows = self._rows("SELECT module, data FROM source JOIN text USING (text_sha256) WHERE files_sha256 = ?"
                          " ORDER BY module", (files_sha256,))  # fmt: skip
        return {module: self._text(data) for module, data in rows}

    def answers(self) -> Iterator[tuple[str, str, str]]:
        """Yield student, module and text of all that counts and could be read, sorted by student."""
        for student, module, data in self._rows(
            "SELECT student, module, data FROM mark JOIN source USING (files_sha256, module)"
            " JOIN text USING (text_sha256) ORDER BY student, module"
        ):
            yield student, module, self._text(data)

    def run(self) -> Run:
        """Return the last run; its sandbox is `none` if a verdict that counts was found without one."""
        rows = self._rows("SELECT * FROM run")
        if not rows:
            raise LlmlingsError(f"{self.path} holds no run yet; grade a class with `llmlings grade`.")
        run = Run(*rows[0])
        unguarded = self._rows("SELECT 1 FROM mark JOIN verdict USING (files_sha256, suite_sha256, seed)"
                               " WHERE sandbox = 'none' LIMIT 1")  # fmt: skip
        return replace(run, sandbox="none") if unguarded else run

    def students(self) -> list[StudentVerdict]:
        """Return what was found on each student of the class who was graded, sorted by student.

        All of them have the same modules, in the order of the course.
        """
        marks = self._rows(f"SELECT student, module, {_KEY}, sandbox, data FROM mark JOIN verdict USING ({_KEY})")
        waiting = set(self._rows("SELECT student, module FROM waiting"))
        found: dict[str, dict[str, ModuleVerdict]] = {}
        for student, module, files, suite, seed, sandbox, data in marks:
            found.setdefault(student, {})[module] = self._verdict(Key(files, suite, seed), sandbox, data)
        asked = {module for _, module in waiting} | {module for modules in found.values() for module in modules}
        points = dict(self._rows("SELECT module, points FROM module ORDER BY place, module"))

        def verdict(student: str, module: str) -> ModuleVerdict:
            why = "It is not graded yet." if (student, module) in waiting else "Nothing was handed in for it."
            return found[student].get(module) or ModuleVerdict(module, "missing", 0, 0, points[module], why, ())

        return [
            combined(student, [verdict(student, module) for module in points if module in asked])
            for student in sorted(found)
        ]

    def marked(self) -> set[str]:
        """Return the students of whom anything counts."""
        return {student for (student,) in self._rows("SELECT DISTINCT student FROM mark")}

    def ungraded(self) -> list[str]:
        """Return the students whom a run that was stopped did not come to, or not with all modules, sorted."""
        return [student for (student,) in self._rows("SELECT DISTINCT student FROM waiting ORDER BY student")]

    def outdated(self, suites: Iterable[tuple[str, str]], seed: str) -> list[tuple[str, str]]:
        """Return student and module of marks that other tests than `suites`, by module, or another seed gave."""
        found: list[tuple[str, str]] = []
        for module, suite in suites:
            found += self._rows("SELECT student, module FROM mark LEFT JOIN waiting AS w USING (student, module)"
                                " WHERE module = ? AND (mark.suite_sha256, mark.seed) != (?, ?) AND w.seed IS NULL"
                                " ORDER BY student", (module, suite, seed))  # fmt: skip
        return found

    def decide(self, decision: Decision) -> None:
        """Keep a decision; those before stay in the log."""
        marks = ", ".join("?" * len(fields(Decision)))
        self._rows(f"INSERT INTO decision VALUES (NULL, {marks})", astuple(decision))

    def decisions(self) -> list[Decision]:
        """Return all decisions, in their order."""
        rows = self._rows("SELECT * FROM decision ORDER BY number")
        return [Decision(time, kind, bool(is_back), *rest) for _, time, kind, is_back, *rest in rows]

    def set_names(self, names: Mapping[str, str]) -> None:
        """Keep what students are called, by id; other students keep their names."""
        with self._transaction():
            for student, name in names.items():
                self._rows("INSERT OR REPLACE INTO person VALUES (?, ?)", (student, name))

    def names(self) -> dict[str, str]:
        """Return what students are called, by id."""
        return dict(self._rows("SELECT student, name FROM person"))

    def modules(self) -> list[str]:
        """Return the names of the course's modules, in its order."""
        return [name for (name,) in self._rows("SELECT module FROM module ORDER BY place, module")]

    def _keep(self, files_sha256: str, texts: Mapping[str, str]) -> None:
        for module, text in texts.items():
            data = text.encode("utf-8", "surrogatepass")
            sha256 = hashlib.sha256(data).hexdigest()
            self._rows("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", (files_sha256, module, sha256))
            self._rows("INSERT OR IGNORE INTO text VALUES (?, ?)", (sha256, zlib.compress(data)))

    def _text(self, data: bytes) -> str:
        try:
            return zlib.decompress(data).decode("utf-8", "surrogatepass")
        except (zlib.error, ValueError, TypeError) as error:
            raise problem(self.path, error) from None

    def _has_handed_in(self, wanted: Wanted) -> bool:
        place = (wanted.student, wanted.module)
        if self._rows("SELECT 1 FROM waiting WHERE (student, module) = (?, ?) AND is_there", place):
            return True
        rows = self._rows(f"SELECT {_KEY} FROM mark WHERE (student, module) = (?, ?)", place)
        verdict = self.verdict(Key(*rows[0])) if rows else None
        return verdict is not None and verdict.status not in ("missing", "unreadable")

    def _verdict(self, key: Key, sandbox: str, data: str) -> ModuleVerdict:
        try:
            verdict = module_from_data(json.loads(data))
        except (ValueError, KeyError, TypeError) as error:
            raise problem(self.path, error) from None
        return replace(verdict, **asdict(key), sandbox=sandbox)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._rows("BEGIN IMMEDIATE")
        try:
            yield
            self._rows("COMMIT")
        except BaseException:
            # What SQLite has taken back already is no error of ours.
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def _rows(self, statement: str, values: Iterable[Any] = ()) -> list[Any]:
        try:
            with closing(self._connection.execute(statement, tuple(values))) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise problem(self.path, error) from None
