"""What the course's tests are written with: each check ends the test with a message that a beginner can use."""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pytest

from llmlings.testing.compare import difference, kind_difference
from llmlings.testing.examiner import Call, Examiner, StopTest
from llmlings.testing.failures import message, names, require_value, unfinished_name
from llmlings.testing.proxies import FunctionProxy, unwrap
from llmlings.testing.show import show, show_name

Test = TypeVar("Test", bound=Callable[..., Any])

#: The examiner of the running test session, set by the plugin: checks look up there which call they speak of.
_examiners: list[Examiner] = []
#: In place of an expected value, where none can be shown.
_NO_VALUE = object()


def use_examiner(examiner: Examiner | None) -> None:
    """Let the checks speak of this examiner's calls; None goes back to the one before."""
    if examiner is None:
        _examiners.pop()
    else:
        _examiners.append(examiner)


def about(
    function: str, *, weight: int = 1, seconds: float | None = None, portable: bool = True, chance: bool = False
) -> Callable[[Test], Test]:
    """Mark a test with the function that it is about, which gets its points.

    Args:
        function: its name, as in `course.toml`.
        weight: how many times the test counts where the function's points are shared out; more than once where it asks
            for the idea, so that a misconception costs a quarter of them. Each case of a parametrized test has it.
        seconds: what one call may take, where the course's limit is too short.
        portable: whether wrong answers are the same on every machine. Where they are not (a model trained in float32),
            learners' tests cannot name the mistake; grading, which tries mistakes on its own machine, still does.
        chance: whether a right answer, too, passes by its draws, such as a trained model that must be good enough;
            `llmlings dev check` tries such a test with many seeds.
    """
    return pytest.mark.about(function, weight=weight, seconds=seconds, portable=portable, chance=chance)


def mistake(function: str, *, costs: str = "", slip: bool = False) -> Callable[[Test], Test]:  # noqa: ARG001
    """Mark a function on a page of mistakes with what it answers; such pages are read as data (`catalogue`).

    Args:
        function: the function of the module, or `Class.method`, that it stands for.
        costs: `time` or `memory`, where it is wrong by what it costs alone.
        slip: whether the idea is understood and only a rare case is wrong: it need not cost a quarter of the function's
            points, as a misconception must, but a twentieth.
    """
    return lambda definition: definition


def check_close(actual: Any, expected: Any, *, rtol: float = 1e-6, atol: float = 1e-9, because: str = "") -> None:
    """End the test as failed unless `actual` has the values of `expected`.

    Kinds are forgiven here, and judged by `check_kinds` once for each function: a NumPy scalar counts as the number
    that it equals, a list as the tuple or array, float32 as float64 within the tolerance of float32.

    Args:
        actual: what came out of the function under test.
        expected: what should have. Items are compared one by one, arrays by shape and values.
        rtol, atol: floats may differ by `atol + rtol * |expected|`.
        because: the rule that decides here, for the learner to read.
    """
    actual = unwrap(actual)
    if found := difference(actual, expected, rtol, atol):
        fail(found, actual, expected, because)


def check_kinds(actual: Any, expected: Any, *, because: str = "") -> None:
    """End the test as failed unless `actual` is the same kind of thing as `expected`, whatever its values are.

    Kinds are types (an int, a list of ints, a dict from str to int, ...) and the dtypes of arrays and tensors.
    """
    actual = unwrap(actual)
    if found := kind_difference(actual, expected):
        # The values of `expected` are no answer to the call: they only have its kind.
        fail(found, actual, _NO_VALUE, because)


def check_that(condition: bool, sentence: str) -> None:
    """End the test as failed unless `condition` holds; `sentence` says what does not hold."""
    if not condition:
        call = _call_behind(None)
        verdict = sentence[0].upper() + sentence[1:].rstrip(".") + "."
        raise StopTest("failed", message(verdict, call, _came_out(call)), call)


def check_rejects(function: FunctionProxy, *args: Any, naming: str = "", **kwargs: Any) -> None:
    """End the test as failed unless the call raises a ValueError, or a subclass of it, whose message holds `naming`."""
    call = function.ask(args, kwargs, rejects=naming or True)
    outcome = call.outcome
    expected = {"expected": f"a ValueError{f' whose message names {naming}' if naming else ''}"}
    if outcome.kind == "value":
        verdict = f"{show_name(call)} accepted what it should refuse."
        raise StopTest("failed", message(verdict, call, {"came out": show(outcome.value), **expected}), call)
    if outcome.kind != "raised" or unfinished_name(call):
        require_value(call)
    came_out = {"came out": f"{outcome.error}: {outcome.message}", **expected}
    if not outcome.refuses:
        verdict = f"{show_name(call)} raised {outcome.error} where a ValueError is expected."
        raise StopTest("failed", message(verdict, call, came_out), call)
    if naming and not names(outcome.message, naming):
        verdict = f"The ValueError of {show_name(call)} does not say what is wrong: name {naming} in it."
        raise StopTest("failed", message(verdict, call, came_out), call)


def check_remembers_nothing(
    function: FunctionProxy,
    expected: Callable[..., Any] | None,
    first: Sequence[Any],
    second: Sequence[Any],
    *,
    rtol: float = 1e-6,
    atol: float = 1e-9,
) -> None:
    """End the test as failed unless each answer depends on the arguments of its own call alone.

    Calls with `first`, then with one argument at a time taken from `second`, and with `first` again: a cache that looks
    at too few arguments gives an old answer.

    Args:
        function: the function under test.
        expected: the reference solution of it; None where right answers differ, such as trained tables: then each
            changed argument has to give another answer, and the first arguments the first answer again.
        first, second: arguments of two calls; those that differ must fit beside the others of `first`.
        rtol, atol: as in `check_close`.
    """
    mixed = [[*first[:i], second[i], *first[i + 1 :]] for i in range(len(first)) if second[i] is not first[i]]
    because = ""
    answers: list[Any] = []
    for args in (first, *mixed, first):
        # A generator moves on, and a call may change what it is given: each gets arguments of its own.
        answer = function(*copy.deepcopy(args))
        if expected is not None:
            check_close(answer, expected(*copy.deepcopy(args)), rtol=rtol, atol=atol, because=because)
        elif len(answers) > len(mixed):
            check_close(answer, answers[0], rtol=rtol, atol=atol, because=because)
        elif any(not difference(answer, other, rtol, atol) for other in answers):
            fail("gave again what it gave for other arguments", answer, "an answer of its own", because)
        answers.append(answer)
        because = "Each answer depends on the arguments of its own call alone; nothing may be kept from earlier calls."


def fail(found: str, actual: Any, expected: Any, because: str = "") -> None:
    """End the test as failed; `found` is a phrase of `compare.difference`."""
    call = _call_behind(actual)
    verdict = f"{show_name(call) if call else 'The answer'} {found}."
    parts = {"came out": show(actual)}
    if call and call.outcome.value is not actual and call.outcome.kind == "value":
        # The test worked on with what the call gave, such as its length.
        parts = {"came out": show(call.outcome.value), "compared": show(actual)}
    if expected is not _NO_VALUE:
        parts["expected"] = show(expected)
    if because:
        parts["because"] = because
    raise StopTest("failed", message(verdict, call, parts), call)


def _came_out(call: Call | None) -> Mapping[str, str]:
    return {"came out": show(call.outcome.value)} if call and call.outcome.kind == "value" else {}


def _call_behind(value: Any) -> Call | None:
    return _examiners[-1].call_behind(value) if _examiners else None
