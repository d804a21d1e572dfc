"""The pytest plugin of the course and what its tests are written with: `about` and the checks."""

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
