"""What the course's tests are written with: each check ends the test with a message that a beginner can use."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import pytest

from llmlings.testing.calls import Call, Examiner, StopTest
from llmlings.testing.compare import difference
from llmlings.testing.proxies import FunctionProxy, unwrap
from llmlings.testing.show import show, show_name
from llmlings.testing.verdict import check_arguments, message, names_argument, require_value, unfinished_name

Test = TypeVar("Test", bound=Callable[..., Any])

#: The examiner of the running test session, set by the plugin: checks look up there which call they speak of.
_examiners: list[Examiner] = []


def use_examiner(examiner: Examiner | None) -> None:
    """Let the checks speak of this examiner's calls; None goes back to the one before."""
    if examiner is None:
        _examiners.pop()
    else:
        _examiners.append(examiner)


def about(function: str, *, seconds: float | None = None, portable: bool = True) -> Callable[[Test], Test]:
    """Mark a test with the function that it is about, which gets its points.

    Args:
        function: its name, as in `course.toml`.
        seconds: what one call may take, where the course's limit is too short.
        portable: whether wrong answers are the same on every machine. Where they are not (a model trained in float32),
            learners' tests cannot name the mistake; grading, which tries mistakes on its own machine, still does.
    """
    return pytest.mark.about(function, seconds=seconds, portable=portable)


def check_close(actual: Any, expected: Any, *, rtol: float = 1e-6, atol: float = 1e-9, because: str = "") -> None:
    """End the test as failed unless `actual` equals `expected` in type, shape, dtype and values.

    Args:
        actual: what came out of the function under test.
        expected: what should have; its type decides how: an int, str, bytes, bool, list, tuple, dict or array must be
            just that (a NumPy integer is no int), a float may be NumPy's. Items are compared one by one.
        rtol, atol: floats may differ by `atol + rtol * |expected|`.
        because: the rule that decides here, for the learner to read.
    """
    actual = unwrap(actual)
    if found := difference(actual, expected, rtol, atol):
        fail(found, actual, expected, because)


def check_that(condition: bool, sentence: str) -> None:
    """End the test as failed unless `condition` holds; `sentence` says what does not hold."""
    if not condition:
        call = _call_behind(None)
        verdict = sentence[0].upper() + sentence[1:].rstrip(".") + "."
        raise StopTest("failed", message(verdict, call, _came_out(call)), call)


def check_rejects(argument: str, function: FunctionProxy, *args: Any, **kwargs: Any) -> None:
    """End the test as failed unless the call raises a ValueError whose message names `argument`."""
    call = function.ask(argument, args, kwargs)
    outcome = call.outcome
    expected = {"expected": f"a ValueError whose message names {argument}"}
    if outcome.kind == "value":
        verdict = f"{show_name(call)} accepted {argument}, which it should refuse."
        raise StopTest("failed", message(verdict, call, {"came out": show(outcome.value), **expected}), call)
    if outcome.kind != "raised" or unfinished_name(call):
        require_value(call)
    came_out = {"came out": f"{outcome.error}: {outcome.message}", **expected}
    if outcome.error != "ValueError":
        verdict = f"{show_name(call)} raised {outcome.error} where a ValueError is expected."
        raise StopTest("failed", message(verdict, call, came_out), call)
    if not names_argument(outcome.message, argument):
        verdict = f"The ValueError of {show_name(call)} does not say which argument is wrong: name {argument} in it."
        raise StopTest("failed", message(verdict, call, came_out), call)
    check_arguments(call)


def fail(found: str, actual: Any, expected: Any, because: str = "") -> None:
    """End the test as failed; `found` is a phrase of `compare.difference`."""
    call = _call_behind(actual)
    verdict = f"{show_name(call) if call else 'The answer'} {found}."
    parts = {"came out": show(actual), "expected": show(expected)}
    if call and call.outcome.value is not actual and call.outcome.kind == "value":
        # The test worked on with what the call gave, such as its length.
        parts = {"came out": show(call.outcome.value), "compared": show(actual), "expected": show(expected)}
    if because:
        parts["because"] = because
    raise StopTest("failed", message(verdict, call, parts), call)


def _came_out(call: Call | None) -> Mapping[str, str]:
    return {"came out": show(call.outcome.value)} if call and call.outcome.kind == "value" else {}


def _call_behind(value: Any) -> Call | None:
    return _examiners[-1].call_behind(value) if _examiners else None
