"""Any bytes, any trees and damaged frames are either a value that can be worked with or a `WireError`."""

import msgspec
from generated import FEW_AND_MANY, damaged, survive
from hypothesis import strategies as st
from wired import LIMIT, PLAIN_VALUES, frame_of

from llmlings.grade.wire.frames import HEADER, Reply, decode_from_worker, frame_size
from llmlings.grade.wire.pack import ARRAY, COLUMNS, DICT, LIST, TENSOR
from llmlings.grade.wire.unpack import Unpacker, WireError
from llmlings.testing.bulk import bulk
from llmlings.testing.compare import difference
from llmlings.testing.diagnosis import fingerprint
from llmlings.testing.examiner import Call
from llmlings.testing.observe import PLAIN_DTYPES, Outcome
from llmlings.testing.show import MAX_LENGTH, show

SIZES = st.one_of(st.integers(0, 64), st.integers(-3, 2**40), st.sampled_from([2**31, 2**32, 2**62, 2**63, -1]))
SHAPES = st.lists(SIZES, max_size=4)
NAMES = st.sampled_from([*PLAIN_DTYPES, "object", "int", "float", "str", "bytes", "bfloat16", "PCG64", "save"])
TEXTS = st.one_of(NAMES, st.text(max_size=9), st.binary(max_size=9))
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(), SIZES, TEXTS)


def larger(trees):
    items = st.lists(trees, max_size=5)
    return st.one_of(
        st.builds(lambda tag, fields: [tag, *fields], st.integers(-1, 16), items),
        # What most tags want, or nearly.
        st.builds(lambda *fields: [ARRAY, *fields], NAMES, SHAPES, SIZES),
        st.builds(lambda *fields: [TENSOR, *fields], NAMES, SHAPES, st.booleans(), SIZES),
        st.builds(lambda tag, kind, sizes: [COLUMNS, tag, kind, *sizes], st.integers(0, 4), NAMES, SHAPES),
        st.builds(lambda keys, values: [DICT, [LIST, *keys], [LIST, *values]], items, items),
        st.dictionaries(st.text(max_size=3), trees, max_size=2),
    )


TREES = st.recursive(LEAVES, larger, max_leaves=20)
FIELDS = st.lists(st.one_of(TREES, st.sampled_from(["value", "raised"]), st.lists(TEXTS, max_size=3)), max_size=12)
ATTACHED = st.binary(max_size=100)


def framed(body, attachments):
    return HEADER.pack(len(body), len(attachments)) + body + attachments


BODIES = st.binary(min_size=1, max_size=100)
KINDS = st.sampled_from(["reply", "ready", "callback_call", "load", ""])
REPLIES = st.builds(lambda tree, more: framed(msgspec.msgpack.encode(Reply(1, "value", tree)), more), TREES, ATTACHED)
MESSAGES = st.builds(lambda kind, fields: framed(msgspec.msgpack.encode([kind, *fields]), b""), KINDS, FIELDS)
FRAMES = st.sampled_from([frame_of(value) for value in PLAIN_VALUES])


def look_at(frame):
    """Do with a frame what the grader does with it."""
    try:
        frame_size(frame, LIMIT)
        message, attachments = decode_from_worker(frame)
        if not isinstance(message, Reply):
            return
        unpacker = Unpacker(attachments)
        value = unpacker.unpack(message.value)
        unpacker.finish()
    except WireError:
        return
    assert bulk(value) <= 200 * len(frame)
    assert len(show(value)) < 5 * MAX_LENGTH
    assert fingerprint([Call("m", "f", (), {}, Outcome("value", value))])
    assert isinstance(difference(value, [[1.5, "a"]], 1e-6, 1e-9), str)


@FEW_AND_MANY
def test_any_bytes(count):
    survive(st.one_of(st.binary(max_size=200), st.builds(framed, BODIES, ATTACHED)), look_at, count)


@FEW_AND_MANY
def test_any_tree(count):
    survive(st.one_of(REPLIES, MESSAGES), look_at, count)


@FEW_AND_MANY
def test_any_damaged_frame(count):
    survive(damaged(st.one_of(FRAMES, REPLIES)), look_at, count)
