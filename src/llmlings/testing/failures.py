"""What a call's outcome means for the test that made it."""

import re
from collections.abc import Mapping
from typing import Any

from llmlings.testing.examiner import Call, StopTest
from llmlings.testing.newer_syntax import told_as_newer
from llmlings.testing.observe import Outcome
from llmlings.testing.plain_words import plain_words
from llmlings.testing.show import show_call, show_name

#: What Python says of a call that does not fit the first line of a function; without a line of the learner's it is a
#: test that called it.
_OTHER_ARGUMENTS = re.compile(r"positional argument|missing \d+ required|unexpected keyword argument")
_FIRST_LINE = (
    "The tests call the function as its first line names its arguments when it is handed out. Put these names back; "
    "`llmlings reset` with the name of the function does it, and keeps a copy."
)
_NAME = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


def require_value(call: Call) -> Any:
    """Return what the call gave; end the test if it gave nothing."""
    outcome = call.outcome
    name = show_name(call)
    if outcome.kind == "value":
        return outcome.value
    if outcome.kind == "raised":
        if unfinished := unfinished_name(call):
            if unfinished == call.about:
                raise StopTest("todo", f"{unfinished} is still to do.", call)
            other = call.parts.get(unfinished, unfinished)
            raise StopTest("blocked", f"{name} waits for {other}.", call, waits_for=other)
        place = f" ({outcome.place})" if outcome.place else ""
        said = f"{name} raised {outcome.error}{f': {outcome.message}' if outcome.message else ''}{place}"
        verdict = f"{said}{_stop(said)}"
        raise StopTest("error", message(verdict, call, _explained(outcome)), call)
    if outcome.kind == "broken":
        where = outcome.file or (f"exercises/{call.owner}.py" if isinstance(call.owner, str) else name)
        verdict = f"{where}: {outcome.message}{_stop(outcome.message)}"
        raise StopTest("error", message(verdict, None, _explained(outcome)), call)
    if outcome.kind == "timeout":
        question = "What does it wait for?" if "it waited" in outcome.message else "Is there a loop that does not end?"
        verdict = f"{name} ran out of time. {outcome.message} {question}"
        raise StopTest("timeout", message(verdict, call, _explained(outcome)), call)
    if outcome.kind == "memory":
        reason = f" ({outcome.message})" if outcome.message else ""
        raise StopTest("memory", message(f"{name} ran out of memory{reason}.", call, {}), call)
    raise StopTest("crashed", message(f"{name} ended the Python process. {outcome.message}", call, {}), call)


def _stop(text: str) -> str:
    """Return the full stop that a sentence still needs."""
    return "" if text.endswith(("?", "!", ".")) else "."


def _explained(outcome: Outcome) -> Mapping[str, str]:
    """Return the line that an outcome comes from, and what it means in plain words where that is known."""
    parts = {"at": "\n".join(outcome.source)} if outcome.source else {}
    newer = told_as_newer(outcome.source[-1].partition("| ")[2]) if outcome.error == "SyntaxError" and parts else ""
    if not outcome.line and outcome.error == "TypeError" and _OTHER_ARGUMENTS.search(outcome.message):
        parts["means"] = _FIRST_LINE
    elif means := newer or plain_words(outcome.error, outcome.message):
        parts["means"] = means
    return parts


def names(message: str, word: str) -> bool:
    """Return whether `message` names `word`, not as a part of a longer one.

    >>> names("there is no token 'dog'", "dog"), names("dogma", "dog")
    (True, False)
    """
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", message) is not None


def unfinished_name(call: Call) -> str:
    """Return the name of the function whose stub ended the call, or nothing."""
    outcome = call.outcome
    if outcome.kind == "raised" and outcome.error == "NotImplementedError" and _NAME.fullmatch(outcome.message):
        return outcome.message
    return ""


def check_arguments(call: Call) -> None:
    """End the test if the call changed an argument, or if what it returned shares an argument's memory.

    Asked after all values were compared: whoever gives a wrong value is told of that.
    """
    outcome = call.outcome
    if outcome.changed:
        argument = _argument(outcome.changed[0])
        verdict = f"{show_name(call)} changed {argument}, which belongs to its caller."
        raise StopTest("failed", message(verdict, call, {"expected": "that it works on a copy"}), call)
    if outcome.kind == "value" and outcome.shares:
        argument = _argument(outcome.shares[0])
        verdict = f"What {show_name(call)} returned shares its memory with {argument}: changing one changes the other."
        raise StopTest("failed", message(verdict, call, {"expected": "a result of its own, such as a copy"}), call)


def _argument(name: str) -> str:
    return name if name.startswith("argument ") else f"its argument {name}"


def message(verdict: str, call: Call | None, parts: Mapping[str, str]) -> str:
    """Return the verdict, then the call and the other parts, a line each."""
    lines = [verdict]
    if call:
        lines.append(f"  called:    {show_call(call)}")
    for name, text in parts.items():
        lines.append(f"  {name + ':':<10} " + text.replace("\n", "\n" + " " * 13))
    return "\n".join(lines)
