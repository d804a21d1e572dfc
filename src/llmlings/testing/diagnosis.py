"""Names the catalogued mistake that an answer behaves like, by comparing what both gave for the same calls.

Every call of a test is reduced to a fingerprint: its outcome with floats rounded, hashed. A mistake explains a failed
test when its fingerprint is the answer's; the fingerprints of mistakes are known beforehand (`catalogue`).
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from llmlings.testing.calls import Call
from llmlings.testing.observe import Handle
from llmlings.testing.results import Status
from llmlings.testing.tensors import as_array, is_tensor
from llmlings.testing.verdict import names_argument

#: Outcomes that are not compared by value: a mistake says which of them it costs (`COSTS = "time"`).
COSTLY: Mapping[str, Status] = {"time": "timeout", "memory": "memory"}


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
    """A catalogued mistake: its id, the sentence for the learner, and the fingerprint it gives in each test it fails.

    `costs` is the status that its tests end with if it is too slow or too large, `functions` what it gets wrong.
    """

    id: str
    module: str
    sentence: str
    functions: tuple[str, ...]
    fingerprints: Mapping[str, str]
    costs: str = ""

    def explains(self, test: Answered) -> bool:
        """Return whether the mistake answers this test's calls as they were answered."""
        if self.costs:
            return test.status == self.costs and test.function in self.functions
        return self.fingerprints.get(test.id) == test.fingerprint

    def fails(self, test: Answered) -> bool:
        """Return whether it may fail this test in another way: where it was tried, limits were others."""
        return test.status in COSTLY.values() and test.id in self.fingerprints


def diagnose(tests: Sequence[Answered], mistakes: Sequence[Mistake]) -> dict[str, Mistake]:
    """Return for failed tests, by id, the mistake that explains them.

    The mistake that explains most failed tests comes first, on a tie the one that would fail fewest of the tests that
    passed; what it explains is taken off, and the rest is explained by the next. A mistake that explains one test also
    explains those that ran out of time or memory here and that it fails in any way.
    """
    open_tests = {test.id: test for test in tests if test.status in ("failed", "error", "timeout", "memory")}
    passed = {test.id for test in tests if test.status == "passed"}
    found: dict[str, Mistake] = {}
    while open_tests:
        candidates = [(m, _explained(m, list(open_tests.values()))) for m in mistakes]
        candidates = [(m, ids) for m, ids in candidates if ids]
        if not candidates:
            break
        best, ids = min(candidates, key=lambda c: (-len(c[1]), len(passed & c[0].fingerprints.keys()), c[0].id))
        for test_id in ids:
            found[test_id] = best
            del open_tests[test_id]
    return found


def _explained(mistake: Mistake, tests: Sequence[Answered]) -> list[str]:
    if not any(map(mistake.explains, tests)):
        return []
    return [test.id for test in tests if mistake.explains(test) or mistake.fails(test)]


def fingerprint(calls: Sequence[Call]) -> str:
    """Return a short digest of what became of the calls, the same for answers that differ by rounding errors alone."""
    digest = hashlib.sha256()
    for call in calls:
        outcome = call.outcome
        digest.update(f"{outcome.kind} {outcome.error} {outcome.changed} {outcome.shares}".encode())
        if call.rejects and outcome.error == "ValueError":
            digest.update(str(names_argument(outcome.message, call.rejects)).encode())
        if outcome.kind == "value":
            _feed(digest, outcome.value)
    return digest.hexdigest()[:12]


def _feed(digest: Any, value: Any) -> None:
    if isinstance(value, float):
        digest.update(_rounded(value).encode())
    elif isinstance(value, np.ndarray):
        digest.update(f"{value.dtype} {value.shape}".encode())
        if value.dtype.kind == "f":
            digest.update(" ".join(map(_rounded, value.ravel().tolist())).encode())
        else:
            digest.update(value.tobytes())
    elif isinstance(value, list | tuple):
        digest.update(f"{type(value).__name__} {len(value)}".encode())
        if set(map(type, value)) <= {int, str, bytes, bool}:
            digest.update(repr(value).encode("utf-8", "surrogatepass"))
            return
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
        digest.update(f"tensor {value.dtype} {value.requires_grad}".encode())
        _feed(digest, as_array(value))
    else:
        digest.update(f"{type(value).__name__} {value!r}".encode("utf-8", "surrogatepass"))


def _rounded(value: float) -> str:
    # First to nine places, so that rounding errors around 0 vanish; `+ 0.0` turns -0.0 into 0.0.
    return f"{round(value, 9) + 0.0:.6g}" if math.isfinite(value) else str(value)
