"""What is seen of one call: its value, its error, changed arguments, shared memory."""

from collections import Counter, namedtuple
from typing import Any

import numpy as np
import pytest
import torch

from llmlings.testing.observe import Handle, broken, call_plain, copy_plain, from_plain, observe, same, to_plain


def test_a_value_comes_back() -> None:
    outcome = observe(lambda a, b: a + b, (1,), {"b": 2})
    assert (outcome.kind, outcome.value, outcome.changed, outcome.shares) == ("value", 3, (), ())


def test_an_error_comes_back_with_its_line() -> None:
    space: dict[str, Any] = {}
    exec(compile("def f(x):\n    y = x\n    return y[5]\n", "answer.py", "exec"), space)
    outcome = observe(space["f"], ([],), {}, "answer.py")
    assert (outcome.kind, outcome.error, outcome.line) == ("raised", "IndexError", 3)


@pytest.mark.parametrize("error", [SystemExit(0), GeneratorExit(), RecursionError("deep")])
def test_no_error_of_the_answer_escapes(error: BaseException) -> None:
    def f() -> None:
        raise error

    assert observe(f, (), {}).error == type(error).__name__


def test_running_out_of_memory_is_an_outcome_of_its_own() -> None:
    def f() -> None:
        raise MemoryError

    assert observe(f, (), {}).kind == "memory"


def test_an_error_without_a_text_is_survived() -> None:
    class Nameless(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def f() -> None:
        raise Nameless

    assert observe(f, (), {}).message == "(its text cannot be shown)"


@pytest.mark.parametrize(
    ("argument", "change"),
    [
        (np.zeros(3), lambda x: x.fill(1)),
        ([1, 2], lambda x: x.append(3)),
        ([[1], [2]], lambda x: x[0].append(3)),
        ({"a": 1}, lambda x: x.update(b=2)),
        ({"a": 1, "b": 2}, lambda x: x.update(a=x.pop("a"))),
        ((np.zeros(2),), lambda x: x[0].fill(1)),
        (np.array([0.0]), lambda x: x.__setitem__(0, -0.0)),
        ([True], lambda x: x.__setitem__(0, 1)),
        (torch.zeros(3), lambda x: x.fill_(1)),
        ({"weight": torch.zeros(3)}, lambda x: x["weight"].fill_(1)),
        (torch.zeros(3), lambda x: x.requires_grad_(True)),
        (torch.zeros(3, requires_grad=True), lambda x: x.requires_grad_(False)),
        (torch.zeros(3, requires_grad=True), lambda x: x.sum().backward()),
    ],
    ids=[
        *("array", "list", "nested list", "dict", "order of a dict", "array in a tuple", "sign of zero", "type"),
        *("tensor", "tensor in a dict", "gradients asked for", "gradients refused", "gradient"),
    ],
)
def test_a_changed_argument_is_named(argument: Any, change: Any) -> None:
    def f(table: Any) -> None:
        change(table)

    assert observe(f, (argument,), {}).changed == ("table",)


def test_a_changed_argument_is_named_also_when_the_call_fails() -> None:
    def f(table: list[int]) -> None:
        table.clear()
        raise ValueError

    assert observe(f, ([1],), {}).changed == ("table",)


def test_a_generator_may_be_drawn_from() -> None:
    assert observe(lambda rng: rng.random(), (np.random.default_rng(0),), {}).changed == ()


def test_reading_changes_nothing() -> None:
    assert observe(sum, ([1, 2],), {}).changed == ()
    assert observe(lambda x: x * 2, (torch.tensor([1.0, float("nan")], requires_grad=True),), {}).changed == ()


@pytest.mark.parametrize(
    ("argument", "function", "shared"),
    [
        (np.arange(4.0), lambda x: x, True),
        (np.arange(4.0), lambda x: x[1:], True),
        (np.arange(4.0), lambda x: (1, [x[::2]]), True),
        (np.arange(4.0), lambda x: x.copy(), False),
        (np.arange(4.0), lambda x: np.float64(x[0]), False),
        ([1, 2], lambda x: x, True),
        ([1, 2], lambda x: x[:], False),
        ([[1], [2]], lambda x: list(x), True),
        ("text", lambda x: x, False),
        ((1, 2), lambda x: x, False),
        (torch.arange(4.0), lambda x: x[1:], True),
        (torch.arange(4.0).bfloat16(), lambda x: x + 1, False),
        (torch.arange(4.0, requires_grad=True), lambda x: x.detach().numpy(), True),
        (np.arange(4.0), lambda x: {"a": torch.from_numpy(x)}, True),
        (torch.arange(4.0), lambda x: x.clone(), False),
        (torch.zeros(0), lambda x: x, False),
    ],
)
def test_memory_shared_with_an_argument_is_seen(argument: Any, function: Any, shared: bool) -> None:
    assert bool(observe(function, (argument,), {}).shares) is shared


def test_a_broken_file_says_where() -> None:
    source = "def f(:\n    pass\n"
    try:
        compile(source, "answer.py", "exec")
    except SyntaxError as error:
        outcome = broken(error, "answer.py")
    assert outcome.message.startswith("line 1: ")


def test_subclasses_cross_as_what_they_are_made_of() -> None:
    point = namedtuple("point", "x y")
    plain = to_plain([Counter("aab"), point(1, np.float64(2)), True], keep=pytest.fail)
    assert [type(item) for item in plain] == [dict, tuple, bool]
    assert plain == [{"a": 2, "b": 1}, (1, 2.0), True]


def test_what_is_not_plain_becomes_a_handle() -> None:
    kept: list[Any] = []

    def keep(value: Any) -> Handle:
        kept.append(value)
        return Handle(len(kept), type(value).__name__)

    rows = (n for n in range(3))
    assert to_plain([1, rows], keep) == [1, Handle(1, "generator")]
    assert to_plain(np.array([None]), keep) == Handle(2, "ndarray")
    assert to_plain(torch.eye(2).to_sparse(), keep) == Handle(3, "Tensor")
    assert to_plain(torch.zeros(2, dtype=torch.complex64), keep) == Handle(4, "Tensor")
    assert from_plain(([Handle(1, "generator")],), lambda handle: kept[handle.key - 1]) == ([rows],)


def test_a_value_that_holds_itself_ends() -> None:
    endless: list[Any] = [()]
    endless.append(endless)
    to_plain(endless, lambda value: Handle(0, "list"))


def test_same_is_exact() -> None:
    assert same([1, [2.0, float("nan")]], [1, [2.0, float("nan")]])
    assert not same([1], [1.0])
    assert not same([1], [True])
    assert not same(np.zeros(2), np.zeros(2, dtype=np.float32))
    assert same(torch.zeros(2).bfloat16(), torch.zeros(2).bfloat16())
    assert not same(torch.zeros(2), torch.zeros(2, 1))
    assert not same(torch.zeros(2), -torch.zeros(2))


def test_a_copy_shares_nothing() -> None:
    value = {"a": [np.zeros(2), (1, [2])]}
    copied = copy_plain(value)
    value["a"][0][0] = 5.0
    value["a"][1][1].append(3)
    assert copied["a"][0][0] == 0
    assert copied["a"][1] == (1, [2])


def test_a_copied_tensor_keeps_its_gradient() -> None:
    table = torch.ones(2, requires_grad=True)
    table.sum().backward()
    copied = copy_plain(table)
    assert same(copied, table)
    table.grad.zero_()  # type: ignore[union-attr]
    assert copied.grad.tolist() == [1, 1]


class BadInput(ValueError):
    """A real subclass."""


class Named(Exception):
    """Has the name of a ValueError."""


Named.__name__ = Named.__qualname__ = "ValueError"


class Pretending(Exception):
    """Says that it is of another class."""

    __class__ = ValueError  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("kind", "refuses"), [(ValueError, True), (BadInput, True), (Named, False), (Pretending, False)]
)
def test_only_a_value_error_refuses(kind: type[Exception], refuses: bool) -> None:
    def f() -> None:
        raise kind("no")

    assert observe(f, (), {}).refuses is refuses


class Lazy(list):  # type: ignore[type-arg]
    """A list that raises when it is read."""

    def __iter__(self) -> Any:
        raise ValueError("n is below 0")


def test_a_result_that_raises_when_it_is_read_refuses_nothing() -> None:
    outcome = call_plain(lambda: Lazy(), (), {}, "", lambda handle: None, lambda value: Handle(0, "object"))
    assert (outcome.kind, outcome.error, outcome.refuses) == ("raised", "ResultError", False)
    assert outcome.message == "its result cannot be read: n is below 0"
