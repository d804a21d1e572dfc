"""The checks that the course's tests are written with, and the messages they end a test with."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from llmlings.course import Course
from llmlings.testing import check_close, check_rejects, check_that
from llmlings.testing.calls import Examiner, StopTest
from llmlings.testing.checks import use_examiner
from llmlings.testing.local import LocalImplementation
from llmlings.testing.proxies import FunctionProxy

Ask = Callable[[str], FunctionProxy]


@pytest.fixture
def answer(toy: Course) -> Iterator[Ask]:
    """Give the proxy of the function `f` of an answer with this text."""

    def ask(source: str) -> FunctionProxy:
        implementation = LocalImplementation(toy.root / "exercises", {"toy": source})
        examiner = Examiner(toy, implementation)
        examiner.begin_test("toy", "f", 1)
        use_examiner(examiner)
        return FunctionProxy(examiner, "toy", "f")

    yield ask
    use_examiner(None)


def stopped(check: Callable[..., None], *args: Any, **kwargs: Any) -> StopTest:
    with pytest.raises(StopTest) as caught:
        check(*args, **kwargs)
    return caught.value


def test_the_message_has_verdict_call_value_expectation_and_rule(answer: Ask) -> None:
    f = answer("def f(x, y=0):\n    return [x, y]\n")
    stop = stopped(check_close, f(1, y=2), [1, 3], because="y is 3.")
    assert stop.message.splitlines() == [
        "f gave 2 at [1] where 3 is expected.",
        "  called:    f(1, y=2)",
        "  came out:  [1, 2]",
        "  expected:  [1, 3]",
        "  because:   y is 3.",
    ]


def test_the_message_names_the_call_that_gave_the_value(answer: Ask) -> None:
    f = answer("def f(x):\n    return [x]\n")
    first = f(1)
    f(2)
    assert "f(1)" in stopped(check_close, first, [0]).message


def test_a_value_worked_on_is_shown_beside_what_came_out(answer: Ask) -> None:
    f = answer("def f(x):\n    return [x, x]\n")
    message = stopped(check_close, len(f(1)), 3).message
    assert "came out:  [1, 1]" in message
    assert "compared:  2" in message


def test_long_values_are_cut_in_the_middle(answer: Ask) -> None:
    f = answer("def f(x):\n    return x * 1000\n")
    message = stopped(check_close, f("ab"), "").message
    assert len(message) < 900
    assert " ... " in message


def test_a_property_is_a_sentence(answer: Ask) -> None:
    f = answer("def f(x):\n    return x\n")
    message = stopped(check_that, f(1) > 5, "the result is above 5").message
    assert message.splitlines() == ["The result is above 5.", "  called:    f(1)", "  came out:  1"]


def test_a_refusal_that_names_the_argument_is_right(answer: Ask) -> None:
    check_rejects("ids", answer("def f(ids):\n    raise ValueError('ids are negative')\n"), [-1])


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("return ids", "f accepted ids, which it should refuse."),
        ("raise TypeError('ids')", "f raised TypeError where a ValueError is expected."),
        ("raise ValueError('no grids')", "The ValueError of f does not say which argument is wrong: name ids in it."),
        ("ids.append(1); raise ValueError('ids')", "f changed its argument ids, which belongs to its caller."),
    ],
)
def test_a_wrong_refusal_fails(answer: Ask, body: str, verdict: str) -> None:
    stop = stopped(check_rejects, "ids", answer(f"def f(ids):\n    {body}\n"), [1])
    assert (stop.status, stop.message.splitlines()[0]) == ("failed", verdict)


def test_a_stub_is_to_do_also_where_a_refusal_is_expected(answer: Ask) -> None:
    stop = stopped(check_rejects, "ids", answer("def f(ids):\n    raise NotImplementedError('f')\n"), [1])
    assert stop.status == "todo"


def test_a_method_that_is_a_stub_is_to_do_in_its_own_test_and_blocks_others(answer: Ask) -> None:
    source = "class f:\n    def go(self):\n        raise NotImplementedError('f.go')\n"
    f = answer(source)
    stop = stopped(f().go)
    assert (stop.status, stop.message) == ("blocked", "f.go waits for f.go.")
    f._examiner.begin_test("toy", "f.go", 1)
    assert stopped(f().go).status == "todo"


def test_a_result_that_is_not_data_is_named(answer: Ask) -> None:
    f = answer("def f(x):\n    return (n for n in x)\n")
    assert "gave a generator where a list is expected" in stopped(check_close, f([1]), [1]).message


def test_objects_can_be_called_on(answer: Ask) -> None:
    f = answer("class f:\n    def __init__(self, n): self.n = n\n    def add(self, m): return self.n + m\n")
    check_close(f(3).add(4), 7)
    assert "f.add(4)" in stopped(check_close, f(3).add(4), 8).message


def test_callbacks_and_generators_reach_the_answer(answer: Ask) -> None:
    f = answer("def f(g, rng):\n    return g(2) + rng.integers(10, 11).item()\n")
    check_close(f(lambda x: x * 5, np.random.default_rng(0)), 20)


def test_a_function_that_ran_out_of_time_too_often_is_not_asked_again(answer: Ask) -> None:
    f = answer("def f(x):\n    while True: pass\n")
    f._examiner.seconds = 0.05
    messages = [stopped(f, 1).message for _ in range(3)]
    assert "did not finish within" in messages[1]
    assert "was not asked again" in messages[2]
