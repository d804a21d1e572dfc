"""Where a value differs from the expected one: type, shape, dtype, NaN, then values."""

import math
from typing import Any

import numpy as np

from llmlings.testing.observe import Handle
from llmlings.testing.show import show
from llmlings.testing.tensors import as_array, dtype_name, is_tensor

#: Of a longer text only the place of the first difference is shown.
LONG_TEXT = 60
_NAMES = {"ndarray": "NumPy array", "NoneType": "None"}


def difference(actual: Any, expected: Any, rtol: float, atol: float, path: str = "") -> str:
    """Return a phrase that says where and how `actual` differs from `expected`; empty if it does not.

    The phrase reads on after a function's name: "gave 3 where 4 is expected". Numbers that are expected to be float
    may differ by `atol + rtol * |expected|`; everything else is compared exactly.
    """
    at = f" at {path}" if path else ""
    if got := _type_problem(actual, expected):
        return f"gave {got[0]}{at} where {got[1]} is expected{' (is there a return?)' if actual is None else ''}"
    if isinstance(expected, np.ndarray):
        return _array_difference(actual, expected, rtol, atol, path)
    if isinstance(expected, list | tuple):
        return _sequence_difference(actual, expected, rtol, atol, path, at)
    if isinstance(expected, dict):
        return _mapping_difference(actual, expected, rtol, atol, path, at)
    if isinstance(expected, float):
        if math.isnan(actual) and not math.isnan(expected):
            return f"gave nan{at} where {expected:.10g} is expected"
        equal = actual == expected or abs(actual - expected) <= atol + rtol * abs(expected)
        equal = equal or (math.isnan(actual) and math.isnan(expected))
    elif is_tensor(expected):
        if actual.dtype != expected.dtype:
            return f"gave dtype {dtype_name(actual)}{at} where {dtype_name(expected)} is expected"
        return _array_difference(as_array(actual), as_array(expected), rtol, atol, path)
    elif isinstance(expected, str | bytes) and max(len(actual), len(expected)) > LONG_TEXT:
        return _text_difference(actual, expected, at)
    else:
        equal = bool(actual == expected)
    return "" if equal else f"gave {show(actual)}{at} where {show(expected)} is expected"


def _type_problem(actual: Any, expected: Any) -> tuple[str, str] | None:
    kind = type(expected)
    # A bool is an int to Python, and a whole float equals one: the contract says int.
    if isinstance(actual, bool) and kind is int:
        return f"the bool {actual}", "an int"
    if isinstance(actual, float) and kind is int:
        return f"the float {actual!r}", f"the int {expected}"
    if isinstance(actual, float if isinstance(expected, float) else kind):
        return None
    got = actual.type_name if isinstance(actual, Handle) else type(actual).__name__
    got = _NAMES.get(got, got)
    if isinstance(actual, np.generic):
        got = f"NumPy scalar ({got})"
    return _article(got), _article(_NAMES.get(kind.__name__, kind.__name__))


def _article(noun: str) -> str:
    if noun == "None":
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _array_difference(actual: Any, expected: Any, rtol: float, atol: float, path: str) -> str:
    at = f" at {path}" if path else ""
    if actual.shape != expected.shape:
        return f"gave shape {actual.shape}{at} where {expected.shape} is expected"
    if actual.dtype != expected.dtype:
        return f"gave dtype {actual.dtype}{at} where {expected.dtype} is expected"
    if expected.dtype.kind == "f":
        with np.errstate(invalid="ignore", over="ignore"):
            wrong = ~(np.abs(actual - expected) <= atol + rtol * np.abs(expected))
        # Infinities: inf - inf is nan, and a finite number is never close to one.
        wrong &= ~((actual == expected) | (np.isnan(actual) & np.isnan(expected)))
        wrong |= np.isinf(expected) & (actual != expected)
        nans = np.isnan(actual) & ~np.isnan(expected)
        if nans.any():
            wrong = nans
    else:
        wrong = actual != expected
    if not wrong.any():
        return ""
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = f"{path}[{', '.join(map(str, first))}]" if first else path
    count = "" if wrong.size == 1 else f"; {int(wrong.sum())} of {wrong.size} entries are wrong"
    at = f" at {place}" if place else ""
    return f"gave {actual[first]:.10g}{at} where {expected[first]:.10g} is expected{count}"


def _sequence_difference(actual: Any, expected: Any, rtol: float, atol: float, path: str, at: str) -> str:
    if len(actual) != len(expected):
        return f"gave {_items(len(actual))}{at} where {len(expected)} {_be(len(expected))} expected"
    kinds = set(map(type, actual)) | set(map(type, expected))
    # A text of a million ids is compared at once; True equals 1, so one kind at a time.
    if len(kinds) <= 1 and kinds <= {int, str, bytes, bool} and actual == expected:
        return ""
    for index, (mine, theirs) in enumerate(zip(actual, expected, strict=True)):
        if found := difference(mine, theirs, rtol, atol, f"{path}[{index}]"):
            return found
    return ""


def _text_difference(actual: Any, expected: Any, at: str) -> str:
    if actual == expected:
        return ""
    pairs = enumerate(zip(actual, expected, strict=False))
    position = next((i for i, (mine, theirs) in pairs if mine != theirs), min(len(actual), len(expected)))
    around = slice(max(0, position - 10), position + 10)
    found, wanted = show(actual[around]), show(expected[around])
    return f"gave {found} around position {position}{at} where {wanted} is expected"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _mapping_difference(actual: Any, expected: Any, rtol: float, atol: float, path: str, at: str) -> str:
    for key in expected:
        if key not in actual:
            return f"lacks the key {show(key)}{at}"
        if found := difference(actual[key], expected[key], rtol, atol, f"{path}[{show(key)}]"):
            return found
    extra = [key for key in actual if key not in expected]
    return f"has the key {show(extra[0])}{at}, which is not expected" if extra else ""
