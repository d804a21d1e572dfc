"""What crosses the wire arrives as it was; whatever else arrives is a `WireError`."""

import random
import struct

import msgspec
import numpy as np
import pytest
import torch

from llmlings.grade.generators import advance
from llmlings.grade.pack import (
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
    Unsendable,
)
from llmlings.grade.unpack import Unpacker, WireError
from llmlings.grade.wire import (
    HEADER,
    MAX_MESSAGE_BYTES,
    Call,
    CallbackCall,
    Ready,
    Reply,
    clean,
    clean_names,
    decode_from_worker,
    decode_to_worker,
    encode,
    frame_size,
)
from llmlings.testing.observe import PLAIN_DTYPES, Handle, same

LIMIT = 64 * 2**20


def frame_of(value):
    packer = Packer()
    return b"".join(encode(Reply(1, "value", packer.pack(value)), packer.attachments, LIMIT))


def cross(value, make_callback=None):
    message, attachments = decode_from_worker(frame_of(value))
    unpacker = Unpacker(attachments, make_callback)
    result = unpacker.unpack(message.value)
    unpacker.finish()
    return result


def unpack(tree, attachments=b"", make_callback=None):
    return Unpacker(memoryview(attachments), make_callback).unpack(tree)


PLAIN_VALUES = [
    None,
    True,
    False,
    0,
    -1,
    2**63,
    2**64,
    -(2**63) - 1,
    2**127 + 1,
    -(2**1000),
    1.5,
    "",
    "naïve ▁ 🙂",
    "\ud83d lone",
    "a\x00b",
    "x" * 100_000,
    "\udc80" * 5_000,
    b"",
    b"\x00\xff" * 10_000,
    [],
    (),
    {},
    set(),
    frozenset(),
    [[]],
    [()],
    ((1, 2), [3, (4,)]),
    [True, 1, 1.0, None, "1", b"1"],
    [True] * 100,
    [None] * 100,
    list(range(1000)),
    tuple(range(-500, 500)),
    [2**70] * 100,
    [*range(100), 2**64],
    [0.5] * 100,
    [1, 0.5] * 50,
    ["a", "", "ü", "\ud800", "\udc00"] * 20,
    [b"a", b"", b"\xff"] * 20,
    {1, 2, 3},
    set(range(1000)),
    frozenset({"a", ("b", 1)}),
    {frozenset({1}): {2}},
    {"b": 1, "a": [1, 2], (1, "x"): {"deep": (1,)}},
    {(b"a", b"b"): 3, (b"", b"c"): -1},
    {str(i): i for i in range(1000)},
    {None: 1, 2.5: 2, True: 3},
    Handle(7, "TransformerLM"),
    [Handle(1, "A"), {"model": Handle(2, "B")}],
]


# The order of a set is another one in each process: its repr would be a name that processes do not share.
@pytest.mark.parametrize("value", PLAIN_VALUES, ids=[f"{n}-{type(v).__name__}" for n, v in enumerate(PLAIN_VALUES)])
def test_plain_values_arrive_as_they_were(value):
    assert same(cross(value), value)


def test_the_order_of_a_dict_is_kept():
    value = {key: key for key in (3, 1, 2, "z", "a")}
    assert list(cross(value)) == list(value)


@pytest.mark.parametrize("bits", [0, 1 << 63, 0x7FF8000000000001, 0xFFF0000000000000, 0x7FF0000000000000, 1])
@pytest.mark.parametrize("count", [1, 100])
def test_floats_keep_every_bit(bits, count):
    (number,) = struct.unpack("<d", struct.pack("<Q", bits))
    assert [struct.pack("<d", x) for x in cross([number] * count)] == [struct.pack("<Q", bits)] * count


@pytest.mark.parametrize("dtype", PLAIN_DTYPES)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 3), (1,) * 32])
def test_arrays_arrive_as_they_were(dtype, shape):
    array = np.random.default_rng(0).integers(0, 2, size=shape).astype(dtype)
    result = cross(array)
    assert same(result, array)
    assert result.flags.writeable
    assert result.flags.owndata


@pytest.mark.parametrize(
    "array",
    [
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(10)[::2],
        np.arange(10)[::-1],
        np.arange(6).reshape(2, 3).T,
        np.broadcast_to(np.arange(3), (2, 3)),
    ],
    ids=["fortran", "strided", "negative stride", "transposed", "broadcast"],
)
def test_arrays_of_any_layout_arrive_with_their_values(array):
    result = cross(array)
    assert same(result, array)
    assert result.flags.c_contiguous


def test_big_endian_arrays_arrive_in_native_order():
    result = cross(np.array([1.5, 2.5], dtype=">f8"))
    assert result.dtype == np.float64
    assert result.dtype.isnative
    assert result.tolist() == [1.5, 2.5]


def test_arrays_keep_nan_payloads_and_negative_zero():
    array = np.array([0x7FF8000000000001, 1 << 63, 0xFFF0000000000000], dtype=np.uint64).view(np.float64)
    assert cross(array).tobytes() == array.tobytes()


@pytest.mark.parametrize("number", [np.float64(-0.0), np.float32(1.5), np.int64(3), np.uint8(255), np.bool_(True)])
def test_numpy_numbers_keep_their_type(number):
    result = cross([number, (number,)])
    assert type(result[0]) is type(result[1][0]) is type(number)
    assert result[0].tobytes() == number.tobytes()


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int64", "float16", "bfloat16", "float32", "float64"])
@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_tensors_arrive_as_they_were(dtype, shape):
    tensor = torch.ones(shape).to(getattr(torch, dtype))
    result = cross(tensor)
    assert result.dtype == tensor.dtype
    assert result.shape == tensor.shape
    assert torch.equal(result, tensor)
    assert not result.requires_grad


@pytest.mark.parametrize(
    "tensor",
    [
        torch.arange(6.0).reshape(2, 3).T,
        torch.arange(6.0, requires_grad=True),
        torch.nn.Parameter(torch.ones(2)),
        torch.ones(3, requires_grad=True) * 2,
        torch.complex(torch.zeros(2), torch.ones(2)).conj().imag,
    ],
    ids=["transposed", "requires grad", "parameter", "result of a computation", "lazily negated"],
)
def test_tensors_of_any_kind_arrive_with_their_values(tensor):
    result = cross([tensor])[0]
    assert torch.equal(result, tensor)
    assert result.requires_grad == tensor.requires_grad
    assert result.is_leaf


@pytest.mark.parametrize("bits", ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"])
def test_generators_arrive_in_their_state(bits):
    generator = np.random.Generator(getattr(np.random, bits)(7))
    generator.random(5)
    generator.integers(10, dtype=np.uint32)
    copy = cross(generator, make_callback=lambda index: None)
    assert copy.random(1000).tolist() == generator.random(1000).tolist()


def test_callbacks_are_numbered_in_the_order_of_the_arguments():
    packer = Packer()
    tree = packer.pack([len, {"f": repr}])
    assert packer.callbacks == [len, repr]
    assert unpack(tree, make_callback=lambda index: f"callback {index}") == ["callback 0", {"f": "callback 1"}]


@pytest.mark.parametrize(
    "value",
    [object(), 1 + 2j, range(3), int, iter([]), np.array([1j]), np.array(["a"]), np.array([None]), torch.ones(2) * 1j],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_form_on_the_wire_is_refused(value):
    with pytest.raises(Unsendable, match="cannot be sent"):
        Packer().pack([value])


def test_sparse_tensors_are_refused():
    with pytest.raises(Unsendable, match="sparse"):
        Packer().pack(torch.eye(3).to_sparse())


def test_an_integer_that_python_would_not_print_is_refused():
    str(2**8000)
    with pytest.raises(Unsendable, match="8,192 bits"):
        Packer().pack(2**8192)


def test_nesting_is_limited_when_sending():
    value = []
    for _ in range(MAX_DEPTH + 5):
        value = [value]
    with pytest.raises(Unsendable, match="deep"):
        Packer().pack(value)


def test_sizes_are_limited_when_sending():
    with pytest.raises(Unsendable, match="too large"):
        encode(Ready(), [bytes(101)], 100)
    with pytest.raises(Unsendable, match="too many parts"):
        encode(Reply(1, "value", bytes(MAX_MESSAGE_BYTES)), (), LIMIT)


@pytest.mark.parametrize("item", [1, 0.5, "word", b"word"])
@pytest.mark.parametrize("kind", [list, tuple])
def test_long_flat_lists_travel_as_columns(item, kind):
    # Item by item a million ids would take seconds; as a column they take milliseconds.
    packer = Packer()
    tree = packer.pack(kind([item] * 1_000_000))
    assert len(tree) < 6
    assert unpack(tree, b"".join(packer.attachments)) == kind([item] * 1_000_000)


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
        decode_from_worker(b"".join(encode(Call(1, "m", "f", [0], [4, [0], [0]]), (), LIMIT)))


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


def test_the_graders_own_messages_arrive():
    packer = Packer()
    call = Call(5, "m", "f", packer.pack([np.arange(3)]), packer.pack({"k": "v" * 5000}))
    message, attachments = decode_to_worker(b"".join(encode(call, packer.attachments, LIMIT)))
    unpacker = Unpacker(attachments)
    assert unpacker.unpack(message.args)[0].tolist() == [0, 1, 2]
    assert unpacker.unpack(message.kwargs) == {"k": "v" * 5000}
    assert (message.id, message.owner, message.name) == (5, "m", "f")


def test_texts_are_cleaned():
    assert clean("a\x1b[31m\nb\tc\u202e\x00\ud800é🙂", 100) == "a[31m b cé🙂"
    assert clean("x" * 50, 10) == "x" * 10
    assert clean_names(["a\n"] * 1000) == ("a ",) * 50
