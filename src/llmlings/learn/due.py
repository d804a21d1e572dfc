"""What has to pass before a module is done: all but its extras, which come up only when nothing else is left."""

from collections.abc import Sequence

from llmlings.course import Module
from llmlings.testing.results import TestResult


def due(module: Module, results: Sequence[TestResult]) -> Sequence[TestResult]:
    """Return the results of functions that count; those of extras if there are no others."""
    return [result for result in results if result.function not in module.extra] or results


def left(module: Module, results: Sequence[TestResult]) -> Sequence[TestResult]:
    """Return what does not pass yet; of extras only when all that counts passes."""
    return due(module, [result for result in results if result.status != "passed"])


def is_done(module: Module, results: Sequence[TestResult]) -> bool:
    """Return whether all tests that count pass."""
    return all(result.status == "passed" for result in due(module, results))
