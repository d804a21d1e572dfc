"""The verdicts of one run of the tests over one implementation."""

from collections.abc import Sequence
from dataclasses import replace

from llmlings.testing.diagnosis import Answered, Cause, Mistake, diagnose
from llmlings.testing.results import TestResult


class Sitting:
    """Collects verdicts, and names mistakes once all of them are known."""

    def __init__(self) -> None:
        self._results: list[TestResult] = []
        self.answered: list[Answered] = []

    def add(self, result: TestResult, fingerprint: str) -> None:
        """Keep a verdict, and the fingerprint of the test's calls."""
        self._results.append(result)
        self.answered.append(Answered(result.id, result.module, result.function, result.status, fingerprint))

    def results(self, mistakes: Sequence[Mistake]) -> list[TestResult]:
        """Return the verdicts, each failed test with the mistake that explains it."""
        found = diagnose(self.answered, mistakes)
        return [_named(result, found.get(result.id)) for result in self._results]


def _named(result: TestResult, cause: Cause | None) -> TestResult:
    if cause is None:
        return result
    if not cause.certain:
        return replace(result, message=f"{result.message}\n  one cause can be: {cause.mistake.sentence}")
    message = f"{result.message}\n  likely:    {cause.mistake.sentence}"
    return replace(result, mistake=cause.mistake.id, message=message)
