"""What one look of `llmlings doctor` finds."""

from dataclasses import dataclass
from typing import Literal

Health = Literal["ok", "look", "broken"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor.

    `about` is what was looked at, `text` what was found, and `mend` what to do about it. `look` may be as it is
    meant; with `broken`, something of the course cannot work.
    """

    about: str
    health: Health
    text: str
    mend: str = ""


def ok(about: str, text: str) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding(about, "ok", text)


def look(about: str, text: str, mend: str) -> Finding:
    """Return a finding that may be trouble."""
    return Finding(about, "look", text, mend)


def broken(about: str, text: str, mend: str) -> Finding:
    """Return a finding that has to be mended."""
    return Finding(about, "broken", text, mend)


def listed(names: list[str], most: int = 3) -> str:
    """Return names in one line, only the first of many."""
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return ", ".join(names[:most] + more)
