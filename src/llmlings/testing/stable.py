"""Asks again, in another process, what a test has asked: an answer that depends on the process is luck."""

import re
from dataclasses import dataclass, replace
from typing import Any

from llmlings.testing.diagnosis import fingerprint
from llmlings.testing.examiner import Call, Implementation, StopTest
from llmlings.testing.failures import message
from llmlings.testing.observe import Handle, copy_plain
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
#: What has another result at every run, or can hide it. `rng` is the generator that was given.
_CHANCE = re.compile(
    r"\b(?:id|object|secrets|uuid\w*|time|time_ns|perf_counter\w*|monotonic\w*|process_time\w*|datetime|urandom"
    r"|SystemRandom|getrandom|getpid|default_rng|RandomState|SeedSequence|empty|empty_like|threading|Thread\w*|eval|exec"
    r"|compile|__import__|import_module|globals|vars|rand(?!om\b)\w*)\b|(?<!rng\.)\brandom\b(?!\.Generator)"
)
#: What has another result in a process with another hash seed, or with another state of PyTorch, and what makes sets:
#: braces (those of a dict, too) and operators on the views of a dict.
_ORDER = re.compile(
    r"\b(?:set|frozenset|hash|repr|os|sys|manual_seed|multinomial|bernoulli|[dD]ropout|weakref)\b|\{\s*[^\s}]"
    r"|\.(?:keys|items)\(\)\s*[&|^-]|[&|^-]\s*[\w.]+\.(?:keys|items)\(\)"
)


@dataclass(frozen=True)
class Again:
    """Who answers again what a module's tests have asked, and whether its text holds what differs at every run."""

    implementation: Implementation
    by_chance: bool = False


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
    said = _SAID.sub(" ", source)
    return (_CHANCE.search(said) or _ORDER.search(said)) is not None


def holds_chance(source: str) -> bool:
    """Return whether an answer with this text can differ at every run, not by the hash seed alone.

    >>> holds_chance("def f(a): return list(set(a))"), holds_chance("def f(a): return time.time()")
    (False, True)
    """
    return _CHANCE.search(_SAID.sub(" ", source)) is not None


def differs(call: Call, again: Implementation, seconds: float) -> bool:
    """Return whether `again` answers a call otherwise than it was answered."""
    if call.outcome.kind not in _ANSWERS or isinstance(call.owner, Handle):
        return False
    if any(map(_holds_handle, (call.args, call.kwargs, call.outcome.value))):
        return False
    outcome = again.call(call.owner, call.name, copy_plain(call.args), copy_plain(dict(call.kwargs)), seconds)
    # Out of time or memory may be the machine's fault, and is for the tests to judge.
    return outcome.kind in _ANSWERS and fingerprint([replace(call, outcome=outcome)]) != fingerprint([call])


def _holds_handle(value: Any) -> bool:
    """Return whether something that lives in one worker is part of a value."""
    if isinstance(value, dict):
        return any(map(_holds_handle, value.values()))
    if isinstance(value, list | tuple):
        return Handle in set(map(type, value)) or any(map(_holds_handle, value))
    return isinstance(value, Handle)
