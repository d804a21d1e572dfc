"""Asks again, in another process, what a test passed with: an answer that depends on the process is luck."""

from dataclasses import replace
from typing import Any

from llmlings.testing.calls import Call, Implementation, StopTest
from llmlings.testing.diagnosis import fingerprint
from llmlings.testing.observe import Handle, copy_plain
from llmlings.testing.show import show, show_name
from llmlings.testing.verdict import message

_BECAUSE = (
    "The order of a set, hash(), id(), the clock, and random numbers that do not come from rng differ from process to "
    "process; an answer may depend on the arguments alone."
)


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
