"""What a page about one student says: which tests failed, function by function, what each costs, and what passes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from llmlings.grade.tables import number
from llmlings.grade.verdicts import ModuleVerdict, TestVerdict
from llmlings.grade.visible_text import visible

#: Each status with the sign that stands beside its colour, and in words.
STATUSES: Mapping[str, tuple[str, str]] = {
    "passed": ("✓", "passed"),
    "partial": ("◐", "partly passed"),
    "failed": ("✗", "failed"),
    "error": ("✗", "raised an error"),
    "timeout": ("✗", "ran out of time"),
    "crashed": ("✗", "ended the process"),
    "memory": ("✗", "ran out of memory"),
    "todo": ("○", "to do"),
    "blocked": ("○", "waits for another function"),
    "missing": ("–", "missing"),
    "unreadable": ("!", "unreadable"),
}
#: A test that ends so says that its function is not there yet.
OPEN = ("todo", "blocked")


@dataclass(frozen=True)
class FunctionVerdict:
    """The tests of one function that did not pass, and the points that they cost together."""

    function: str
    cost: float
    tests: tuple[TestVerdict, ...]

    @property
    def is_open(self) -> bool:
        """Return whether the function is still to do, so that one line says it all."""
        return bool(self.function) and all(test.status in OPEN for test in self.tests)

    @property
    def message(self) -> str:
        """Return what a visible test says of it, or nothing."""
        return next((test.message for test in self.tests if test.visibility == "visible" and test.message), "")


def by_function(module: ModuleVerdict) -> list[FunctionVerdict]:
    """Return what failed in a module, in the order of its tests."""
    failing: dict[str, list[TestVerdict]] = {}
    for test in module.tests:
        if test.status != "passed":
            failing.setdefault(test.function, []).append(test)
    return [
        FunctionVerdict(function, sum(test.max_points for test in tests), tuple(tests))
        for function, tests in failing.items()
    ]


def counts(module: ModuleVerdict) -> list[tuple[str, int, int]]:
    """Return of each kind of tests that there are how many pass, and how many there are."""
    found = []
    for kind, words in (("visible", "tests that you have"), ("hidden", "hidden tests")):
        passes = [test.status == "passed" for test in module.tests if test.visibility == kind]
        if passes:
            found.append((words, sum(passes), len(passes)))
    return found


def is_told(module: ModuleVerdict, test: TestVerdict) -> bool:
    """Return whether the message of the whole module says already what the test says."""
    verdict = test.message.partition("\n")[0]
    return bool(verdict) and module.message.endswith(verdict)


_LABEL = Markup('<span class="status {}"><span class="sign" aria-hidden="true">{}</span> {}</span>')
#: Each status as a label: its sign, its colour and its words.
LABELS = {name: _LABEL.format(name, sign, words) for name, (sign, words) in STATUSES.items()}


# Items are most of a page, and but for what an answer did they are the same for everybody: composing each anew would
# take most of the time. What they are joined of has been escaped.


def passed_items(tests: Iterable[TestVerdict]) -> Markup:
    """Return the tests that passed as items of a list."""
    return Markup("".join([f"{_item(test, cost='')}</li>\n" for test in tests if test.status == "passed"]))


def failed_items(module: ModuleVerdict, tests: Iterable[TestVerdict], sentence: Callable[[str, str], Markup]) -> Markup:
    """Return tests that did not pass as items of a list, with as much as their student may see.

    `sentence` says what a mistake of a module is.
    """
    items = []
    for test in tests:
        extra = ""
        if test.visibility == "visible" and test.message and not is_told(module, test):
            extra = f"<pre>{escape(visible(test.message))}</pre>\n"
        elif test.mistake:
            extra = _likely(sentence(module.module, test.mistake), test.mistake)
        items.append(f"{_item(test, number(test.max_points))}\n{extra}</li>\n")
    return Markup("".join(items))


_LIKELY = Markup('<p class="mistake"><strong>Likely cause:</strong> {} <code>{}</code></p>\n')
_ITEM = Markup('<li class="{}">{} {}{}')
_COST = Markup(' <span class="quiet">costs {}</span>')


@cache
def _likely(sentence: Markup, mistake: str) -> str:
    return str(_LIKELY.format(sentence, mistake))


def _item(test: TestVerdict, cost: str) -> str:
    return _cached_item(test.visibility, test.status, test.name, cost)


@cache
def _cached_item(visibility: str, status: str, name: str, cost: str) -> str:
    return str(_ITEM.format(visibility, LABELS[status], visible(name), _COST.format(cost) if cost else ""))
