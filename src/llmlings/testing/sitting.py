"""The verdicts of one run of the tests over one implementation."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from llmlings.testing.diagnosis import Answered, Cause, Mistake, diagnose
from llmlings.testing.results import TestResult


class Sitting:
    """Collects verdicts, and names mistakes once all of them are known."""

    def __init__(self) -> None:
        self._results: list[TestResult] = []
        self.answered: list[Answered] = []
        self._if_unsteady: list[Mapping[str, str]] = []

    def add(self, result: TestResult, fingerprint: str, if_unsteady: Mapping[str, str] = MappingProxyType({})) -> None:
        """Keep a verdict, the fingerprint of the test's calls, and what it says of functions found unsteady."""
        self._results.append(result)
        self._if_unsteady.append(if_unsteady)
        self.answered.append(Answered(result.id, result.module, result.function, result.status, fingerprint))

    def settle(self, unsteady: Collection[str]) -> None:
        """Let each test that has called an unsteady function say so: which of them noticed it was luck."""
        for place, said in enumerate(self._if_unsteady):
            messages = [message for name, message in said.items() if name in unsteady]
            if messages and self._results[place].status in ("passed", "failed", "error"):
                self._results[place] = replace(self._results[place], status="failed", message=messages[0])
                self.answered[place] = replace(self.answered[place], status="failed", fingerprint="")

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
