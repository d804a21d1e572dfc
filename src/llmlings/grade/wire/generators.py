"""NumPy generators as plain data: the name of the bit generator and its state, checked before it is used.

NumPy trusts a state: an index past the end of a Mersenne Twister's key reads memory that is not its own. So nothing is
set that was not compared with a fresh state of the same kind.

`numpy.random` is imported by its first use: most workers need none, and would pay for it at every start.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

BIT_GENERATORS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")

_BELOW = {"state": 2**128, "inc": 2**128, "uinteger": 2**32, "has_uint32": 2, "pos": 625, "buffer_pos": 5}


def generator_state(generator: "np.random.Generator") -> tuple[str, dict[str, Any]]:
    """Return the name and state of a generator's bit generator; a `TypeError` if it is not one of NumPy's own."""
    name = type(generator.bit_generator).__name__
    if name not in BIT_GENERATORS:
        raise TypeError(f"a generator over {name} cannot be sent")
    return name, dict(generator.bit_generator.state)


def make_generator(name: str, state: Any) -> "np.random.Generator":
    """Return a generator in `state`; a `ValueError` if that is not a state of this bit generator."""
    if name not in BIT_GENERATORS:
        raise ValueError("unknown bit generator")
    bit_generator = getattr(np.random, name)(0)
    _check(bit_generator.state, state, "")
    bit_generator.state = state
    return np.random.Generator(bit_generator)


def advance(generator: "np.random.Generator", state: Any) -> None:
    """Bring `generator` to `state`, which a worker claims for it; a `ValueError` if that is no state for it."""
    _check(generator.bit_generator.state, state, "")
    generator.bit_generator.state = state


def _check(known: Any, given: Any, key: str) -> None:
    if type(given) is not type(known):
        raise ValueError("not a state of this bit generator")
    if isinstance(known, Mapping):
        if list(given) != list(known):
            raise ValueError("not a state of this bit generator")
        for name in known:
            _check(known[name], given[name], name)
    elif isinstance(known, np.ndarray):
        if given.dtype != known.dtype or given.shape != known.shape:
            raise ValueError("not a state of this bit generator")
    elif isinstance(known, int):
        if not 0 <= given < _BELOW[key]:
            raise ValueError("not a state of this bit generator")
    elif given != known:
        raise ValueError("not a state of this bit generator")
