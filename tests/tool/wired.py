"""Values that may cross the wire, and what carries them: frames as a worker sends them."""

from llmlings.grade.wire.frames import Reply, encode
from llmlings.grade.wire.pack import Packer
from llmlings.grade.wire.unpack import Unpacker
from llmlings.testing.observe import Handle

LIMIT = 64 * 2**20


def frame_of(value):
    packer = Packer()
    return b"".join(encode(Reply(1, "value", packer.pack(value)), packer.attachments, LIMIT))


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
