"""Whatever else a worker sends is a `WireError`: hostile trees, impossible states, broken frames."""

import random
import struct
from array import array

import msgspec
import numpy as np
import pytest
import torch
from wired import LIMIT, PLAIN_VALUES, frame_of, unpack

from llmlings.grade.wire.frames import (
    HEADER,
    MAX_MESSAGE_BYTES,
    CallbackCall,
    CallRequest,
    Reply,
    clean,
    clean_names,
    decode_from_worker,
    encode,
    frame_size,
)
from llmlings.grade.wire.generators import advance
from llmlings.grade.wire.pack import (
    ARRAY,
    CALLBACK,
    COLUMNS,
    DICT,
    FROZENSET,
    GENERATOR,
    HANDLE,
    INTEGER,
    LIST,
    MAX_DEPTH,
    SCALAR,
    SET,
    TENSOR,
    TEXT,
    TUPLE,
    Packer,
)
from llmlings.grade.wire.unpack import Unpacker, WireError
from llmlings.testing.observe import Handle


def nested(depth):
    tree = [LIST]
    for _ in range(depth):
        tree = [LIST, tree]
    return tree


LENGTHS = struct.pack("=2Q", 1, 1)
HOSTILE_TREES = {
    "no tag": ([], b""),
    "unknown tag": ([99], b""),
    "tag that is no number": (["list", 1], b""),
    "tag that is true": ([True], b""),
    "map": ({"a": 1}, b""),
    "map inside": ([LIST, {"a": 1}], b""),
    "msgpack extension": (msgspec.msgpack.Ext(1, b""), b""),
    "nested too deep": (nested(MAX_DEPTH + 2), b""),
    "attachment missing": ([TEXT, 5], b"abc"),
    "attachment of negative size": ([TEXT, -1], b"abc"),
    "attachment of huge size": ([TEXT, 2**62], b"abc"),
    "text that is not UTF-8": ([TEXT, 1], b"\xff"),
    "too many fields": ([TEXT, 1, 1], b"ab"),
    "size that is a float": ([TEXT, 1.0], b"a"),
    "unhashable key": ([DICT, [LIST, [LIST]], [LIST, 1]], b""),
    "keys without values": ([DICT, [LIST, 1], [LIST]], b""),
    "keys that are no list": ([DICT, [TUPLE, 1], [LIST, 1]], b""),
    "key twice": ([DICT, [LIST, 1, 1], [LIST, 1, 2]], b""),
    "keys equal across types": ([DICT, [LIST, 1, True], [LIST, 1, 2]], b""),
    "set element twice": ([SET, 1, 1], b""),
    "unhashable set element": ([FROZENSET, [LIST]], b""),
    "integer too large": ([INTEGER, bytes(1025)], b""),
    "array of objects": ([ARRAY, "object", [1], 8], bytes(8)),
    "array of unknown dtype": ([ARRAY, "O", [1], 8], bytes(8)),
    "array that does not fill its shape": ([ARRAY, "int64", [2], 8], bytes(8)),
    "array larger than its shape": ([ARRAY, "int64", [1], 16], bytes(16)),
    "array of negative length": ([ARRAY, "int64", [-1], 8], bytes(8)),
    "array of two negative lengths": ([ARRAY, "int64", [-1, -1], 8], bytes(8)),
    "array with true as length": ([ARRAY, "int64", [True], 8], bytes(8)),
    "array of 33 dimensions": ([ARRAY, "int8", [1] * 33, 1], bytes(1)),
    "array of overflowing shape": ([ARRAY, "int64", [2**32, 2**32, 0], 0], b""),
    "array of wrapped size": ([ARRAY, "int8", [2**32, 2**32], 0], b""),
    "array with a boolean of 2": ([ARRAY, "bool", [1], 1], b"\x02"),
    "number of wrong size": ([SCALAR, "float64", bytes(4)], b""),
    "number of unknown dtype": ([SCALAR, "object", bytes(8)], b""),
    "boolean number of 2": ([SCALAR, "bool", b"\x02"], b""),
    "tensor of unknown dtype": ([TENSOR, "complex64", [1], False, 8], bytes(8)),
    "tensor dtype that is an attribute": ([TENSOR, "save", [1], False, 8], bytes(8)),
    "tensor that does not fill its shape": ([TENSOR, "float32", [3], False, 8], bytes(8)),
    "tensor of negative length": ([TENSOR, "float32", [-2, -1], False, 8], bytes(8)),
    "integer tensor with gradient": ([TENSOR, "int64", [1], True, 8], bytes(8)),
    "tensor with a boolean of 2": ([TENSOR, "bool", [1], False, 1], b"\x02"),
    "column of half a number": ([COLUMNS, LIST, "int", 7], bytes(7)),
    "column of unknown kind": ([COLUMNS, LIST, "object", 16, 2], LENGTHS + b"ab"),
    "column of unknown container": ([COLUMNS, DICT, "int", 8], bytes(8)),
    "column whose pieces are too short": ([COLUMNS, LIST, "str", 16, 3], LENGTHS + b"abc"),
    "column whose pieces are too long": ([COLUMNS, LIST, "bytes", 16, 1], LENGTHS + b"a"),
    "column without fields": ([COLUMNS], b""),
    "set column with an element twice": ([COLUMNS, SET, "int", 16], bytes(16)),
    "empty array of endless rows": ([ARRAY, "int64", [2**40, 0], 0], b""),
    "empty tensor of endless rows": ([TENSOR, "int64", [2**20, 0, 2], False, 0], b""),
    "too many numbers as keys": ([COLUMNS, SET, "int", 8 * 20_001], array("q", range(20_001)).tobytes()),
    "too many keys together": ([LIST, *[[SET, *range(k, k + 9)] for k in range(2223)]], b""),
    "callback from a worker": ([CALLBACK, 0], b""),
    "generator from a worker": ([GENERATOR, "PCG64", [DICT, [LIST], [LIST]]], b""),
    "handle without a type": ([HANDLE, 1], b""),
    "handle of a strange type": ([HANDLE, 1, "a\x1b[2J"], b""),
    "handle of a very long type": ([HANDLE, 1, "a" * 1000], b""),
}


@pytest.mark.parametrize(("tree", "attachments"), HOSTILE_TREES.values(), ids=HOSTILE_TREES)
def test_hostile_trees_are_refused(tree, attachments):
    with pytest.raises(WireError):
        unpack(tree, attachments)


def test_keys_made_to_collide_are_refused_at_once():
    modulus = 2**61 - 1
    tree = Packer().pack([i * modulus for i in range(2**62 // modulus, 5000)])
    with pytest.raises(WireError, match="collide"):
        unpack([DICT, tree, tree])
    with pytest.raises(WireError, match="collide"):
        unpack([SET, *tree[1:]])


def test_attachments_that_nothing_refers_to_are_refused():
    unpacker = Unpacker(memoryview(b"abc"))
    unpacker.unpack([TEXT, 2])
    with pytest.raises(WireError, match="nothing refers to"):
        unpacker.finish()


def mersenne_state(**changes):
    state = np.random.Generator(np.random.MT19937(1)).bit_generator.state
    state["state"] |= changes
    return state


@pytest.mark.parametrize(
    "state",
    [
        mersenne_state(pos=625),
        mersenne_state(pos=-1),
        mersenne_state(pos=1.0),
        mersenne_state(key=np.zeros(623, np.uint32)),
        mersenne_state(key=np.zeros(624, np.int32)),
        mersenne_state(more=1),
        np.random.default_rng(1).bit_generator.state,
        None,
        {},
    ],
    ids=["past the end", "negative", "float", "short key", "other dtype", "more keys", "other kind", "None", "empty"],
)
def test_states_that_numpy_would_trust_blindly_are_refused(state):
    generator = np.random.Generator(np.random.MT19937(1))
    before = generator.bit_generator.state
    with pytest.raises(ValueError, match="not a state"):
        advance(generator, state)
    assert np.array_equal(generator.bit_generator.state["state"]["key"], before["state"]["key"])


@pytest.mark.parametrize(("key", "value"), [("has_uint32", 2), ("uinteger", 2**32), ("has_uint32", True)])
def test_states_with_impossible_numbers_are_refused(key, value):
    generator = np.random.default_rng(1)
    with pytest.raises(ValueError, match="not a state"):
        advance(generator, generator.bit_generator.state | {key: value})


def test_frames_of_the_wrong_length_are_refused():
    frame = frame_of([1, 2, 3])
    for wrong in (frame[:-1], frame + b"x", b"", HEADER.pack(0, 0)):
        with pytest.raises(WireError):
            decode_from_worker(wrong)


def test_sizes_are_checked_before_anything_is_read():
    assert frame_size(HEADER.pack(10, 5)[:-1], LIMIT) is None
    assert frame_size(HEADER.pack(10, 5), LIMIT) == HEADER.size + 15
    for header in (HEADER.pack(MAX_MESSAGE_BYTES + 1, 0), HEADER.pack(1, LIMIT + 1), HEADER.pack(0, 0)):
        with pytest.raises(WireError, match="larger"):
            frame_size(header, LIMIT)


def test_a_worker_cannot_send_what_only_the_grader_sends():
    with pytest.raises(WireError):
        decode_from_worker(b"".join(encode(CallRequest(1, "m", "f", [0], [4, [0], [0]]), (), LIMIT)))


@pytest.mark.parametrize(
    "message",
    [
        ["reply", 1, "timeout", None, "", "", "", [], [], []],
        ["reply", 1, "crashed", None, "", "", "", [], [], []],
        ["reply", True, "value", None, "", "", "", [], [], []],
        ["reply", 1, "value", None, 5, "", "", [], [], []],
        ["reply", 1, "value", None, "", "", "", "changed", [], []],
        ["reply", 1, "value", None, "", "", "", [], [], [], "more"],
        ["reply"],
        ["ready", 1],
        ["reload"],
        {"type": "reply"},
        [],
        5,
    ],
    ids=repr,
)
def test_messages_of_the_wrong_form_are_refused(message):
    body = msgspec.msgpack.encode(message)
    with pytest.raises(WireError):
        decode_from_worker(HEADER.pack(len(body), 0) + body)


def test_msgpack_nested_without_end_is_refused():
    body = b"\x9a\xa5reply\x01\xa5value" + b"\x91" * 10_000_000
    with pytest.raises(WireError):
        decode_from_worker(HEADER.pack(len(body), 0) + body)


def read_claim(frame):
    """Do with a frame all that the grader does with it before it believes anything."""
    message, attachments = decode_from_worker(frame)
    unpacker = Unpacker(attachments)
    if isinstance(message, Reply):
        unpacker.unpack(message.value)
        for state in message.generators:
            unpacker.unpack(state)
    elif isinstance(message, CallbackCall):
        unpacker.unpack(message.args)
        unpacker.unpack(message.kwargs)
    unpacker.finish()


def fuzz_frames():
    rng = random.Random("wire")
    value = [PLAIN_VALUES, np.arange(5.0), np.float32(2), torch.ones(2, 2), {"a": {1: (2, b"3")}}]
    small = [[1, "a", (2,)], np.arange(3), torch.ones(2), {"k": {1}}, list(range(40)), ["ab"] * 40, Handle(1, "M")]
    frames = [frame_of(value), frame_of(small), b"".join(encode(CallbackCall(1, 2, [0, 5], [4, [0], [0]]), (), LIMIT))]
    for _ in range(4000):
        frame = bytearray(rng.choice(frames[1:]))
        for _ in range(rng.choice((1, 1, 2, 8))):
            frame[rng.randrange(len(frame))] ^= 1 << rng.randrange(8)
        yield bytes(frame)
    for frame in frames[1:]:
        for end in range(len(frame)):
            yield frame[:end]
            # Truncated, with a header that says so.
            body = max(0, min(end, len(frame)) - HEADER.size)
            yield HEADER.pack(body, 0) + frame[HEADER.size : HEADER.size + body]
    for _ in range(4000):
        body = rng.randbytes(rng.randrange(1, 60))
        yield HEADER.pack(len(body), 0) + body
        yield rng.randbytes(rng.randrange(60))
        # A reply whose value is random msgpack.
        yield HEADER.pack(len(body) + 15, 0) + b"\x94\xa5reply\x01\xa5value" + body + b"\xc0"


def test_random_truncated_and_damaged_frames_raise_nothing_but_wire_errors():
    refused = 0
    for frame in fuzz_frames():
        try:
            read_claim(frame)
        except WireError:
            refused += 1
    assert refused > 10_000


def test_texts_are_cleaned():
    assert clean("a\x1b[31m\nb\tc\u202e\x00\ud800é🙂", 100) == "a[31m b cé🙂"
    assert clean("x" * 50, 10) == "x" * 10
    assert clean_names(["a\n"] * 1000) == ("a ",) * 50


def test_as_many_texts_as_there_are_may_be_keys():
    # Nobody outside knows how Python hashes them.
    value = {str(number): number for number in range(50_000)}
    message, attachments = decode_from_worker(frame_of(value))
    assert Unpacker(attachments).unpack(message.value) == value
