"""Values into plain trees and attachments: what may cross between grader and worker, and nothing else.

A tree holds None, booleans, 64-bit integers, floats, short strings and short bytes as they are. Everything else is a
list whose first element is a tag. Long data stands in attachments, used up in the order in which the tree mentions
them: trees stay small, so that a few hostile bytes cannot unfold into gigabytes of Python objects.
"""

from array import array
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from llmlings.grade.wire.generators import generator_state
from llmlings.grade.wire.raw_tensors import tensor_data
from llmlings.testing.observe import PLAIN_DTYPES, Handle
from llmlings.testing.tensors import is_tensor

Tree = Any
Buffer = bytes | memoryview

#: Deeper than `to_plain` goes, since arguments stand in a list of their own.
MAX_DEPTH = 40
#: Python refuses to print integers of more than 4,300 digits; a message has to show what came out.
MAX_INTEGER_BYTES = 1024
SHORT = 1024
COLUMN = 32
#: Keys of dicts and items of sets, in one message, that are no texts. Python hashes numbers without a secret: they can
#: be chosen so that each one meets all others, and a million would keep the grader busy for hours.
MAX_KEYS = 20_000

LIST, TUPLE, SET, FROZENSET, DICT, COLUMNS, INTEGER, TEXT, BYTES = range(9)
ARRAY, SCALAR, TENSOR, GENERATOR, CALLBACK, HANDLE = range(9, 15)
CONTAINER_TAGS: dict[type, int] = {list: LIST, tuple: TUPLE, set: SET, frozenset: FROZENSET}

_NONE = type(None)
_AS_THEY_ARE = frozenset((_NONE, bool, float))


class Unsendable(TypeError):
    """A value cannot cross the wire; one sentence that says which."""


class Packer:
    """Turns the values of one message into trees; `attachments` are the buffers that go with them."""

    def __init__(self) -> None:
        self.attachments: list[Buffer] = []
        self.generators: list[np.random.Generator] = []
        self.callbacks: list[Callable[..., Any]] = []
        self.handles: list[Handle] = []
        self._keys = 0

    def pack(self, value: Any, depth: int = 0) -> Tree:
        """Return the tree of `value`; an `Unsendable` says what cannot cross."""
        kind = type(value)
        if kind in _AS_THEY_ARE:
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**64 else [INTEGER, _integer_bytes(value)]
        if kind is str:
            return self._text(value)
        if kind is bytes:
            return value if len(value) <= SHORT else [BYTES, self._attach(value)]
        if depth > MAX_DEPTH:
            raise Unsendable(f"it is nested more than {MAX_DEPTH} deep")
        if kind in (dict, set, frozenset):
            self._count(value)
        if kind in CONTAINER_TAGS:
            return self._items(CONTAINER_TAGS[kind], list(value), depth)
        if kind is dict:
            return [DICT, self.pack(list(value), depth + 1), self.pack(list(value.values()), depth + 1)]
        if kind is Handle:
            self.handles.append(value)
            return [HANDLE, value.key, value.type_name]
        return self._object(value, kind, depth)

    def _count(self, keys: Iterable[Any]) -> None:
        self._keys += numeric(keys)
        if self._keys > MAX_KEYS:
            raise Unsendable(f"its dicts and sets have more than {MAX_KEYS:,} keys that are no texts")

    def _object(self, value: Any, kind: type, depth: int) -> Tree:
        if kind is np.ndarray and value.dtype.name in PLAIN_DTYPES:
            data = np.asarray(value, dtype=value.dtype.newbyteorder("="), order="C")
            return [ARRAY, data.dtype.name, list(data.shape), self._attach(data.reshape(-1).view(np.uint8).data)]
        if isinstance(value, np.generic) and value.dtype.name in PLAIN_DTYPES:
            return [SCALAR, value.dtype.name, value.tobytes()]
        if is_tensor(value):
            try:
                dtype, shape, requires_grad, raw = tensor_data(value)
            except (TypeError, RuntimeError) as error:
                raise Unsendable(f"a tensor cannot be sent: {error}") from None
            return [TENSOR, dtype, shape, requires_grad, self._attach(raw)]
        if kind is np.random.Generator:
            self.generators.append(value)
            name, state = generator_state(value)
            return [GENERATOR, name, self.pack(state, depth + 1)]
        if callable(value) and not isinstance(value, type):
            self.callbacks.append(value)
            return [CALLBACK, len(self.callbacks) - 1]
        raise Unsendable(f"a {kind.__name__} cannot be sent")

    def _attach(self, data: Buffer) -> int:
        self.attachments.append(data)
        return len(data)

    def _text(self, value: str) -> Tree:
        # msgpack's strings are UTF-8, which has no lone surrogates; Python's strings may hold them.
        if len(value) <= SHORT and (value.isascii() or _is_utf8(value)):
            return value
        return [TEXT, self._attach(value.encode("utf-8", "surrogatepass"))]

    def _items(self, tag: int, items: list[Any], depth: int) -> Tree:
        kinds = set(map(type, items))
        columns = self._columns(type(items[0]), items) if len(items) >= COLUMN and len(kinds) == 1 else None
        if columns is not None:
            return [COLUMNS, tag, *columns]
        if kinds <= _AS_THEY_ARE:
            return [tag, *items]
        return [tag, *[self.pack(item, depth + 1) for item in items]]

    def _columns(self, kind: type, items: list[Any]) -> list[Any] | None:
        """Return long flat lists as raw columns: a million ids take milliseconds then."""
        if kind is int:
            try:
                return ["int", self._attach(array("q", items).tobytes())]
            except OverflowError:
                return None
        if kind is float:
            return ["float", self._attach(array("d", items).tobytes())]
        if kind is str:
            lengths, data = array("Q", map(len, items)), "".join(items).encode("utf-8", "surrogatepass")
            return ["str", self._attach(lengths.tobytes()), self._attach(data)]
        if kind is bytes:
            return ["bytes", self._attach(array("Q", map(len, items)).tobytes()), self._attach(b"".join(items))]
        return None


def numeric(keys: Iterable[Any]) -> int:
    """Return how many keys are no texts."""
    return sum(kind is not str and kind is not bytes for kind in map(type, keys))


def _integer_bytes(value: int) -> bytes:
    size = value.bit_length() // 8 + 1
    if size > MAX_INTEGER_BYTES:
        raise Unsendable(f"an integer of more than {MAX_INTEGER_BYTES * 8:,} bits cannot be sent")
    return value.to_bytes(size, "little", signed=True)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
