"""How much memory a value takes: what answers can make a test keep is limited."""

import sys
from typing import Any

import numpy as np

from llmlings.testing.observe import ATOMS
from llmlings.testing.tensors import is_plain, is_tensor


def bulk(value: Any) -> int:
    """Return about how many bytes of memory plain data takes.

    >>> bulk(np.zeros(1000)) - bulk(np.zeros(0))
    8000
    """
    if isinstance(value, np.ndarray):
        return value.nbytes + sys.getsizeof(0)
    if is_tensor(value):
        return value.numel() * value.element_size() if is_plain(value) else 0
    if isinstance(value, dict):
        return sys.getsizeof(value) + bulk(list(value)) + bulk(list(value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        # Without a loop in Python: most long ones are flat.
        inner = sys.getsizeof if set(map(type, value)) <= ATOMS else bulk
        return sys.getsizeof(value) + sum(map(inner, value))
    return sys.getsizeof(value)
