"""Tests with generated inputs: some of them in `make test`, ten thousand in `make test-all`."""

import resource
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

#: How many inputs are tried.
FEW_AND_MANY = pytest.mark.parametrize("count", [100, pytest.param(10_000, marks=pytest.mark.long)])
#: What a process may grow by while it reads small inputs, whatever these say.
_MOST = 300 * 2**20


def survive(inputs: st.SearchStrategy[Any], check: Callable[[Any], object], count: int) -> None:
    """Check so many inputs, and that none takes much memory; the few are the same on every run."""
    how = settings(
        max_examples=count,
        derandomize=count < 1000,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    how(given(inputs)(lambda value: check(value) and None))()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MOST >> 10


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Draw bytes, and change, drop, repeat or cut some of them."""
    data = bytearray(draw(whole))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.integers(0, 8))
        kind = draw(st.sampled_from(["change", "drop", "repeat", "cut", "high"]))
        if kind == "change":
            data[start:end] = draw(st.binary(max_size=8))
        elif kind == "drop":
            del data[start:end]
        elif kind == "repeat":
            data[start:start] = data[start:end] * draw(st.integers(1, 100))
        elif kind == "high":
            data[start:end] = b"\xff" * (end - start)
        else:
            del data[start:]
    return bytes(data)
