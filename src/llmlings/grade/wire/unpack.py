"""Trees and attachments back into values, believing nothing: whatever is not exactly a value is a `WireError`."""

import math
from array import array
from collections.abc import Callable, Collection, Iterable
from typing import Any

import numpy as np

from llmlings.grade.wire.generators import make_generator
from llmlings.grade.wire.pack import (
    ARRAY,
    BYTES,
    CALLBACK,
    COLUMNS,
    DICT,
    FROZENSET,
    GENERATOR,
    HANDLE,
    INTEGER,
    LIST,
    MAX_DEPTH,
    MAX_INTEGER_BYTES,
    MAX_KEYS,
    SCALAR,
    SET,
    TENSOR,
    TEXT,
    TUPLE,
    Buffer,
    Tree,
    numeric,
)
from llmlings.grade.wire.raw_tensors import make_tensor
from llmlings.testing.observe import PLAIN_DTYPES, Handle

MAX_DIMENSIONS = 32
MAX_COLLISIONS = 100
#: What an array without elements may have, if its sides of length 0 are left out: whoever goes through its rows would
#: else do so for ever.
MAX_EMPTY = 2**20
MAX_TYPE_NAME = 100

CONTAINERS: dict[int, Callable[[list[Any]], Any]] = {LIST: list, TUPLE: tuple, SET: set, FROZENSET: frozenset}
_LEAVES = frozenset((type(None), bool, int, float, str, bytes))


class WireError(Exception):
    """What arrived breaks the rules of the wire; one sentence."""


class Unpacker:
    """Turns the trees of one message back into values, checking everything; a `WireError` says what is wrong.

    Only the worker gives `make_callback`. Without it callbacks and generators are refused: a worker has none to send.
    """

    def __init__(self, attachments: memoryview, make_callback: Callable[[int], Any] | None = None) -> None:
        self.generators: list[np.random.Generator] = []
        self.handles: list[Handle] = []
        self._attachments = attachments
        self._position = 0
        self._keys = 0
        self._make_callback = make_callback

    def unpack(self, tree: Tree) -> Any:
        """Return the value of `tree`; trees of one message are unpacked in the order in which they were packed."""
        try:
            return self._value(tree, 0)
        except WireError:
            raise
        # Whatever a hostile tree runs into (too large, not hashable, no memory) is one thing: not a value.
        except Exception as error:
            raise WireError(f"a value does not hold together ({type(error).__name__})") from None

    def finish(self) -> None:
        """Check that every attachment was used."""
        if self._position != len(self._attachments):
            raise WireError("the message has attachments that nothing refers to")

    def _value(self, tree: Tree, depth: int) -> Any:
        kind = type(tree)
        if kind in _LEAVES:
            return tree
        if kind is not list or not tree or type(tree[0]) is not int:
            raise WireError("a value has no known tag")
        if depth > MAX_DEPTH:
            raise WireError("a value is nested too deep")
        tag = tree[0]
        if tag in CONTAINERS:
            return self._container(tag, self._items(tree[1:], depth))
        reader = _READERS.get(tag)
        if reader is None:
            raise WireError("a value has no known tag")
        return reader(self, tree[1:], depth)

    def _items(self, items: list[Tree], depth: int) -> list[Any]:
        if set(map(type, items)) <= _LEAVES:
            return items
        return [self._value(item, depth + 1) for item in items]

    def _container(self, tag: int, items: list[Any]) -> Any:
        if tag == LIST:
            return items
        if tag == TUPLE:
            return tuple(items)
        self._check_keys(items)
        result = CONTAINERS[tag](items)
        if len(result) != len(items):
            raise WireError("a set has an element twice")
        return result

    def _check_keys(self, keys: Collection[Any]) -> None:
        """Refuse keys that would turn building a dict or set into hours of work."""
        self._keys += numeric(keys)
        if self._keys > MAX_KEYS:
            raise WireError(f"dicts and sets have more than {MAX_KEYS:,} keys that are no texts")
        if len(keys) - len(set(map(hash, keys))) > MAX_COLLISIONS:
            raise WireError("the keys of a dict or set collide")

    def _take(self, size: int) -> memoryview:
        start, end = self._position, self._position + size
        if size < 0 or end > len(self._attachments):
            raise WireError("an attachment is shorter than its message says")
        self._position = end
        return self._attachments[start:end]

    def _dict(self, fields: list[Tree], depth: int) -> dict[Any, Any]:
        keys, values = (self._value(field, depth + 1) for field in _typed(fields, list, list))
        if type(keys) is not list or type(values) is not list or len(keys) != len(values):
            raise WireError("the keys and values of a dict do not match")
        self._check_keys(keys)
        result = dict(zip(keys, values, strict=True))
        if len(result) != len(keys):
            raise WireError("a dict has a key twice")
        return result

    def _columns(self, fields: list[Tree], _depth: int) -> Any:
        tag, kind, *sizes = fields
        if type(tag) is not int or tag not in CONTAINERS:
            raise WireError("a column has no known tag")
        if kind == "int" or kind == "float":
            column: array[Any] = array("q" if kind == "int" else "d")
            column.frombytes(self._take(*_typed(sizes, int)))
            return self._container(tag, column.tolist())
        lengths_size, size = _typed(sizes, int, int)
        lengths = array("Q")
        lengths.frombytes(self._take(lengths_size))
        raw = self._take(size)
        if kind == "str":
            return self._container(tag, _cut(str(raw, "utf-8", "surrogatepass"), lengths))
        if kind == "bytes":
            return self._container(tag, _cut(bytes(raw), lengths))
        raise WireError("a column has no known kind")

    def _integer(self, fields: list[Tree], _depth: int) -> int:
        (raw,) = _typed(fields, bytes)
        if len(raw) > MAX_INTEGER_BYTES:
            raise WireError("an integer is too large")
        return int.from_bytes(raw, "little", signed=True)

    def _text(self, fields: list[Tree], _depth: int) -> str:
        return str(self._take(*_typed(fields, int)), "utf-8", "surrogatepass")

    def _bytes(self, fields: list[Tree], _depth: int) -> bytes:
        return bytes(self._take(*_typed(fields, int)))

    def _array(self, fields: list[Tree], _depth: int) -> np.ndarray[Any, Any]:
        name, shape, size = _typed(fields, str, list, int)
        if name not in PLAIN_DTYPES:
            raise WireError("an array has an unknown dtype")
        dtype = np.dtype(name)
        raw = self._take(_check_shape(shape, dtype.itemsize, size))
        result = np.empty(shape, dtype)
        if size:
            result.reshape(-1).view(np.uint8)[:] = np.frombuffer(raw, np.uint8)
        _check_booleans(name, raw)
        return result

    def _scalar(self, fields: list[Tree], _depth: int) -> np.generic:
        name, raw = _typed(fields, str, bytes)
        if name not in PLAIN_DTYPES or len(raw) != np.dtype(name).itemsize:
            raise WireError("a NumPy number does not have the size of its dtype")
        _check_booleans(name, raw)
        number: np.generic = np.frombuffer(raw, name)[0]
        return number

    def _tensor(self, fields: list[Tree], _depth: int) -> Any:
        dtype, shape, requires_grad, size = _typed(fields, str, list, bool, int)
        _check_shape(shape, 1, None)
        raw = self._take(size)
        _check_booleans(dtype, raw)
        try:
            return make_tensor(dtype, shape, requires_grad, raw)
        except ImportError:
            raise WireError("a tensor arrived where PyTorch is not installed") from None

    def _generator(self, fields: list[Tree], depth: int) -> "np.random.Generator":
        name, state = _typed(fields, str, list)
        if self._make_callback is None:
            raise WireError("a worker sent a generator")
        self.generators.append(make_generator(name, self._value(state, depth + 1)))
        return self.generators[-1]

    def _callback(self, fields: list[Tree], _depth: int) -> Any:
        (index,) = _typed(fields, int)
        if self._make_callback is None:
            raise WireError("a worker sent a callback")
        return self._make_callback(index)

    def _handle(self, fields: list[Tree], _depth: int) -> Handle:
        key, type_name = _typed(fields, int, str)
        if len(type_name) > MAX_TYPE_NAME or not type_name.isprintable():
            raise WireError("an object has an impossible type name")
        self.handles.append(Handle(key, type_name))
        return self.handles[-1]


_READERS: dict[int, Callable[[Unpacker, list[Tree], int], Any]] = {
    DICT: Unpacker._dict,
    COLUMNS: Unpacker._columns,
    INTEGER: Unpacker._integer,
    TEXT: Unpacker._text,
    BYTES: Unpacker._bytes,
    ARRAY: Unpacker._array,
    SCALAR: Unpacker._scalar,
    TENSOR: Unpacker._tensor,
    GENERATOR: Unpacker._generator,
    CALLBACK: Unpacker._callback,
    HANDLE: Unpacker._handle,
}


def _check_shape(shape: list[Any], itemsize: int, size: int | None) -> int:
    """Return the number of bytes of an array of this shape; a `WireError` if it is no shape or not `size` bytes."""
    if len(shape) > MAX_DIMENSIONS or any(type(length) is not int or length < 0 for length in shape):
        raise WireError("an array has an impossible shape")
    needed: int = math.prod(shape) * itemsize
    if not needed and math.prod(filter(None, shape)) > MAX_EMPTY:
        raise WireError("an empty array has too many rows")
    if size is not None and size != needed:
        raise WireError("an array's bytes do not fill its shape")
    return needed


def _typed(fields: list[Tree], *kinds: type) -> Any:
    if len(fields) != len(kinds) or any(type(field) is not kind for field, kind in zip(fields, kinds, strict=True)):
        raise WireError("a value has the wrong fields")
    return fields


def _cut(whole: Any, lengths: Iterable[int]) -> list[Any]:
    items, start = [], 0
    for length in lengths:
        items.append(whole[start : start + length])
        start += length
    if start != len(whole):
        raise WireError("the pieces of a column do not add up")
    return items


def _check_booleans(dtype: str, raw: Buffer) -> None:
    # A boolean byte other than 0 and 1 makes NumPy contradict itself.
    if dtype == "bool" and np.frombuffer(raw, np.uint8).max(initial=0) > 1:
        raise WireError("a boolean is neither true nor false")
