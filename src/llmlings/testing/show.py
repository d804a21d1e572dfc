"""Values and calls as short text for failure messages."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from llmlings.testing.examiner import Call
from llmlings.testing.observe import Handle
from llmlings.testing.tensors import as_array, is_tensor

MAX_LENGTH = 300
MAX_ITEMS = 12
#: How deep what is nested is shown. An answer decides how much there is to show: each of these is a bound on the work.
MAX_DEPTH = 3
MAX_AXES = 4


def show(value: Any) -> str:
    """Return `value` as text of about `MAX_LENGTH` characters at most, the middle of long ones left out.

    >>> show([1, 2])
    '[1, 2]'
    >>> show(np.zeros((2, 2)))
    '[[0. 0.] [0. 0.]] (float64 array of shape (2, 2))'
    """
    if isinstance(value, np.ndarray):
        if value.ndim > MAX_AXES:
            # What stands at the edges of 20 axes is a million numbers.
            numbers = ", ".join(map(str, value.ravel()[:MAX_ITEMS]))
            return f"{numbers}, ... ({value.dtype} array of shape {value.shape})"
        text = np.array2string(value, threshold=40, edgeitems=2, precision=6, max_line_width=10_000)
        return f"{' '.join(text.split())} ({value.dtype} array of shape {value.shape})"
    text = _text(value)
    if len(text) > MAX_LENGTH:
        half = MAX_LENGTH // 2
        text = f"{text[:half]} ... {text[-half:]}"
    return text


def _text(value: Any, depth: int = 0) -> str:
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, Handle):
        return f"<{value.type_name}>"
    if isinstance(value, np.generic):
        return f"{value!r}"
    if callable(value):
        return getattr(value, "__name__", "a function")
    if isinstance(value, list | tuple | set | frozenset | dict) and value:
        return _items(value, depth) if depth < MAX_DEPTH else "..."
    if isinstance(value, np.ndarray):
        return show(value)
    if is_tensor(value):
        return f"tensor{show(as_array(value))}"
    if isinstance(value, str | bytes) and len(value) > 2 * MAX_LENGTH:
        value = _ends(value)
    if isinstance(value, str):
        return "".join(map(_visible, repr(value)))
    return repr(value)


def _ends(value: Any) -> Any:
    """Return a long text without its middle; the seam is in what `show` leaves out."""
    return value[:MAX_LENGTH] + value[-MAX_LENGTH:]


def _items(value: Any, depth: int) -> str:
    def texts(items: Iterable[Any]) -> str:
        return ", ".join(_text(item, depth + 1) for item in items)

    if len(value) > MAX_ITEMS:
        items = list(value.items()) if isinstance(value, dict) else list(value)
        return f"{type(value).__name__} of {len(items)}: {texts(items[: MAX_ITEMS // 2])}, ..., {texts(items[-2:])}"
    if isinstance(value, list):
        return f"[{texts(value)}]"
    if isinstance(value, tuple):
        return f"({texts(value)}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(k, depth + 1)}: {_text(v, depth + 1)}' for k, v in value.items())}}}"
    return repr(value)


def _visible(character: str) -> str:
    """Return a character of a text as it can be told apart: a combining mark would melt into what stands before it."""
    if unicodedata.category(character).startswith("M"):
        return character.encode("unicode_escape").decode()
    return character


def show_call(call: Call) -> str:
    """Return the call as Python: `softmax([1.0, 2.0], axis=0)`."""
    return f"{show_name(call)}({show_arguments(call.args, call.kwargs)})"


def show_name(call: Call) -> str:
    """Return what was called: a function's name, or type and method of an object."""
    if isinstance(call.owner, Handle):
        return f"{call.owner.type_name}.{call.name}" if call.name else call.owner.type_name
    return call.name


def show_arguments(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    """Return arguments as they stand between the parentheses of a call."""
    return ", ".join([*map(show, args), *(f"{name}={show(value)}" for name, value in kwargs.items())])
