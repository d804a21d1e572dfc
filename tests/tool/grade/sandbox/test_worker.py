"""What the worker answers for honest, unlucky and hostile code, asked through a real sandbox."""

from textwrap import dedent

import numpy as np
import pytest
import torch

from llmlings.course import Limits
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.testing.observe import Handle

LIMITS = Limits(
    call_seconds=20, timeouts_per_function=3, cpu_seconds=60, memory_megabytes=2048, scratch_megabytes=8,
    message_megabytes=16,
)  # fmt: skip

SOURCES = {
    "plain": """
        import dataclasses, inspect, sys, numpy as np

        imported = []
        number = 5

        def echo(*args, **kwargs):
            return [args, kwargs]

        def doubled(text, times=2):
            return text * times

        def fails(ids):
            raise ValueError(f"ids: {ids}")

        def appends(numbers):
            numbers.append(1)

        def gives_back(array):
            return array

        def own_source():
            return inspect.getsource(doubled), __name__, __file__

        def prints(count):
            for _ in range(count):
                print("x" * 10_000)
                print("x" * 10_000, file=sys.stderr)

        def asks():
            return input()

        def counter():
            from collections import Counter, namedtuple
            Point = namedtuple("Point", "x y")
            return Counter("aab"), Point(1, 2)

        def arguments():
            return sys.argv, sys.path

        def draws(rng, more=None):
            return [rng.random(), more.random() if more else None]

        def twice(function, value):
            return function(function(value))

        def calls_with(function, value):
            try:
                return function(value)
            except RuntimeError as error:
                return str(error)

        def unfinished():
            raise NotImplementedError("unfinished")

        def not_a_dtype():
            return np.array([1j])
        """,
    "models": """
        class Model:
            limit = 3

            def __init__(self, weights):
                self.weights = list(weights)
                self.inner = Inner()

            @classmethod
            def train(cls, *, steps):
                return cls(range(steps))

            def __call__(self, scale):
                return [weight * scale for weight in self.weights]

            def fails(self):
                raise KeyError("weights")

        class Inner:
            def name(self):
                return "inner"

        def total(model):
            return sum(model.weights)

        def total_of_all(models, named):
            return [total(model) for model in models] + [total(model) for model in named.values()]

        def same(a, b):
            return a is b

        def apply(function):
            return function(Model([1]))
        """,
    "composed": """
        from exercises import plain
        import exercises.models as models
        from exercises.plain import doubled

        def together():
            plain.imported.append(1)
            return [doubled("ab"), models.Model([1, 2])(3), plain.imported]
        """,
    "needs_broken": """
        from exercises import unclosed
        """,
    "needs_nothing": """
        import exercises.no_such_module
        """,
    "unclosed": "import os\n\nx = (1,\n",
    "raises": "import os\n\n\nprint(not_defined)\n",
    "exits": "import sys\nsys.exit(3)\n",
    "todo": "raise NotImplementedError\n",
    "null": "x = 1\0\n",
    "surrogate": "x = '\ud800'\n",
    "unshowable": """
        class Odd(Exception):
            def __str__(self):
                raise SystemExit

        raise Odd
        """,
    "hostile": """
        import sys

        class Unshowable(Exception):
            def __str__(self):
                raise KeyboardInterrupt

        class Text(str):
            def __getitem__(self, index):
                return 5

        class OddText(Exception):
            def __str__(self):
                return Text("hello")

        class LooksLikeAList:
            __class__ = property(lambda self: list)

        class Reduced:
            def __reduce__(self):
                return exec, ("raise SystemExit",)

        class BadLength(list):
            def __iter__(self):
                raise SystemExit

        def unshowable():
            raise Unshowable

        def odd_text():
            raise OddText

        def long_text():
            raise ValueError("x" * 10_000_000)

        def strange_text():
            raise ValueError("\\x1b[2Jred\\nsecond line\\ud800")

        def interrupt():
            raise KeyboardInterrupt

        def looks_like_a_list():
            return LooksLikeAList()

        def reduced():
            return Reduced()

        def bad_length():
            return BadLength([1])

        def itself():
            result = []
            result.append(result)
            return result

        def huge():
            import numpy as np
            return np.zeros(4_000_000)

        def enormous_number():
            return 2 ** 100_000

        def recursion():
            return recursion()

        def strange_name():
            return type("a\\x1b[2J", (), {})()
        """,
}


@pytest.fixture(scope="module")
def worker(nursery):
    sources = {name: dedent(source) for name, source in SOURCES.items()}
    with RemoteImplementation(sources, LIMITS, nursery=nursery) as implementation:
        yield implementation


@pytest.fixture
def ask(worker):
    def ask(owner, name, *args, **kwargs):
        return worker.call(owner, name, args, kwargs, 20)

    return ask


def test_a_call_gives_its_value(ask):
    assert ask("plain", "doubled", "ab").value == "abab"
    assert ask("plain", "doubled", "ab", times=3).value == "ababab"


def test_arguments_and_results_keep_their_types(ask):
    outcome = ask("plain", "echo", 1, (2,), np.float32(1), key=[b"3"])
    assert outcome.value == [(1, (2,), np.float32(1)), {"key": [b"3"]}]
    assert type(outcome.value[0][2]) is np.float32


def test_tensors_cross_both_ways(ask):
    outcome = ask("plain", "echo", torch.ones(2, dtype=torch.bfloat16, requires_grad=True))
    (tensor,), _ = outcome.value
    assert tensor.dtype == torch.bfloat16
    assert tensor.requires_grad
    assert tensor.tolist() == [1, 1]


def test_an_exception_is_named_with_its_text_and_line(ask):
    outcome = ask("plain", "fails", [1])
    assert (outcome.kind, outcome.error, outcome.message) == ("raised", "ValueError", "ids: [1]")
    line = SOURCES["plain"].splitlines().index('            raise ValueError(f"ids: {ids}")') + 1
    assert outcome.line == line


def test_unfinished_work_is_told_by_its_own_error(ask):
    outcome = ask("plain", "unfinished")
    assert (outcome.error, outcome.message) == ("NotImplementedError", "unfinished")


def test_changed_arguments_and_shared_memory_are_claimed(ask):
    assert ask("plain", "appends", []).changed == ("numbers",)
    assert ask("plain", "gives_back", np.ones(2)).shares == ("array",)


def test_subclasses_come_back_as_their_base(ask):
    assert ask("plain", "counter").value == ({"a": 2, "b": 1}, (1, 2))


def test_the_source_is_there_for_inspect(ask):
    source, name, file = ask("plain", "own_source").value
    assert source == "def doubled(text, times=2):\n    return text * times\n"
    assert (name, file) == ("exercises.plain", "exercises/plain.py")


def test_what_is_printed_goes_nowhere(ask):
    assert ask("plain", "prints", 20_000).kind == "value"


def test_there_is_no_input(ask):
    assert ask("plain", "asks").error == "EOFError"


def test_nothing_of_the_grader_is_in_the_arguments_of_the_process(ask):
    arguments, path = ask("plain", "arguments").value
    assert arguments == ["-c"]
    assert not any("work" in entry or "src" in entry for entry in path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "there is no function 'missing'"),
        ("doubled.missing", "there is no function 'doubled.missing'"),
        ("number", "'number' is not a function"),
    ],
)
def test_a_missing_function_is_named(ask, name, message):
    outcome = ask("plain", name)
    assert (outcome.kind, outcome.message) == ("broken", message)


@pytest.mark.parametrize(
    ("module", "error", "message", "line"),
    [
        ("unclosed", "SyntaxError", "line 3: '(' was never closed", 3),
        ("raises", "NameError", "importing it raised NameError: name 'not_defined' is not defined (line 4)", 4),
        ("exits", "SystemExit", "importing it raised SystemExit: 3 (line 2)", 2),
        ("todo", "NotImplementedError", "importing it raised NotImplementedError:  (line 1)", 1),
        ("needs_broken", "SyntaxError", "importing it raised SyntaxError: '(' was never closed", 2),
        (
            "needs_nothing",
            "ModuleNotFoundError",
            "importing it raised ModuleNotFoundError: No module named 'exercises.no_such_module' (line 2)",
            2,
        ),
        ("unshowable", "Odd", "importing it raised Odd: (its text cannot be shown) (line 6)", 6),
        ("absent", "", "the file does not exist", 0),
    ],
)
def test_a_module_that_cannot_be_imported_is_one_sentence(ask, module, error, message, line):
    outcome = ask(module, "anything")
    assert (outcome.kind, outcome.error, outcome.line) == ("broken", error, line)
    assert outcome.message.startswith(message)


@pytest.mark.parametrize("module", ["null", "surrogate"])
def test_text_that_is_no_source_is_broken(ask, module):
    assert ask(module, "anything").kind == "broken"


def test_a_broken_module_harms_no_other(ask):
    assert ask("unclosed", "f").kind == "broken"
    assert ask("plain", "doubled", "a").value == "aa"


def test_modules_of_a_submission_import_each_other(ask):
    assert ask("composed", "together").value == ["abab", [3, 6], [1]]


def test_generators_end_in_the_state_that_the_call_left(ask):
    rng, other = np.random.default_rng(1), np.random.Generator(np.random.MT19937(2))
    expected, expected_other = np.random.default_rng(1), np.random.Generator(np.random.MT19937(2))
    for _ in range(3):
        assert ask("plain", "draws", rng, more=other).value == [expected.random(), expected_other.random()]
    assert rng.random() == expected.random()
    assert other.random() == expected_other.random()


def test_callbacks_run_on_the_side_of_the_grader(ask):
    seen = []

    def next_logits(ids):
        seen.append(ids)
        return [*ids, len(ids)]

    assert ask("plain", "twice", next_logits, [7]).value == [7, 1, 2]
    assert seen == [[7], [7, 1]]


def test_callbacks_take_and_give_arrays(ask):
    assert ask("plain", "twice", lambda array: array * 2, np.ones(3)).value.tolist() == [4, 4, 4]


def test_what_a_callback_raises_reaches_the_learners_code(ask):
    def fails(value):
        raise ValueError(f"no {value}")

    assert ask("plain", "calls_with", fails, 5).value == "ValueError: no 5"


def test_what_a_callback_cannot_return_reaches_the_learners_code(ask):
    assert "cannot be sent" in ask("plain", "calls_with", lambda value: object(), 5).value


def test_objects_stay_with_the_worker_behind_handles(ask):
    model = ask("models", "Model.train", steps=4).value
    assert isinstance(model, Handle)
    assert model.type_name == "Model"
    assert ask(model, "", 2).value == [0, 2, 4, 6]
    assert ask("models", "total", model).value == 6
    assert ask("models", "total_of_all", [model, model], {"a": model}).value == [6, 6, 6]
    assert ask("models", "same", model, model).value is True
    assert ask(model, "inner.name").value == "inner"


def test_a_method_that_fails_tells_its_line(ask):
    model = ask("models", "Model", [1]).value
    outcome = ask(model, "fails")
    assert (outcome.error, outcome.message) == ("KeyError", "'weights'")
    assert outcome.line > 0


def test_a_missing_method_is_named(ask):
    model = ask("models", "Model", [1]).value
    outcome = ask(model, "missing")
    assert (outcome.kind, outcome.message) == ("broken", "Model has no method 'missing'")
    assert ask(model, "limit").message == "'limit' is not a function"


def test_callbacks_get_handles_and_may_give_them_back(ask):
    model = ask("models", "apply", lambda model: model).value
    assert ask("models", "total", model).value == 1


def test_arrays_that_are_no_plain_data_become_handles(ask):
    assert ask("plain", "not_a_dtype").value.type_name == "ndarray"


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("unshowable", "Unshowable", "(its text cannot be shown)"),
        ("odd_text", "OddText", "hello"),
        ("long_text", "ValueError", "x" * 2000),
        ("strange_text", "ValueError", "[2Jred second line?"),
        ("interrupt", "KeyboardInterrupt", ""),
        ("looks_like_a_list", "ResultError", "its result cannot be read: "),
        ("bad_length", "ResultError", "its result cannot be read: "),
        ("huge", "ResultError", "its result cannot be sent: it is too large (32 MB, at most 17 MB can be sent)"),
        ("enormous_number", "ResultError", "its result cannot be sent: an integer of more than 8,192 bits"),
        ("recursion", "RecursionError", "maximum recursion depth exceeded"),
    ],
)
def test_objects_made_to_break_those_who_look_at_them_are_told_honestly(ask, name, error, message):
    outcome = ask("hostile", name)
    assert (outcome.kind, outcome.error) == ("raised", error)
    assert outcome.message.startswith(message)
    assert len(outcome.message) <= 2000
    assert ask("plain", "doubled", "a").value == "aa"


def test_objects_that_run_code_when_unpickled_stay_where_they_are(ask):
    assert ask("hostile", "reduced").value.type_name == "Reduced"


def test_a_list_that_holds_itself_ends_in_a_handle(ask):
    value = ask("hostile", "itself").value
    while isinstance(value, list):
        (value,) = value
    assert value.type_name == "list"


def test_a_type_with_a_strange_name_breaks_the_rules(ask):
    assert ask("hostile", "strange_name").kind == "crashed"
