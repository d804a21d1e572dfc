"""Where a value differs from the expected one: in its numbers and texts, or in what kind of thing it is."""

import math
from typing import Any

import numpy as np

from llmlings.testing.observe import Handle
from llmlings.testing.show import show
from llmlings.testing.tensors import as_array, dtype_name, is_tensor

#: Of a longer text only the place of the first difference is shown.
LONG_TEXT = 60
_NAMES = {"ndarray": "NumPy array", "NoneType": "None"}
#: What gives its items one by one, and is no list of them.
_LAZY = {"generator", "map", "filter", "zip", "enumerate", "reversed", "range_iterator", "list_reverseiterator",
         "dict_keys", "dict_values", "dict_items"}  # fmt: skip
_NUMBERS = (bool, int, float)
#: How far numbers of these dtypes may be off where finer ones are expected: relative, absolute.
_COARSE = {"float16": (1e-2, 1e-3), "bfloat16": (3e-2, 3e-3), "float32": (1e-4, 1e-6)}


def difference(actual: Any, expected: Any, rtol: float, atol: float, path: str = "") -> str:
    """Return a phrase that says where and how the values of `actual` differ from `expected`; empty if they do not.

    The phrase reads on after a function's name: "gave 3 where 4 is expected". Floats may differ by
    `atol + rtol * |expected|`. Kinds are forgiven here, `kind_difference` judges them: a NumPy scalar counts as the
    number that it equals, a list as the tuple or array, and between dtypes the tolerance is that of the coarser one.
    """
    at = f" at {path}" if path else ""
    expected = expected.item() if isinstance(expected, np.generic) else expected
    if isinstance(expected, tuple) and (kind := _alone(actual, expected)):
        return f"gave one {kind}{at} where a tuple of {len(expected)} is expected"
    if isinstance(expected, list | tuple) and _is_row(actual) and len(actual) != len(expected):
        return f"gave {_items(len(actual))}{at} where {len(expected)} {_be(len(expected))} expected"
    actual = _as_expected(actual, expected)
    both_numbers = isinstance(actual, _NUMBERS) and isinstance(expected, _NUMBERS)
    if not both_numbers and (got := _type_problem(actual, expected)):
        return f"gave {got[0]}{at} where {got[1]} is expected{_advice(actual, expected, path)}"
    if isinstance(expected, np.ndarray):
        return _array_difference(actual, expected, rtol, atol, path)
    if is_tensor(expected):
        rtol, atol = _tolerance(dtype_name(actual), dtype_name(expected), rtol, atol)
        return _array_difference(as_array(actual), as_array(expected), rtol, atol, path)
    if isinstance(expected, list | tuple):
        return _sequence_difference(actual, expected, rtol, atol, path)
    if isinstance(expected, dict):
        return _mapping_difference(actual, expected, rtol, atol, path, at)
    if isinstance(expected, _NUMBERS):
        if math.isnan(actual) and not math.isnan(expected):
            return f"gave nan{at} where {expected:.10g} is expected"
        close = isinstance(expected, float) and abs(actual - expected) <= atol + rtol * abs(expected)
        equal = actual == expected or close or (math.isnan(actual) and math.isnan(expected))
    elif isinstance(expected, str | bytes) and max(len(actual), len(expected)) > LONG_TEXT:
        return _text_difference(actual, expected, at)
    else:
        equal = actual == expected
    return "" if equal else f"gave {show(actual)}{at} where {show(expected)} is expected"


def kind_difference(actual: Any, expected: Any, path: str = "") -> str:
    """Return a phrase that says where `actual` is another kind of thing than `expected`; empty if it is the same.

    Kinds are the types of Python, inside containers too, and the dtypes of arrays and tensors. Values, lengths and
    shapes are not compared.
    """
    at = f" at {path}" if path else ""
    if got := _type_problem(actual, expected):
        return f"gave {got[0]}{at} where {got[1]} is expected{_advice(actual, expected, path)}"
    if isinstance(expected, np.ndarray) and actual.dtype != expected.dtype:
        return f"gave dtype {actual.dtype}{at} where {expected.dtype} is expected"
    if is_tensor(expected):
        if actual.dtype != expected.dtype:
            return f"gave dtype {dtype_name(actual)}{at} where {dtype_name(expected)} is expected"
        if actual.requires_grad and not expected.requires_grad:
            return f"gave a tensor{at} that still requires gradients (detach it)"
    if isinstance(expected, list | tuple):
        return next(filter(None, map(kind_difference, actual, expected, _places(path, range(len(expected))))), "")
    if isinstance(expected, dict):
        # No more than there are in `expected`: there can be any number in `actual`.
        pairs = list(zip(actual, expected, strict=False))
        wrong_key = next(filter(None, (kind_difference(mine, theirs, f"a key{at}") for mine, theirs in pairs)), "")
        places = [f"{path}[{show(key)}]" for key, _ in pairs]
        return wrong_key or next(filter(None, map(kind_difference, actual.values(), expected.values(), places)), "")
    return ""


def _alone(actual: Any, expected: tuple[Any, ...]) -> str:
    """Return what `actual` is if it is an array or a tensor alone, and several of them are expected."""
    kind = "NumPy array" if isinstance(actual, np.ndarray) else "tensor" if is_tensor(actual) else ""
    shapes = [part.shape for part in expected if isinstance(part, np.ndarray) or is_tensor(part)]
    # Stacked, they hold the same numbers.
    return kind if kind and shapes and not (len(actual.shape) and actual.shape[1:] == shapes[0]) else ""


def _advice(actual: Any, expected: Any, path: str) -> str:
    """Return, in brackets, what may have been forgotten where one kind of thing came and not another."""
    if actual is None and not path:
        return " (is there a return?)"
    if isinstance(expected, list) and isinstance(actual, Handle) and actual.type_name in _LAZY:
        return " (list(...) makes one of it)"
    return ""


def _places(path: str, indices: range) -> list[str]:
    return [f"{path}[{index}]" for index in indices]


def _as_expected(actual: Any, expected: Any) -> Any:
    """Return `actual` as the kind of `expected` where it holds the same numbers."""
    if isinstance(expected, _NUMBERS) and isinstance(actual, np.generic | np.ndarray) and actual.shape == ():
        return actual.item()
    if isinstance(expected, list | tuple):
        return type(expected)(actual) if _is_row(actual) else actual
    # An array of texts would give each of them the room of the longest.
    if isinstance(expected, np.ndarray) and not isinstance(actual, np.ndarray) and _holds_numbers(actual):
        try:
            array = np.asarray(actual)
        except (TypeError, ValueError, MemoryError):  # rows of different lengths, or of impossible ones
            return actual
        if array.size == 0:
            return array.astype(expected.dtype)
        return array if array.dtype.kind in "biuf" else actual
    return actual


def _is_row(value: Any) -> bool:
    return isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)


def _holds_numbers(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return set(map(type, value)) <= {int, float, bool} or all(map(_holds_numbers, value))
    return isinstance(value, np.generic | np.ndarray | int | float) or is_tensor(value)


def _type_problem(actual: Any, expected: Any) -> tuple[str, str] | None:
    """Return what `actual` is and what it should be, None if they are one type of Python."""
    # A bool is an int to Python, but not what is meant by one.
    if isinstance(actual, type(expected)) and isinstance(actual, bool) is isinstance(expected, bool):
        return None
    got = actual.type_name if isinstance(actual, Handle) else type(actual).__name__
    got = _NAMES.get(got, got)
    if isinstance(actual, np.generic):
        got = f"NumPy scalar ({got})"
    wanted = _article(_NAMES.get(type(expected).__name__, type(expected).__name__))
    return _article(got), wanted


def _article(noun: str) -> str:
    if noun == "None":
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _array_difference(actual: Any, expected: Any, rtol: float, atol: float, path: str) -> str:
    at = f" at {path}" if path else ""
    if actual.shape != expected.shape:
        return f"gave shape {actual.shape}{at} where {expected.shape} is expected"
    if "f" in (actual.dtype.kind, expected.dtype.kind):
        rtol, atol = _tolerance(actual.dtype.name, expected.dtype.name, rtol, atol)
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


def _tolerance(actual: str, expected: str, rtol: float, atol: float) -> tuple[float, float]:
    """Return the tolerance between two dtypes: the given one, or that of the coarser if they differ."""
    if actual == expected:
        return rtol, atol
    coarse = [_COARSE[name] for name in (actual, expected) if name in _COARSE]
    return max([rtol, *(r for r, _ in coarse)]), max([atol, *(a for _, a in coarse)])


def _sequence_difference(actual: Any, expected: Any, rtol: float, atol: float, path: str) -> str:
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
