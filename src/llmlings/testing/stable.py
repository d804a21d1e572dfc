"""Asks again, in another process, what a test has asked: an answer that depends on the process is luck."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from llmlings.testing.diagnosis import fingerprint
from llmlings.testing.examiner import Call, Implementation, StopTest
from llmlings.testing.failures import message
from llmlings.testing.observe import ATOMS, Handle, copy_plain
from llmlings.testing.show import show_name

_BECAUSE = (
    "The order of a set, hash(), id(), the clock, and random numbers that do not come from rng differ from process to "
    "process; an answer may depend on the arguments alone."
)
_ANSWERS = ("value", "raised")

#: Texts and comments say nothing about what an answer does. A text that does not end ends with its line: or the search
#: would begin again at each of its quotes, and take hours.
_SAID = re.compile(
    r"""(\"{3}|'{3})(?s:.)*?(?:\1|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*""",
)
#: A generator that is made of a seed, and one that is named as a type: neither is chance.
_SEEDED = re.compile(
    r"\b(?:(?:np|numpy)\.)?(?:random\.)?(?:(?:default_rng|RandomState|Random|SeedSequence|PCG64)\b(?=\([\w.])|Generator\b)"
)
#: What has another result at every run, or can hide it. `rng` is the generator that was given; PyTorch's own begins at
#: the same seed in every process.
_CHANCE = re.compile(
    r"\b(?:secrets|uuid\w*|time|time_ns|perf_counter\w*|monotonic\w*|process_time\w*|datetime|urandom"
    r"|SystemRandom|getrandom|getpid|default_rng|RandomState|SeedSequence|empty|empty_like|threading|Thread\w*"
    r"|__import__|import_module|globals|vars)\b|(?<!torch\.)\brand(?!om\b)\w*|(?<!rng\.)\brandom\b"
    r"|\bobject\(|\bid\(|[=(]id[,)]|(?<!\.)\b(?:eval|exec|compile)\b"
)
#: What has another result in a process with another hash seed, or with another state of PyTorch, and what makes sets:
#: braces (those of a dict, too) and operators on the views of a dict.
_ORDER = re.compile(
    r"\b(?:set|frozenset|hash|repr|os|sys|manual_seed|multinomial|bernoulli|[dD]ropout|weakref|torch\.rand\w*)\b"
    r"|\{\s*[^\s}]|\.(?:keys|items)\(\)\s*[&|^-]|[&|^-]\s*[\w.]+\.(?:keys|items)\(\)"
)
# How a line begins that runs nothing by itself, and one that ends a head of several lines.
_DEFINES, _ENDS = ("def ", "async def ", "class ", "@", "import ", "from "), (")", "]", "}")
_CALLS = re.compile(r"\w\(")


@dataclass(frozen=True)
class Again:
    """Who answers again what a module's tests have asked.

    `by_chance` if answers may differ at every run, and not by the hash seed alone. `afresh` is there if that may be
    decided when the module is imported: then each test is asked again in a process of its own, which `afresh` makes, or
    luck would be drawn but once.
    """

    implementation: Implementation
    by_chance: bool = False
    afresh: Callable[[], None] | None = None


class Unsteady(StopTest):
    """Ends a test whose answer another process gives otherwise."""

    def __init__(self, call: Call) -> None:
        verdict = f"{show_name(call)} gave another answer when it was asked again in a new Python process."
        # Neither of the answers: at the next run they may be others, and the message is to be the same.
        super().__init__("failed", message(verdict, call, {"because": _BECAUSE}), call)


def may_waver(source: str) -> bool:
    """Return whether an answer with this text can differ from process to process, as far as the text shows.

    To ask everything twice takes twice as long, and many answers hold nothing that could differ. Whoever hides it from
    this look gains nothing: luck is not worth more than an answer. It is a look at words alone: a submission's text is
    not parsed on the trusted side, where Python's own parser can be made to crash.

    >>> may_waver("def f(a): return sorted(a)"), may_waver("def f(a): return list(set(a))")
    (False, True)
    """
    code = _code(source)
    return (_CHANCE.search(code) or _ORDER.search(code)) is not None


def holds_chance(source: str) -> bool:
    """Return whether an answer with this text can differ at every run, not by the hash seed alone.

    >>> holds_chance("def f(a): return list(set(a))"), holds_chance("def f(a): return time.time()")
    (False, True)
    """
    return _CHANCE.search(_code(source)) is not None


def draws_at_import(source: str) -> bool:
    """Return whether what a module does when it is imported can be by chance, if anything in it is.

    >>> [draws_at_import(text) for text in ("X = random()", "X = f()", "def f():", "    return random()")]
    [True, True, False, False]
    """
    runs = False
    for line in _code(source).splitlines():
        if line[:1].strip() and not line.startswith(_ENDS):
            runs = not line.startswith(_DEFINES)
            # What an argument is by default is decided at import, too.
            if line.startswith(("def ", "async def ")) and _CHANCE.search(line):
                return True
        if runs and (_CHANCE.search(line) or _CALLS.search(line)):
            return True
    return False


def _code(source: str) -> str:
    return _SEEDED.sub(" ", _SAID.sub(" ", source))


def full_name(call: Call) -> str:
    """Return the name of what a call asked, with its module, or the class of its object: it is the same for all."""
    owner = call.owner.type_name if isinstance(call.owner, Handle) else call.owner
    return f"{owner}.{call.name}"


def differing(calls: Sequence[Call], again: Again, seconds: float) -> list[Call]:
    """Return those of a test's calls that `again` answers otherwise than they were answered."""
    if again.afresh is not None:
        again.afresh()
    twins: dict[Handle, Handle] = {}
    found = []
    for call in calls:
        # Out of time or memory may be the machine's fault, and is for the tests to judge.
        if call.outcome.kind not in _ANSWERS:
            continue
        try:
            owner, args, kwargs = _with_twins([call.owner, copy_plain(call.args), copy_plain(dict(call.kwargs))], twins)
        # An object that was lost there, or that a function was given and nobody returned.
        except KeyError:
            continue
        outcome = again.implementation.call(owner, call.name, args, kwargs, seconds)
        if outcome.kind in _ANSWERS:
            _pair(call.outcome.value, outcome.value, twins)
            if fingerprint([replace(call, outcome=outcome)]) != fingerprint([call]):
                found.append(call)
    return found


def _with_twins(value: Any, twins: dict[Handle, Handle]) -> Any:
    """Return a value with each object that lives in one process replaced by the other's; a `KeyError` without one."""
    if isinstance(value, Handle):
        return twins[value]
    if type(value) is dict:
        return {key: _with_twins(item, twins) for key, item in value.items()}
    if type(value) in (list, tuple) and not set(map(type, value)) <= ATOMS:
        return type(value)(_with_twins(item, twins) for item in value)
    return value


def _pair(value: Any, other: Any, twins: dict[Handle, Handle]) -> None:
    """Take note of which objects stand at the same places of two answers."""
    if isinstance(value, Handle) and isinstance(other, Handle):
        twins[value] = other
    elif isinstance(value, dict) and isinstance(other, dict):
        for key in value.keys() & other.keys():
            _pair(value[key], other[key], twins)
    elif isinstance(value, list | tuple) and isinstance(other, list | tuple) and not set(map(type, value)) <= ATOMS:
        for item, twin in zip(value, other, strict=False):
            _pair(item, twin, twins)
