"""The wire between grader and worker: frames of msgpack, of strict types and bounded size.

A frame is a header (length of the message, length of the attachments), the message, and the attachments. Every frame
that comes from a worker is a claim by the student: decoding runs no code of theirs, and raises nothing but `WireError`.

The worker uses this module, and those that it imports, too: the standard library, NumPy and msgspec is all it has.
"""

import struct
from collections.abc import Iterable
from typing import Literal

import msgspec

from llmlings.grade.wire.pack import Buffer, Tree, Unsendable
from llmlings.grade.wire.unpack import WireError

HEADER = struct.Struct("<IQ")
#: A message's own bytes; what is long stands in the attachments. Each byte of a hostile message can cost the grader 150
#: bytes of memory, so this bounds that at some 300 MB. The course's own answers stay below 0.3 MB.
MAX_MESSAGE_BYTES = 2 * 2**20
MAX_TEXT = 2000
MAX_NAME = 100
MAX_NAMES = 50
MAX_LINE = 120
MAX_LINES = 2


class _Message(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    pass


class Load(_Message, frozen=True, tag="load"):
    """First message to a worker: module names to source texts. Handles count up from `first_handle`.

    `libraries` is marshalled code of modules that only some submissions need, by name.
    """

    sources: Tree
    first_handle: int
    libraries: bytes


class WarmRequest(_Message, frozen=True, tag="warm"):
    """Import a package that a module of the course requires, before any learner's code has to wait for it."""

    id: int
    package: str


class ImportRequest(_Message, frozen=True, tag="import"):
    """Import a module, before its first call: so that a loop at import can be told from one in a call.

    `cell_seconds` is what the cells of a notebook may take together.
    """

    id: int
    module: str
    cell_seconds: float


class CallRequest(_Message, frozen=True, tag="call"):
    """Call `name` of a module, or of the object with a handle's key (an empty name calls the object itself)."""

    id: int
    owner: str | int
    name: str
    args: Tree
    kwargs: Tree


class CallbackReply(_Message, frozen=True, tag="callback_reply"):
    """What a callback returned; `error` is the text of its exception, else None.

    `lists` is None, or has for each argument None or the list that the callback has made of it.
    """

    value: Tree
    error: str | None
    lists: Tree = None


class Ready(_Message, frozen=True, tag="ready"):
    """First message from a worker, before it has seen anything of a submission."""


class Reply(_Message, frozen=True, tag="reply"):
    """The `Outcome` of an import or a call, and the states of the generators among the arguments."""

    id: int
    kind: Literal["value", "raised", "memory", "broken"]
    value: Tree = None
    error: str = ""
    message: str = ""
    line: int = 0
    source: list[str] = []
    file: str = ""
    refuses: bool = False
    changed: list[str] = []
    shares: list[str] = []
    generators: list[Tree] = []


class CallbackCall(_Message, frozen=True, tag="callback_call"):
    """Call callback number `callback` of call `id`."""

    id: int
    callback: int
    args: Tree
    kwargs: Tree


ToWorker = Load | WarmRequest | ImportRequest | CallRequest | CallbackReply
FromWorker = Ready | Reply | CallbackCall

_encoder = msgspec.msgpack.Encoder()
_to_worker: msgspec.msgpack.Decoder[ToWorker] = msgspec.msgpack.Decoder(ToWorker)
_from_worker: msgspec.msgpack.Decoder[FromWorker] = msgspec.msgpack.Decoder(FromWorker)


def encode(message: ToWorker | FromWorker, attachments: Iterable[Buffer], max_bytes: int) -> list[Buffer]:
    """Return the frame of `message` as buffers to be written one after the other; `Unsendable` if it is too large."""
    attached = [buffer for buffer in attachments if len(buffer)]
    body = _encoder.encode(message)
    size = sum(map(len, attached))
    if len(body) > MAX_MESSAGE_BYTES:
        raise Unsendable(f"it has too many parts ({len(body) / 1e6:,.0f} MB of structure)")
    if size > max_bytes:
        raise Unsendable(f"it is too large ({size / 1e6:,.0f} MB, at most {max_bytes / 1e6:,.0f} MB can be sent)")
    return [HEADER.pack(len(body), size), body, *attached]


def frame_size(start: bytes | bytearray, max_bytes: int) -> int | None:
    """Return how long the frame that begins with `start` is, None if that cannot be told yet."""
    if len(start) < HEADER.size:
        return None
    body, size = HEADER.unpack_from(start)
    if not 0 < body <= MAX_MESSAGE_BYTES or size > max_bytes:
        raise WireError("a message is larger than allowed")
    return int(HEADER.size + body + size)


def decode_to_worker(frame: bytes | bytearray) -> tuple[ToWorker, memoryview]:
    """Return the grader's message in `frame`, and its attachments."""
    body, attachments = _split(frame)
    return _to_worker.decode(body), attachments


def decode_from_worker(frame: bytes | bytearray) -> tuple[FromWorker, memoryview]:
    """Return the worker's message in `frame`, and its attachments; its trees and texts are still to be checked."""
    try:
        body, attachments = _split(frame)
        return _from_worker.decode(body), attachments
    except WireError:
        raise
    # Whatever hostile bytes run into (no msgpack, wrong types, nested without end, no memory) is one thing: no message.
    except Exception as error:
        raise WireError(f"a message cannot be read ({type(error).__name__})") from None


def _split(frame: bytes | bytearray) -> tuple[memoryview, memoryview]:
    if frame_size(frame, len(frame)) != len(frame):
        raise WireError("a message does not have the length that it says")
    (body, _) = HEADER.unpack_from(frame)
    view = memoryview(frame)
    return view[HEADER.size : HEADER.size + body], view[HEADER.size + body :]


def clean(text: str, limit: int) -> str:
    """Return `text` as one line of at most `limit` characters, without control and bidirectional codes."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text[:limit])


def clean_names(names: list[str]) -> tuple[str, ...]:
    """Return the first names of `names`, each as one short printable line."""
    return tuple(clean(name, MAX_NAME) for name in names[:MAX_NAMES])
