"""The checks that the course's tests are written with, and the messages they end a test with."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from llmlings.course import Course
from llmlings.testing import check_close, check_kinds, check_rejects, check_remembers_nothing, check_that
from llmlings.testing.assertions import use_examiner
from llmlings.testing.examiner import Examiner, StopTest
from llmlings.testing.local_implementation import LocalImplementation
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


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError",
        "raise ValueError('no such word: dog')",
        "class BadInput(ValueError): pass\n    raise BadInput('dog')",
        "'\\ud800'.encode()",
    ],
    ids=["bare", "with a message", "a subclass of its own", "a subclass of Python's"],
)
def test_every_kind_of_value_error_is_a_refusal(answer: Ask, body: str) -> None:
    check_rejects(answer(f"def f(word):\n    {body}\n"), "dog")


def test_a_refusal_may_have_to_name_something(answer: Ask) -> None:
    check_rejects(answer("def f(word):\n    raise ValueError(f'there is no {word}')\n"), "dog", naming="dog")


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("return word", "f accepted what it should refuse."),
        ("raise TypeError('dog')", "f raised TypeError where a ValueError is expected."),
        ("class ValueError(Exception): pass\n    raise ValueError('dog')", "f raised ValueError where"),
        ("raise ValueError('dogma')", "The ValueError of f does not say what is wrong: name dog in it."),
    ],
)
def test_a_wrong_refusal_fails(answer: Ask, body: str, verdict: str) -> None:
    stop = stopped(check_rejects, answer(f"def f(word):\n    {body}\n"), "dog", naming="dog")
    assert stop.status == "failed"
    assert stop.message.startswith(verdict)


def test_a_stub_is_to_do_also_where_a_refusal_is_expected(answer: Ask) -> None:
    stop = stopped(check_rejects, answer("def f(ids):\n    raise NotImplementedError('f')\n"), [1])
    assert stop.status == "todo"


def test_kinds_are_judged_whatever_the_values_are(answer: Ask) -> None:
    f = answer("import numpy as np\ndef f(x):\n    return [np.int64(x)]\n")
    check_close(f(3), [3])
    stop = stopped(check_kinds, f(3), [0])
    assert stop.message.startswith("f gave a NumPy scalar (int64) at [0] where an int is expected.")
    check_kinds(answer("def f(x):\n    return [x]\n")(3), [0])


KEEPING = "def f(a, b):\n    return KEPT.setdefault({}, a + b)\n\nKEPT = {{}}\n"


@pytest.mark.parametrize("key", ["a", "b", "0", "(a, len(b))"])
def test_an_answer_that_is_kept_by_too_few_arguments_is_found(answer: Ask, key: str) -> None:
    f = answer(KEEPING.format(key))
    stop = stopped(check_remembers_nothing, f, lambda a, b: a + b, ["x", "ab"], ["y", "cd"])
    assert "nothing may be kept from earlier calls" in stop.message


def test_an_answer_that_is_kept_by_all_arguments_is_right(answer: Ask) -> None:
    check_remembers_nothing(answer(KEEPING.format("(a, b)")), lambda a, b: a + b, ["x", "ab"], ["y", "cd"])


def test_where_right_answers_differ_each_argument_has_to_matter(answer: Ask) -> None:
    drawn = "import numpy as np\ndef f(a, b, rng):\n    return {} + rng.normal(0, 1, 3)\n"
    first, second = [1, 2, np.random.default_rng(0)], [3, 5, np.random.default_rng(1)]
    check_remembers_nothing(answer(drawn.format("a + b")), None, first, second)
    for wrong in ("a", "b"):
        stop = stopped(check_remembers_nothing, answer(drawn.format(wrong)), None, first, second)
        assert "f gave again what it gave for other arguments" in stop.message
    kept = "SEEN = []\n" + drawn.format("SEEN.append(a) or len(SEEN)")
    assert "nothing may be kept" in stopped(check_remembers_nothing, answer(kept), None, first, second).message


def test_a_state_that_shows_only_when_the_first_call_comes_again_is_found(answer: Ask) -> None:
    f = answer("SEEN = []\ndef f(a):\n    SEEN.append(a)\n    return a + (len(SEEN) > 2)\n")
    stop = stopped(check_remembers_nothing, f, lambda a: a, [1], [5])
    assert "f gave 2 where 1 is expected." in stop.message


def test_a_first_answer_that_is_wrong_is_not_put_down_to_what_is_kept(answer: Ask) -> None:
    stop = stopped(check_remembers_nothing, answer("def f(a):\n    return 7\n"), lambda a: a, [1], [5])
    assert "earlier calls" not in stop.message


def test_marks_that_would_melt_into_a_letter_are_shown_as_codes(answer: Ask) -> None:
    f = answer("def f(x):\n    return list(x)\n")
    message = stopped(check_close, f("e\u0301é"), ["e\u0301", "é"]).message
    assert "came out:  ['e', '\\u0301', 'é']" in message


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


def test_the_answers_of_one_test_are_kept_to_a_limit(answer: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("llmlings.testing.examiner.MAX_BULK", 2**20)
    f = answer("def f(n):\n    return [0.5] * n\n")
    for _ in range(10):
        assert len(f(1000)) == 1000
    stop = stopped(lambda: [f(10_000) for _ in range(10)])
    assert stop.status == "memory"
    assert stop.message.startswith(
        "f ran out of memory (what the answers of this test take together is more than 1 MB)"
    )
