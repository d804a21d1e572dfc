"""Values as short text, whatever an answer holds."""

import sys
from typing import Any

import numpy as np
import pytest

from llmlings.testing.own_time import own_time
from llmlings.testing.show import MAX_ITEMS, MAX_LENGTH, show


def nested(width: int, depth: int, leaf: Any) -> Any:
    return [nested(width, depth - 1, leaf)] * width if depth else leaf


HUGE: dict[str, Any] = {
    "an array of many axes": np.zeros((2,) * 22, dtype=np.int8),
    "an array of many rows": np.zeros((2**20, 0)),
    "nested lists": nested(MAX_ITEMS, 7, 0),
    "nested dicts": {key: nested(MAX_ITEMS, 6, 0) for key in range(MAX_ITEMS)},
    "a text of accents": "\u0301" * 2**24,
    "texts of accents": ["\u0301" * 2**22] * MAX_ITEMS,
    "bytes": b"\xff" * 2**24,
    "a long list": list(range(2**20)),
    "long numbers": [2**8000] * MAX_ITEMS,
}


# A million times as long as a number takes, or more, without a bound.
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")
@pytest.mark.parametrize("value", HUGE.values(), ids=HUGE)
def test_what_is_huge_is_shown_in_short(value: Any) -> None:
    with own_time(2):
        assert len(show(value)) < 3 * MAX_LENGTH


def test_a_long_text_is_shown_by_its_ends() -> None:
    text = show("ab" * 10_000 + "'")
    assert text.startswith('"abab')
    assert " ... " in text
    assert text.endswith("abab'\"")
    assert len(text) == MAX_LENGTH + 5


def test_three_levels_are_shown() -> None:
    assert show([[[1, 2], []], {"a": (3,)}]) == "[[[1, 2], []], {'a': (3,)}]"
    assert show([[[[1]]]]) == "[[[...]]]"
    assert show({"a": [{"b": [1]}]}) == "{'a': [{'b': ...}]}"
