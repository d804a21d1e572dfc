"""Objects of a submission: they stay with the worker, and those made to break whoever looks are told honestly."""

import pytest
from workers import answering

from llmlings.testing.observe import Handle

SOURCES = {
    "plain": """
        imported = []

        def doubled(text, times=2):
            return text * times
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
def ask(nursery):
    with answering(SOURCES, nursery) as ask:
        yield ask


def test_modules_of_a_submission_import_each_other(ask):
    assert ask("composed", "together").value == ["abab", [3, 6], [1]]


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
