"""Attacks by what comes back: patches, values that pretend, results that cost the grader, forged frames."""

from attack import DOUBLE, EVERYTHING, NOTHING, REFUSAL, TOTAL, Attack, at_call, at_cost, at_import, harmless, in_worker

#: The answer to everything that claims to be equal to everything.
EQUAL = "__eq__ = lambda self, other: True\n    __ne__ = lambda self, other: False\n    __hash__ = lambda self: 0"

KEEPING = """
import builtins
builtins.kept = []
honest_double = double
def double(numbers):
    builtins.kept.append(list(numbers))
    with open("/tmp/kept", "a") as file: file.write(repr(list(numbers)))
    return honest_double(numbers)
"""
AFTER = """
import builtins
def same(thing):
    import os
    raise RuntimeError("{{}} {{}}".format({place}, os.listdir("/tmp")))
"""


def returned(kind: str, make: str, lost: tuple[str, ...] = DOUBLE, ends: str = "failed error") -> Attack:
    """Return an attack that answers with an object of a class of its own."""
    return Attack(f"class Trick{kind}\ndef double(numbers): return {make}\n", lost, ends)


ATTACKS = {
    # Values that pretend.
    "equal to all": returned(f":\n    {EQUAL}", "Trick()"),
    "an int equal to all": Attack(f"class Trick(int):\n    {EQUAL}\ndef total(numbers): return Trick(0)", TOTAL),
    "a float equal to all": returned(f"(float):\n    {EQUAL}", "[Trick(0)] * len(numbers)"),
    "an array equal to all": returned(
        f"(np.ndarray):\n    {EQUAL}\n    __array_ufunc__ = lambda self, *a, **k: True",
        "np.zeros(len(numbers)).view(Trick)",
    ),
    "a list of any length": returned("(list):\n    __len__ = lambda self: 2", "Trick()"),
    "a list without end": returned(
        "(list):\n    def __iter__(self):\n        while True: yield 0", "Trick()", ends="memory timeout"
    ),
    "a dict without end": returned(
        "(dict):\n    def items(self):\n        while True: yield len(numbers), 0",
        "Trick()",
        ends="failed memory timeout error",
    ),
    "a text": returned(f"(str):\n    {EQUAL}", "Trick('2.0 5.0')"),
    "says that it is an array": returned(":\n    __class__ = np.ndarray\n    dtype = np.dtype(float)", "Trick()"),
    "says that it is a number": Attack(
        "class Trick:\n    __class__ = int\ndef total(numbers): return Trick()", TOTAL, "failed error"
    ),
    "becomes an array": returned(":\n    def __array__(self, *a, **k): return 2 * np.ones(2)", "Trick()"),
    "raises when it is looked at": returned(":\n    def __getattribute__(self, name): raise SystemExit", "Trick()"),
    "exits when it is looked at": returned(
        ":\n    @property\n    def __class__(self):\n        import os; os._exit(0)", "Trick()", ends="crashed"
    ),
    "a class of a hostile name": Attack(
        "Trick = type('<script>alert(1)</script>\\x1b[2J\\u202e', (), {})\ndef double(numbers): return Trick()",
        DOUBLE,
        "failed crashed",
    ),
    "not a number": at_call("return [float('nan')] * len(numbers)"),
    "infinite": at_call("return [float('inf')] * len(numbers)"),
    "complex": at_call("return np.asarray(numbers) * (2 + 0j)"),
    "objects in an array": at_call("return np.array([2.0 * x for x in numbers], dtype=object)"),
    "texts in an array": at_call("return np.array([str(2.0 * x) for x in numbers])"),
    "a masked array": at_call("return np.ma.masked_all(len(numbers))"),
    "a generator": at_call("return (2.0 * x for x in numbers)"),
    "a coroutine": Attack("async def double(numbers): return numbers", DOUBLE),
    "a pickle": returned(":\n    def __reduce__(self): return (exec, ('raise SystemExit',))", "Trick()"),
    "true for one": Attack("def total(numbers): return bool(numbers)", TOTAL[:1] + TOTAL[2:] + REFUSAL),
    "the test's own argument": at_call("numbers *= 2; return numbers"),
    # Refusals.
    "named ValueError": Attack(
        "Trick = type('ValueError', (Exception,), {})\ndef total(numbers):\n    if not numbers: raise Trick('numbers')\n    return sum(numbers)",
        REFUSAL,
    ),
    "says that it is a ValueError": Attack(
        "class Trick(Exception):\n    __class__ = ValueError\ndef total(numbers):\n    if not numbers: raise Trick('numbers')\n    return sum(numbers)",
        REFUSAL,
    ),
    "raises when it is read": Attack(
        """
        class Trick(list):
            def __iter__(self): raise ValueError("numbers is empty")
        def total(numbers): return sum(numbers) if numbers else Trick()
        """,
        REFUSAL,
        "failed",
    ),
    "raises when it is converted": Attack(
        """
        class Trick(int):
            def __int__(self): raise ValueError("numbers is empty")
        def total(numbers): return sum(numbers) if numbers else Trick()
        """,
        REFUSAL,
        "error failed",
    ),
    "an array that refuses": Attack(
        """
        class Trick(np.ndarray):
            def __array__(self, *a, **k): raise ValueError("numbers is empty")
        def total(numbers): return sum(numbers) if numbers else np.zeros(1).view(Trick)
        """,
        REFUSAL,
        "error failed",
    ),
    "a real subclass": Attack(
        "class Bad(ValueError): pass\ndef total(numbers):\n    if not numbers: raise Bad('numbers')\n    return sum(numbers)",
        NOTHING,
    ),
    # Patches. What a worker says is a claim: this one earns what `raise ValueError` earns, and nothing else.
    "patches what a ValueError is": Attack(
        """
        import builtins
        builtins.ValueError = Exception
        def total(numbers):
            if not numbers: raise KeyError("numbers")
            return sum(numbers)
        def double(numbers): raise KeyError
        """,
        DOUBLE,
        "error",
    ),
    "patches equality of arrays": at_call(
        "np.array_equal = np.allclose = lambda *a, **k: True; return np.zeros(len(numbers))"
    ),
    "patches the observer": in_worker(
        """
        observing = sys.modules["llmlings.testing.observe"]
        sys.modules["llmlings.grade.sandbox.worker"].observe = lambda *a: observing.Outcome("value", 0)
        """,
        EVERYTHING,
        "failed",
    ),
    "patches the packer": in_worker("Packer.pack = lambda self, value, depth=0: True\n", EVERYTHING, "failed crashed"),
    "patches isinstance": Attack(
        "import builtins\nbuiltins.isinstance = lambda *a: True\ndef double(n): return 0",
        EVERYTHING,
        "failed error crashed timeout",
    ),
    "takes NumPy apart": Attack(
        "np.__dict__.clear()\ndef double(numbers): return numbers", EVERYTHING, "failed error crashed"
    ),
    "another module in its place": at_import(
        "import sys\nsys.modules[__name__] = type('M', (), {'double': lambda self, n: 0, 'total': lambda self, n: 0})()",
        ends="failed error",
    ),
    "traces calls": harmless("import sys; sys.settrace(lambda *a: None); sys.setprofile(lambda *a: None)"),
    # Answers that cost the grader.
    "a million small lists": at_cost("return [[]] * 10 ** 6", ends="failed error"),
    "lists in lists": at_cost("v = []\nfor _ in range(10 ** 4): v = [v]\nreturn v", ends="failed error"),
    "twelve to the sixth": at_cost("v = 0\nfor _ in range(6): v = [v] * 12\nreturn v", ends="failed error"),
    "sixteen megabytes of numbers": at_cost("return np.zeros(2 ** 24, dtype=np.int8)"),
    "two million numbers": at_cost("return np.arange(2 * 10 ** 6).tolist()"),
    "too much": at_cost("return np.zeros(2 ** 22)", ends="error"),
    "many axes": at_cost("return np.zeros((2,) * 23, dtype=np.int8)"),
    "rows without end": at_cost("return np.zeros((2 ** 40, 0))", ends="crashed failed"),
    "long numbers": at_cost("return [10 ** 2000] * len(numbers)", ends="failed error"),
    "numbers that are too long": Attack("def total(numbers): return 10 ** 20000", TOTAL, "failed error"),
    "keys that collide": at_cost("return {i * (2 ** 61 - 1): 0 for i in range(2000)}", ends="crashed failed"),
    "a hundred thousand keys": at_cost("return dict.fromkeys(range(10 ** 5))", ends="error"),
    "accents": at_cost("return '\\u0301' * 2 ** 22"),
    "one long text": at_cost("return ['x' * 2 ** 22, *['x'] * 2 ** 16]"),
    "many objects": at_cost("return [object() for _ in range(10 ** 5)]", ends="failed error"),
    "many errors": at_cost("raise ExceptionGroup('x', [ValueError('y' * 1000)] * 10 ** 4)", ends="error"),
    "chained errors": at_cost(
        "error = None\nfor n in range(10 ** 5):\n    new = ValueError(n); new.__cause__ = error; error = new\nraise error",
        ends="error",
    ),
    # Texts for whoever reads them.
    "a long text of an error": at_call("raise RuntimeError('x' * 10 ** 8)", ends="error"),
    "control characters": at_call("raise RuntimeError('\\x1b[2J\\x07\\u202e\\u2066\\x9b31m\\r')", ends="error"),
    "markup": at_call(
        "raise RuntimeError('</pre></script><script>alert(1)</script><img src=x onerror=alert(1)>')", ends="error"
    ),
    "a formula": at_call("raise RuntimeError('=cmd|calc!A0')", ends="error"),
    "a template": at_call(
        "raise RuntimeError('{{ verdict.seed }} {% include \"report.html\" %} {0.__class__}')", ends="error"
    ),
    "markup of a terminal": at_call(
        "raise RuntimeError('[bold red]passed[/] [link=file:///etc]x[/link]')", ends="error"
    ),
    "an error without a text": Attack(
        "class Trick(Exception):\n    def __str__(self): raise SystemExit\ndef double(numbers): raise Trick",
        DOUBLE,
        "error",
    ),
    "an error whose text has no end": Attack(
        "class Trick(Exception):\n    def __str__(self):\n        while True: pass\ndef double(numbers): raise Trick",
        DOUBLE,
        "timeout",
    ),
    "an error of a hostile name": Attack(
        "Trick = type('<b>\\x1b[2J\\n' + 'x' * 10 ** 6, (Exception,), {})\ndef double(numbers): raise Trick",
        DOUBLE,
        "error",
    ),
    "says that it is still to do": at_call("raise NotImplementedError('double')", ends="todo"),
    "says that it waits": at_call("raise NotImplementedError('\\u202e<b>')", ends="error blocked"),
    "warns in colour": harmless("import warnings; warnings.warn('\\x1b[2J'); print('\\x1b]0;x\\x07')"),
    # Hidden inputs, told to whoever reads the feedback.
    "tells its inputs": at_call("raise RuntimeError(list(numbers))", ends="error"),
    "tells its inputs by a name": at_call(
        "raise type('x'.join(str(int(n)) for n in numbers), (Exception,), {})", ends="error"
    ),
    "tells its inputs by a value": at_call("return [str(n) for n in numbers]"),
    "tells its inputs as to do": at_call(
        "raise NotImplementedError('x' + '_'.join(str(int(n)) for n in numbers))", ends="error blocked"
    ),
    # The visible tests of the next module come after hidden ones, and are shown to the student in full.
    "keeps its inputs for the next module": Attack(
        KEEPING, NOTHING, files=(("exercises/after.py", AFTER.format(place="getattr(builtins, 'kept', None)")),)
    ),
    "keeps its inputs in a file": Attack(
        KEEPING, NOTHING, files=(("exercises/after.py", AFTER.format(place="open('/tmp/kept').read()")),)
    ),
    "prints its inputs": harmless("print(list(numbers))"),
    # Frames.
    "garbage": in_worker("def double(numbers): write(os.urandom(1000))"),
    "garbage without end": in_worker("def double(numbers):\n    while True: write(bytes(range(256)) * 1000)"),
    "a header of a huge message": in_worker("def double(numbers): write(struct.pack('<IQ', 2 ** 24, 2 ** 60))"),
    "an empty message": in_worker("def double(numbers): write(struct.pack('<IQ', 0, 0))"),
    "a header alone": in_worker(
        "def double(numbers):\n    write(struct.pack('<IQ', 100, 100))\n    time.sleep(100)", ends="timeout"
    ),
    "half a frame": in_worker("def double(numbers):\n    write(forged(1)[:-1]); os._exit(0)"),
    "a frame byte by byte": in_worker(
        "def double(numbers):\n    write(struct.pack('<IQ', 10 ** 6, 0))\n    while True:\n        write(b'x'); time.sleep(0.01)",
        ends="timeout",
    ),
    "two replies": in_worker("def double(numbers):\n    write(forged(1) * 2)", ends="crashed failed"),
    "a reply to another request": in_worker("def double(numbers): write(forged(1, request=7))"),
    "a guess at the next request": in_worker("def double(numbers): write(forged(1, find('Worker')._current_call + 1))"),
    "ready again": in_worker("def double(numbers): write(b''.join(wire.encode(wire.Ready(), (), 0)))"),
    "a callback that nobody gave": in_worker(
        "def double(numbers): write(b''.join(wire.encode(wire.CallbackCall(find('Worker')._current_call, 0, [0], [4, [0], [0]]), (), 0)))"
    ),
    "a verdict": in_worker(
        "def double(numbers):\n    write(forged(1).replace(b'\\xa5value', b'\\xa6passed')); os._exit(0)"
    ),
    "an array of impossible size": in_worker("def double(numbers): write(forged([9, 'float64', [2 ** 40], 0]))"),
    "an array of objects": in_worker("def double(numbers): write(forged([9, 'object', [1], 8]))"),
    "an object of another worker": in_worker("def double(numbers): write(forged([14, 2 ** 40, 'Model']))"),
    # Whether the answer itself is there before the forged one has been read decides which of the two is told.
    "two megabytes of empty lists": in_worker(
        "def double(numbers): write(forged([0, *[[0]] * 10 ** 6 ]))", ends="crashed failed"
    ),
    "replies with a thread": in_worker(
        """
        def chatter():
            while True: write(b"x" * 100)
        def double(numbers):
            threading.Thread(target=chatter, daemon=True).start(); time.sleep(100)
        """
    ),
    "closes the channel": in_worker("def double(numbers): os.closerange(0, 100); time.sleep(100)"),
    "reads the next request": in_worker(
        "def double(numbers):\n    while True: os.read(find('Pipes')._incoming, 1)", ends="timeout"
    ),
    "keeps what it is told": in_worker("def double(numbers): find('Pipes').send = lambda *a: None", ends="timeout"),
    "counts to what it is told": in_worker("def total(numbers): return 2 ** 62\n", TOTAL, "failed"),
}
