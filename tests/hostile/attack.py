"""What an attack is: a submission that means harm, and what it may gain. It is read and graded, never imported here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from toy_answers import RIGHT
from workers import LOOK_AROUND

#: The tests of the course that is attacked, by function.
DOUBLE = ("test_doubles_each_number", "test_any_numbers")
TOTAL = ("test_adds_up", "test_nothing_is_refused", "test_any_sum")
REFUSAL = ("test_nothing_is_refused",)
EVERYTHING = DOUBLE + TOTAL
NOTHING = ()

#: What secrets begin with: so an attack can look for them without holding one.
MARK = "KEEP" + "-"


@dataclass(frozen=True)
class Attack:
    """One hostile submission and its outcome.

    `source` is the text of its `toy.py`, after a right answer to everything. `lost` are the tests that must not pass;
    all others must. `ends` are the statuses that the lost ones may have, and `says` is part of their message. `files`
    lie beside the module, and `hand_in` writes the whole submission where it is more than that.
    """

    source: str = ""
    lost: tuple[str, ...] = DOUBLE
    ends: str = "failed"
    says: str = ""
    files: tuple[tuple[str, str], ...] = ()
    hand_in: Callable[[Path, "Attack"], None] | None = None

    @property
    def text(self) -> str:
        """The module as it is handed in."""
        return RIGHT + dedent(self.source)

    def write(self, place: Path) -> None:
        """Hand in, as `place`."""
        if self.hand_in is not None:
            self.hand_in(place, self)
            return
        for name, text in (("exercises/toy.py", self.text), *self.files):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text, encoding="utf-8")


def at_call(body: str, lost: tuple[str, ...] = DOUBLE, ends: str = "failed", says: str = "") -> Attack:
    """Return an attack that is the body of `double`."""
    return Attack("def double(numbers):\n" + _indented(body), lost, ends, says)


def at_cost(body: str, ends: str = "failed") -> Attack:
    """Return an attack that is the body of `double` and takes about as long as it may: time can be what ends it."""
    return at_call(body, ends=f"{ends} timeout")


def at_import(body: str, lost: tuple[str, ...] = EVERYTHING, ends: str = "error", says: str = "") -> Attack:
    """Return an attack that happens when the module is imported."""
    return Attack(body, lost, ends, says)


def harmless(body: str) -> Attack:
    """Return an attack whose every answer is right all the same: `double` does this first."""
    return Attack(
        "honest_double = double\ndef double(numbers):\n" + _indented(body) + "    return honest_double(numbers)\n",
        NOTHING,
    )


def in_worker(body: str, lost: tuple[str, ...] = DOUBLE, ends: str = "crashed", says: str = "") -> Attack:
    """Return an attack on the worker's own channel to the grader."""
    return Attack(dedent(LOOK_AROUND) + dedent(body), lost, ends, says)


def _indented(body: str) -> str:
    lines = dedent(body).strip("\n").splitlines()
    return "".join(f"    {line}\n" for line in lines)
