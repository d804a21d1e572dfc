"""The ledger's file: found to be one, locked, and what is said when it cannot be used."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from llmlings.errors import EnvironmentProblem, LlmlingsError

SCHEMA = 4
#: Beside the ledger: held by whoever writes into it, so that two do not. It holds nothing.
LOCK = ".ledger.lock"
# Marks the file as ours: "llml" in ASCII.
_APPLICATION_ID = 0x6C6C6D6C
# How long one who writes and one who reads wait for each other, in seconds.
_PATIENCE = 30


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Connect to the file at `path`; an error within the block closes the connection and becomes one sentence."""
    try:
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise problem(path, error) from None


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is no ledger, that another version made, or that is damaged."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    new = is_new(connection)
    if application != _APPLICATION_ID and not new:
        raise LlmlingsError(f"{path} is no ledger of llmlings; choose another folder with --out.")
    if version > SCHEMA:
        raise LlmlingsError(f"{path} was made by a newer llmlings; update with `pip install --upgrade llmlings`.")
    if not new and version < SCHEMA:
        raise LlmlingsError(f"{path} was made by an older llmlings; grade into another folder, or delete the file.")
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("its pages contradict each other")


def is_new(connection: sqlite3.Connection) -> bool:
    """Return whether nothing was written into the file yet."""
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def make(connection: sqlite3.Connection, tables: str) -> None:
    """Make a new ledger's tables, given as statements that each end with a semicolon."""
    connection.execute("BEGIN EXCLUSIVE")
    for statement in tables.split(";")[:-1]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def locked(path: Path) -> IO[bytes]:
    """Return a file that nobody else has while it is open; the system closes it for one who is killed.

    It is not the ledger itself: closing that a second time would let go of SQLite's own locks.
    """
    try:
        lock = path.with_name(LOCK).open("ab")
    except OSError as error:
        reason = f"{path.with_name(LOCK)} cannot be written ({error.strerror})"
        raise EnvironmentProblem(f"{reason}; check the folder's permissions and free space.") from None
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise LlmlingsError(f"{path} is in use by another llmlings; wait until that has ended.") from None
    return lock


def problem(path: Path, error: Exception) -> LlmlingsError:
    """Return what to say of an error of SQLite, or of what it returned."""
    if isinstance(error, sqlite3.OperationalError):
        if "locked" in str(error):
            return LlmlingsError(f"{path} is in use by another llmlings; wait until that has ended.")
        return EnvironmentProblem(f"{path} cannot be used ({error}); check the folder's permissions and free space.")
    text = f"{path} is damaged ({error}); put a copy back, or move it away to grade everything again."
    return EnvironmentProblem(text)
