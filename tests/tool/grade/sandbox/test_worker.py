"""What the worker answers for honest and unlucky code, asked through a real sandbox."""

import numpy as np
import pytest
import torch
from workers import answering

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
}


@pytest.fixture(scope="module")
def ask(nursery):
    with answering(SOURCES, nursery) as ask:
        yield ask


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


def test_arrays_that_are_no_plain_data_become_handles(ask):
    assert ask("plain", "not_a_dtype").value.type_name == "ndarray"
