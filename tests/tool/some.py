"""Some cases of a table in `make test`, all of them in `make test-all`."""

from collections.abc import Mapping
from typing import Any

import pytest


def some(cases: Mapping[str, Any], *short: str) -> list[Any]:
    """Return all cases as parameters with their names as ids; those not named in `short` are long."""
    assert set(short) <= cases.keys()
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), id=name, marks=[] if name in short else _LONG)
        for name, case in cases.items()
    ]


_LONG = pytest.mark.long
