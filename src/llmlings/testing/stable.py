"""Asks again, in another process, what a test passed with: an answer that depends on the process is luck."""

import ast
from collections.abc import Iterator
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


#: Names of functions, methods and modules whose results differ from process to process, or that can hide one.
_WAVERING = frozenset(
    {
        "set", "frozenset", "hash", "id", "object", "repr", "secrets", "uuid", "time", "perf_counter", "datetime",
        "os", "sys", "default_rng", "RandomState", "empty", "empty_like", "manual_seed", "multinomial", "bernoulli",
        "dropout", "Dropout", "threading", "Thread", "weakref", "eval", "exec", "compile", "__import__",
        "import_module", "globals", "vars",
    }
)  # fmt: skip
#: Where `.random` is not a method of the generator that the answer was given.
_PACKAGES = ("np", "numpy", "torch")


def may_waver(source: str) -> bool:
    """Return whether an answer with this text can differ from process to process, as far as the text shows.

    To ask everything twice takes twice as long, and most answers hold nothing that could differ. Whoever hides it from
    this look gains nothing: luck is not worth more than an answer.

    >>> may_waver("def f(a): return sorted(a)"), may_waver("def f(a): return list(set(a))")
    (False, True)
    """
    try:
        return any(map(_wavers, _without_annotations(ast.parse(source))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True


def _without_annotations(tree: ast.AST) -> Iterator[ast.AST]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        said = (getattr(node, "annotation", None), getattr(node, "returns", None))
        waiting += [child for child in ast.iter_child_nodes(node) if child not in said]


def _wavers(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "random" or _is_wavering(node.id)
    if isinstance(node, ast.Attribute):
        package = isinstance(node.value, ast.Name) and node.value.id in _PACKAGES
        return _is_wavering(node.attr) or (node.attr == "random" and package)
    if isinstance(node, ast.alias):
        return any(part == "random" or _is_wavering(part) for part in node.name.split("."))
    if isinstance(node, ast.BinOp):
        # Views of a dict make sets.
        views = (part for part in (node.left, node.right) if isinstance(part, ast.Call))
        return any(isinstance(view.func, ast.Attribute) and view.func.attr in ("keys", "items") for view in views)
    return isinstance(node, ast.Set | ast.SetComp) or (isinstance(node, ast.ImportFrom) and node.module == "random")


def _is_wavering(name: str) -> bool:
    return name in _WAVERING or (name.startswith("rand") and name != "random")


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
