"""The pytest plugin of the course and what its tests are written with: `about` and the checks."""

from llmlings.testing.checks import about, check_close, check_rejects, check_that

__all__ = ["about", "check_close", "check_rejects", "check_that"]
