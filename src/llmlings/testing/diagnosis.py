"""Names the catalogued mistake that an answer behaves like, by comparing what both gave for the same calls.

Every call of a test is reduced to a fingerprint: its outcome with floats rounded, hashed. A mistake explains a failed
test when its fingerprint is the answer's; the fingerprints of mistakes are known beforehand (`catalogue`).
"""

import hashlib
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from llmlings.testing.examiner import Call
from llmlings.testing.failures import names
from llmlings.testing.observe import Handle
from llmlings.testing.results import Status
from llmlings.testing.tensors import as_array, is_tensor

#: What a mistake can cost alone, and the status that its tests then end with: it is not compared by values.
COSTLY: Mapping[str, Status] = {"time": "timeout", "memory": "memory"}
#: Floats are whole numbers exactly up to here.
_EXACT = 2**53
#: Numbers, texts and containers of a test's answers that its fingerprint is made of; the rest of larger ones is left
#: out. The course's own answers have fewer.
MAX_PARTS = 1_000_000


@dataclass(frozen=True)
class Answered:
    """One test that was run: what it is, how it ended, and the fingerprint of its calls."""

    id: str
    module: str
    function: str
    status: Status
    fingerprint: str


@dataclass(frozen=True)
class Mistake:
    """A catalogued mistake: its id, the sentence for the learner, and the fingerprint it gives in tests that it fails.

    `ends_as` is the status that its tests end with if it is too slow or too large, `function` what it answers.
    """

    id: str
    module: str
    sentence: str
    function: str
    fingerprints: Mapping[str, str]
    ends_as: str = ""

    def explains(self, test: Answered) -> bool:
        """Return whether the mistake answers this test's calls as they were answered."""
        if self.ends_as:
            return test.status == self.ends_as and test.function == self.function
        return self.fingerprints.get(test.id) == test.fingerprint

    def fails(self, test: Answered) -> bool:
        """Return whether it may fail this test by time or memory: it fails it with a wrong value under wider limits."""
        return test.status in COSTLY.values() and test.id in self.fingerprints


@dataclass(frozen=True)
class Cause:
    """What a failed test is put down to; `certain` if the mistake explains all failed tests of the function."""

    mistake: Mistake
    certain: bool


def diagnose(tests: Sequence[Answered], mistakes: Sequence[Mistake]) -> dict[str, Cause]:
    """Return for failed tests, by id, the mistake that explains them.

    Tests are looked at function by function. A mistake in a function is certain if it explains all tests of that
    function that failed, and would have failed none of those that passed; where all of them ended with an error it is
    possible, since many things raise the same error. One in another function counts where it is certain there: what is
    built on a wrong function is wrong with it.
    """
    failed = [test for test in tests if test.status in ("failed", "error", "timeout", "memory")]
    passed: dict[tuple[str, str], set[str]] = {}
    for test in tests:
        if test.status == "passed":
            passed.setdefault((test.module, test.function), set()).add(test.id)
    groups: dict[tuple[str, str], list[Answered]] = {}
    for test in failed:
        groups.setdefault((test.module, test.function), []).append(test)
    found: dict[str, Cause] = {}
    elsewhere: list[Mistake] = []
    for (module, function), group in groups.items():
        own = [mistake for mistake in mistakes if (mistake.module, mistake.function) == (module, function)]
        if best := _complete(group, own, passed.get((module, function), set())):
            certain = any(test.status != "error" for test in group)
            found |= {test.id: Cause(best, certain) for test in group}
            elsewhere += [best] * certain
    for (module, function), group in groups.items():
        if group[0].id in found:
            continue
        other = [mistake for mistake in elsewhere if mistake.module == module]
        if best := _complete(group, other, passed.get((module, function), set())):
            found |= {test.id: Cause(best, certain=True) for test in group}
            continue
        own = [mistake for mistake in mistakes if (mistake.module, mistake.function) == (module, function)]
        found |= _possible(group, [*own, *other])
    return found


def _complete(group: Sequence[Answered], mistakes: Sequence[Mistake], passed: Collection[str]) -> Mistake | None:
    """Return the first mistake that explains all of a group and contradicts nothing that passed."""
    for mistake in mistakes:
        explained = [mistake.explains(test) for test in group]
        complete = all(yes or mistake.fails(test) for yes, test in zip(explained, group, strict=True))
        if any(explained) and complete and not passed & mistake.fingerprints.keys():
            return mistake
    return None


def _possible(group: Sequence[Answered], mistakes: Sequence[Mistake]) -> dict[str, Cause]:
    """Return what may be the cause of single tests; the mistake that explains most comes first.

    One that explains no more than half of the group gives the same in easy cases, and is seldom what happened.
    """
    found: dict[str, Cause] = {}
    explained = {mistake.id: sum(map(mistake.explains, group)) for mistake in mistakes}
    likely = [mistake for mistake in mistakes if 2 * explained[mistake.id] > len(group)]
    for mistake in sorted(likely, key=lambda mistake: -explained[mistake.id]):
        for test in group:
            if test.status != "error" and mistake.explains(test):
                found.setdefault(test.id, Cause(mistake, certain=False))
    return found


def fingerprint(calls: Sequence[Call]) -> str:
    """Return a short digest of what became of the calls.

    It is the same for answers that differ by rounding errors alone, or by kinds that tests forgive.
    """
    digest = _Digest()
    for call in calls:
        outcome = call.outcome
        error = "ValueError" if outcome.refuses else outcome.error
        digest.update(f"{outcome.kind} {error} {outcome.changed} {outcome.shares}".encode())
        if isinstance(call.rejects, str) and outcome.refuses:
            digest.update(str(names(outcome.message, call.rejects)).encode())
        if outcome.kind == "value":
            _feed(digest, outcome.value)
    return digest.hexdigest()[:12]


class _Digest:
    """A digest that counts what it is made of."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self.update = self._sha256.update
        self.hexdigest = self._sha256.hexdigest
        self.left = MAX_PARTS


def _feed(digest: _Digest, value: Any) -> None:
    if digest.left <= 0:
        return
    digest.left -= 1
    if isinstance(value, bool | int | float | np.generic):
        digest.update(f"{_number(value)} ".encode())
    elif isinstance(value, np.ndarray):
        digest.update(f"items {value.shape} ".encode())
        numbers = value.ravel()[: digest.left].tolist()
        digest.left -= len(numbers)
        digest.update("".join(f"{_number(number)} " for number in numbers).encode())
    elif isinstance(value, list | tuple):
        digest.update(f"items ({len(value)},) ".encode())
        for item in value:
            _feed(digest, item)
    elif isinstance(value, dict):
        digest.update(f"dict {len(value)}".encode())
        for key in sorted(value, key=repr):
            _feed(digest, key)
            _feed(digest, value[key])
    elif isinstance(value, set | frozenset):
        digest.update(f"set {sorted(map(repr, value))}".encode())
    elif isinstance(value, Handle):
        digest.update(value.type_name.encode())
    elif is_tensor(value):
        digest.update(f"tensor {value.requires_grad}".encode())
        _feed(digest, as_array(value))
    else:
        digest.update(f"{type(value).__name__} {value!r} ".encode("utf-8", "surrogatepass"))


def _number(value: Any) -> str:
    """Return a number as text, to six digits if it is no whole number."""
    number = value.item() if isinstance(value, np.generic) else value
    if isinstance(number, float) and not (number.is_integer() and abs(number) < _EXACT):
        # First to nine places, so that rounding errors around 0 vanish; `+ 0.0` turns -0.0 into 0.0.
        number = round(number, 9) + 0.0 if math.isfinite(number) else number
        if not math.isfinite(number) or not number.is_integer() or abs(number) >= _EXACT:
            return f"{number:.6g}"
    return str(int(number)) if isinstance(number, bool | int | float) else repr(number)
