"""One call of a learner's function, watched: what came out, what was changed, what is shared with an argument.

The learner's pytest and the sandboxed worker use this same code, so that a test means the same in both. It imports
the standard library and NumPy alone, since the worker has nothing else.
"""

import copy
import inspect
import linecache
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from llmlings.testing.raised import is_of, place_of, source_around, text_of, unclosed_text
from llmlings.testing.tensors import as_array, copy_tensor, is_plain, is_tensor, same_tensor

Kind = Literal["value", "raised", "timeout", "memory", "crashed", "broken"]


#: dtypes of arrays that count as plain data; anything else stays where it is, behind a handle.
PLAIN_DTYPES = (
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64",
)  # fmt: skip
MAX_DEPTH = 32
#: Flat lists of these are the long ones: a text of a million ids is looked at as a whole.
ATOMS = {bool, int, float, str, bytes}
#: Arguments that a call can change, besides tensors.
_WATCHED = (list, tuple, dict, set, np.ndarray)


@dataclass(frozen=True)
class Handle:
    """Stands for an object that lives with the learner's code: a model, a generator, anything but plain data."""

    key: int
    type_name: str


class NotThere(Exception):
    """What a test asks for does not exist in the answers; one sentence."""


@dataclass(frozen=True)
class Outcome:
    """What became of one call.

    `kind` is `value` (then `value` holds it), `raised` (then `error` is the exception's type name, `message` its text,
    and `refuses` whether it is a ValueError, by whatever name), `timeout`, `memory`, `crashed` (the process died), or
    `broken` (the module cannot be imported or has no such function; `message` says so). `line` is a line of the
    learner's file, 0 if it is not known, and `source` its text with the line before. `file` is the notebook or the cell
    that the outcome comes from, empty where that is the module's file. `changed` names the arguments that the call
    changed, `shares` those whose memory the value shares.
    """

    kind: Kind
    value: Any = None
    error: str = ""
    message: str = ""
    line: int = 0
    source: tuple[str, ...] = ()
    file: str = ""
    refuses: bool = False
    changed: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where the line is, in words: `line 3`, or `tokens.ipynb, cell 5, line 3`; nothing if it is not known."""
        return f"{self.file}, line {self.line}".removeprefix(", ") if self.line else ""


def observe(function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], file: str = "") -> Outcome:
    """Call `function(*args, **kwargs)` and say what became of it; `file` is the learner's file, to find the line."""
    names = argument_names(function, args)
    given = {**dict(zip(names, args, strict=True)), **kwargs}
    before = {name: copy_plain(value) for name, value in given.items()}
    try:
        value = function(*args, **kwargs)
    except MemoryError as error:
        return Outcome("memory", error="MemoryError", message=str(error), **_place(error, file))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a learner's sys.exit() must not end the run
        kind, message = type(error).__name__, text_of(error)
        # By its type: `isinstance` believes what an object says of its class.
        refuses, changed = issubclass(type(error), ValueError), _changed(before, given)
        return Outcome("raised", None, kind, message, refuses=refuses, changed=changed, **_place(error, file))
    shares = tuple(name for name, argument in given.items() if aliases(value, argument))
    return Outcome("value", value, changed=_changed(before, given), shares=shares)


def look_up(owner: Any, name: str) -> Callable[..., Any]:
    """Return the function `name` (`Class.method`) of a module, or a method of an object, which itself has no name.

    A `NotThere` says what is missing.
    """
    found = owner
    for part in name.split(".") if name else ():
        try:
            found = getattr(found, part)
        except AttributeError:
            if isinstance(owner, types.ModuleType):
                like = _like(owner, part) if found is owner else ""
                raise NotThere(f"there is no function '{name}'{like}") from None
            raise NotThere(f"{type(owner).__name__} has no method '{name}'") from None
    if not callable(found):
        raise NotThere(f"'{name}' is not a function")
    return found  # type: ignore[no-any-return]


def _like(module: types.ModuleType, name: str) -> str:
    """Return, as the end of a sentence, a function of a module that may be the one of another name."""
    # Few need it, and each worker would pay for it at its start.
    from difflib import get_close_matches

    functions = [str(key) for key, value in vars(module).items() if isinstance(value, types.FunctionType)]
    close = get_close_matches(name, functions, n=1)
    return f"; the file has '{close[0]}': was it renamed?" if close else ""


def module_of_class(value: Any) -> str:
    """Return the name of the exercise in which the class of an object is written, or nothing."""
    module = getattr(type(value), "__module__", "")
    return module.rpartition(".")[2] if isinstance(module, str) and module.startswith("exercises.") else ""


def call_plain(
    function: Callable[..., Any],
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    file: str,
    find: Callable[[Handle], Any],
    keep: Callable[[Any], Handle],
) -> Outcome:
    """Call a function with plain data and say what became of it, again as plain data; see `from_plain`, `to_plain`."""
    outcome = observe(function, from_plain(args, find), from_plain(kwargs, find), file)
    try:
        return replace(outcome, value=to_plain(outcome.value, keep))
    except Exception as error:
        return unreadable(error)


def unreadable(error: BaseException) -> Outcome:
    """Return the outcome of a call whose result raises `error` when it is read: that refuses nothing."""
    return Outcome("raised", error="ResultError", message=f"its result cannot be read: {text_of(error)}")


def broken(error: BaseException, file: str, doing: str = "importing it") -> Outcome:
    """Return the outcome of a learner's `file`, or of a cell of this notebook, that ended with `error`."""
    kind, text = type(error).__name__, text_of(error)
    if isinstance(error, FileNotFoundError) and error.filename == file:
        return Outcome("broken", None, kind, "the file does not exist")
    if isinstance(error, SyntaxError) and (error.filename is None or is_of(error.filename, file)):
        line = error.lineno or 0
        message = f"line {line}: {error.msg}" if line else str(error.msg)
        opened, following = unclosed_text("".join(linecache.getlines(error.filename or file)))
        if opened:
            line = opened
            message = f"line {line}: this text is not closed, and goes on over the function in line {following}"
        return Outcome("broken", None, kind, message, line, source_around(error.filename or file, line))
    if isinstance(error, ModuleNotFoundError):
        name = text.removeprefix("No module named ").strip("'")
        text += f", and beside the file is {name}.py" if (Path(file).parent / f"{name}.py").is_file() else ""
    place = _place(error, file)
    where = f" (line {place['line']})" if place["line"] else ""
    return Outcome("broken", None, kind, f"{doing} raised {kind}: {text}{where}", **place)


def timed_out(interrupt: BaseException, file: str, overrun: str) -> Outcome:
    """Return the outcome of a call that was interrupted, with the line of `file` where it was; see `Limit.overrun`."""
    place = Outcome("timeout", **_place(interrupt, file))
    where = f" (it was at {place.place})" if place.line else ""
    return replace(place, message=f"It {overrun}{where}.")


def endless(interrupt: BaseException, file: str, overrun: str) -> Outcome:
    """Return the outcome of a learner's `file` whose import was interrupted; see `Limit.overrun`."""
    place = _place(interrupt, file)
    where = f"; it was at line {place['line']}" if place["line"] else ""
    reason = f"its import {overrun}{where}: is there a loop outside its functions?"
    return Outcome("broken", message=reason, **place)


def _place(error: BaseException, file: str) -> dict[str, Any]:
    found, line = place_of(error, file)
    return {"line": line, "source": source_around(found, line), "file": found if found != file else ""}


def to_plain(value: Any, keep: Callable[[Any], Handle], depth: int = 0) -> Any:
    """Return `value` as plain data of exact built-in types; what is not plain is given to `keep` for a handle.

    Plain are None, bool, int, float, str, bytes, list, tuple, dict, set, frozenset, NumPy arrays and scalars of
    `PLAIN_DTYPES`, and torch tensors. Subclasses become their base: a Counter is a dict, a named tuple a tuple.
    """
    if value is None or type(value) in (bool, int, float, str, bytes, Handle):
        return value
    if isinstance(value, np.generic):
        return value if value.dtype.name in PLAIN_DTYPES else keep(value)
    if isinstance(value, np.ndarray):
        return np.asarray(value) if value.dtype.name in PLAIN_DTYPES else keep(value)
    if depth >= MAX_DEPTH:
        return keep(value)
    if isinstance(value, list | tuple | set | frozenset):
        base = next(kind for kind in (list, tuple, set, frozenset) if isinstance(value, kind))
        if type(value) is base and set(map(type, value)) <= ATOMS:
            return value
        return base(to_plain(item, keep, depth + 1) for item in value)
    if isinstance(value, dict):
        return {to_plain(k, keep, depth + 1): to_plain(v, keep, depth + 1) for k, v in value.items()}
    atoms: tuple[Callable[[Any], Any], ...] = (int, float, str, bytes)
    for atom in atoms:
        if isinstance(value, atom):  # type: ignore[arg-type]
            return atom(value)
    if is_tensor(value) and is_plain(value):
        return value
    return keep(value)


def from_plain(value: Any, find: Callable[[Handle], Any]) -> Any:
    """Return `value` with every handle in it replaced by what `find` gives for it."""
    if isinstance(value, Handle):
        return find(value)
    if isinstance(value, list | tuple) and not set(map(type, value)) <= ATOMS:
        return type(value)(from_plain(item, find) for item in value)
    if isinstance(value, dict) and not set(map(type, value.values())) <= ATOMS:
        return {key: from_plain(item, find) for key, item in value.items()}
    return value


def argument_names(function: Callable[..., Any], args: Sequence[Any]) -> list[str]:
    """Return a name for each positional argument: the function's own names, `argument 3` where it has none."""
    try:
        parameters = inspect.signature(function).parameters.values()
        names = [p.name for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    except (TypeError, ValueError):
        names = []
    return [names[i] if i < len(names) else f"argument {i + 1}" for i in range(len(args))]


def same(a: Any, b: Any) -> bool:
    """Return whether two plain values are equal in type, structure and every bit of their arrays and tensors."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return bool(a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes())
    if is_tensor(a):
        return same_tensor(a, b)
    if isinstance(a, list | tuple):
        if len(a) != len(b):
            return False
        # Comparing flat lists at once matters: a text of a million ids is one argument.
        kinds = set(map(type, a))
        if kinds <= {int, str, bytes, bool} and kinds == set(map(type, b)):
            return bool(a == b)
        return all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, float):
        return a == b or (a != a and b != b)
    return bool(a == b)


def aliases(value: Any, argument: Any) -> bool:
    """Return whether changing `value` later could change `argument`."""
    parts = list(_mutable_parts(argument))
    if not parts:
        return False
    arrays = [part for part in parts if isinstance(part, np.ndarray)]
    ids = {id(part) for part in parts}
    for part in _mutable_parts(value):
        if id(part) in ids:
            return True
        if isinstance(part, np.ndarray) and any(np.shares_memory(part, array) for array in arrays):
            return True
    return False


def _mutable_parts(value: Any) -> Iterator[Any]:
    if isinstance(value, np.ndarray):
        if value.size:
            yield value
    elif is_tensor(value):
        # A tensor that is not plain is behind a handle: it is not compared.
        if is_plain(value) and value.numel():
            yield as_array(value)
    elif isinstance(value, list | dict | set):
        yield value
    if isinstance(value, list | tuple | dict):
        inner = value.values() if isinstance(value, dict) else value
        # Nothing in a flat list of numbers or strings can be shared.
        if not set(map(type, inner)) <= ATOMS:
            for part in inner:
                yield from _mutable_parts(part)


def copy_plain(value: Any) -> Any:
    """Return a copy of plain data that shares nothing with it; callables and handles stay themselves."""
    if value is None or type(value) in ATOMS:
        return value
    if isinstance(value, np.ndarray | np.generic):
        return value.copy()
    if isinstance(value, list | tuple | set):
        if set(map(type, value)) <= ATOMS:
            return type(value)(value)
        return type(value)(copy_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: copy_plain(item) for key, item in value.items()}
    if isinstance(value, np.random.Generator):
        return copy.deepcopy(value)
    return copy_tensor(value) if is_tensor(value) else value


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    watched = [name for name, value in before.items() if isinstance(value, _WATCHED) or is_tensor(value)]
    return tuple(name for name in watched if not same(before[name], after[name]))
