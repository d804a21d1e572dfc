"""Asks again, in another process, what a test passed with: an answer that depends on the process is luck."""

import re
from dataclasses import replace
from typing import Any

from llmlings.testing.diagnosis import fingerprint
from llmlings.testing.examiner import Call, Implementation, StopTest
from llmlings.testing.failures import message
from llmlings.testing.observe import Handle, copy_plain
from llmlings.testing.show import show, show_name

_BECAUSE = (
    "The order of a set, hash(), id(), the clock, and random numbers that do not come from rng differ from process to "
    "process; an answer may depend on the arguments alone."
)


#: Texts and comments say nothing about what an answer does. A text that does not end ends with its line: or the search
#: would begin again at each of its quotes, and take hours.
_SAID = re.compile(
    r"""(\"{3}|'{3})(?s:.)*?(?:\1|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*""",
)
#: Functions, methods and modules whose results differ from process to process or that can hide one, and what makes
#: sets: braces (those of a dict, too) and operators on the views of a dict. `rng` is the generator that was given.
_WAVERS = re.compile(
    r"\b(?:set|frozenset|hash|id|object|repr|secrets|uuid|time|perf_counter|datetime|os|sys|default_rng|RandomState|empty"
    r"|empty_like|manual_seed|multinomial|bernoulli|[dD]ropout|threading|Thread|weakref|eval|exec|compile|__import__"
    r"|import_module|globals|vars|rand(?!om\b)\w*)\b|(?<!rng\.)\brandom\b(?!\.Generator)|\{\s*[^\s}]"
    r"|\.(?:keys|items)\(\)\s*[&|^-]|[&|^-]\s*[\w.]+\.(?:keys|items)\(\)"
)


def may_waver(source: str) -> bool:
    """Return whether an answer with this text can differ from process to process, as far as the text shows.

    To ask everything twice takes twice as long, and many answers hold nothing that could differ. Whoever hides it from
    this look gains nothing: luck is not worth more than an answer. It is a look at words alone: a submission's text is
    not parsed on the trusted side, where Python's own parser can be made to crash.

    >>> may_waver("def f(a): return sorted(a)"), may_waver("def f(a): return list(set(a))")
    (False, True)
    """
    return _WAVERS.search(_SAID.sub(" ", source)) is not None


def check_stable(call: Call, again: Implementation, seconds: float) -> None:
    """End the test if `again` answers the call otherwise than it was answered."""
    if isinstance(call.owner, Handle) or any(map(_holds_handle, (call.args, call.kwargs, call.outcome.value))):
        return
    outcome = again.call(call.owner, call.name, copy_plain(call.args), copy_plain(dict(call.kwargs)), seconds)
    # Out of time or memory may be the machine's fault, and is for the tests to judge.
    if outcome.kind not in ("value", "raised") or fingerprint([replace(call, outcome=outcome)]) == fingerprint([call]):
        return
    other = show(outcome.value) if outcome.kind == "value" else f"{outcome.error}: {outcome.message}"
    verdict = f"{show_name(call)} gave another answer when it was asked again in a new Python process."
    parts = {"came out": show(call.outcome.value), "then": other, "because": _BECAUSE}
    raise StopTest("failed", message(verdict, call, parts), call)


def _holds_handle(value: Any) -> bool:
    """Return whether something that lives in one worker is part of a value."""
    if isinstance(value, dict):
        return any(map(_holds_handle, value.values()))
    if isinstance(value, list | tuple):
        return Handle in set(map(type, value)) or any(map(_holds_handle, value))
    return isinstance(value, Handle)
