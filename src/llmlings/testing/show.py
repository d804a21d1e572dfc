"""Values and calls as short text for failure messages."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import numpy as np

from llmlings.testing.examiner import Call
from llmlings.testing.observe import Handle
from llmlings.testing.tensors import as_array, is_tensor

MAX_LENGTH = 300
MAX_ITEMS = 12


def show(value: Any) -> str:
    """Return `value` as text of about `MAX_LENGTH` characters at most, the middle of long ones left out.

    >>> show([1, 2])
    '[1, 2]'
    >>> show(np.zeros((2, 2)))
    '[[0. 0.] [0. 0.]] (float64 array of shape (2, 2))'
    """
    if isinstance(value, np.ndarray):
        text = np.array2string(value, threshold=40, edgeitems=2, precision=6, max_line_width=10_000)
        return f"{' '.join(text.split())} ({value.dtype} array of shape {value.shape})"
    text = _text(value)
    if len(text) > MAX_LENGTH:
        half = MAX_LENGTH // 2
        text = f"{text[:half]} ... {text[-half:]}"
    return text


def _text(value: Any) -> str:
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, Handle):
        return f"<{value.type_name}>"
    if isinstance(value, np.generic):
        return f"{value!r}"
    if callable(value):
        return getattr(value, "__name__", "a function")
    if isinstance(value, list | tuple | set | frozenset | dict) and len(value) > MAX_ITEMS:
        return _long(value)
    if isinstance(value, list) and value:
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, tuple) and value:
        return f"({', '.join(map(_text, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(k)}: {_text(v)}' for k, v in value.items())}}}"
    if isinstance(value, np.ndarray):
        return show(value)
    if is_tensor(value):
        return f"tensor{show(as_array(value))}"
    if isinstance(value, str):
        return "".join(map(_visible, repr(value)))
    return repr(value)


def _visible(character: str) -> str:
    """Return a character of a text as it can be told apart: a combining mark would melt into what stands before it."""
    if unicodedata.category(character).startswith("M"):
        return character.encode("unicode_escape").decode()
    return character


def _long(value: Any) -> str:
    items = list(value.items()) if isinstance(value, dict) else list(value)
    half = MAX_ITEMS // 2
    start, end = ", ".join(map(_text, items[:half])), ", ".join(map(_text, items[-2:]))
    return f"{type(value).__name__} of {len(items)}: {start}, ..., {end}"


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
