"""The pytest plugin of the course and what its tests are written with: `about` and the checks.

They are imported when they are asked for: what says `llmlings.testing.results` alone needs neither NumPy nor pytest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from llmlings.testing.assertions import (
        about,
        check_close,
        check_kinds,
        check_rejects,
        check_remembers_nothing,
        check_that,
        mistake,
    )
    from llmlings.testing.texts import random_text

__all__ = [
    "about",
    "check_close",
    "check_kinds",
    "check_rejects",
    "check_remembers_nothing",
    "check_that",
    "mistake",
    "random_text",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'texts' if name == 'random_text' else 'assertions'}"), name)
