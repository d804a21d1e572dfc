"""What may cross the wire arrives as it was; what may not is refused by the sender."""

import struct

import numpy as np
import pytest
import torch
from wired import LIMIT, PLAIN_VALUES, frame_of, unpack

from llmlings.grade.wire.frames import (
    MAX_MESSAGE_BYTES,
    CallRequest,
    Ready,
    Reply,
    decode_from_worker,
    decode_to_worker,
    encode,
)
from llmlings.grade.wire.pack import (
    MAX_DEPTH,
    Packer,
    Unsendable,
)
from llmlings.grade.wire.unpack import Unpacker
from llmlings.testing.observe import PLAIN_DTYPES, same


def cross(value, make_callback=None):
    message, attachments = decode_from_worker(frame_of(value))
    unpacker = Unpacker(attachments, make_callback)
    result = unpacker.unpack(message.value)
    unpacker.finish()
    return result


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


def test_the_graders_own_messages_arrive():
    packer = Packer()
    call = CallRequest(5, "m", "f", packer.pack([np.arange(3)]), packer.pack({"k": "v" * 5000}))
    message, attachments = decode_to_worker(b"".join(encode(call, packer.attachments, LIMIT)))
    unpacker = Unpacker(attachments)
    assert unpacker.unpack(message.args)[0].tolist() == [0, 1, 2]
    assert unpacker.unpack(message.kwargs) == {"k": "v" * 5000}
    assert (message.id, message.owner, message.name) == (5, "m", "f")


def test_more_keys_than_may_arrive_are_refused_when_sending():
    with pytest.raises(Unsendable, match="more than 20,000 keys"):
        Packer().pack([set(range(15_000)), dict.fromkeys(range(15000), 0)])
    Packer().pack([set(range(20_000)), {str(number) for number in range(50_000)}])
