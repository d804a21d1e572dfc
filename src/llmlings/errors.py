"""The one exception tree: every error that a user can cause is an LlmlingsError with one sentence to show.

LlmlingsError                 exit status 1
├── UsageError                2  a wrong word on the command line
├── EnvironmentProblem        3  something is missing on this machine
└── CourseError               1  the course's own files contradict each other
"""


class LlmlingsError(Exception):
    """An error to be shown as one sentence: what is wrong, and what to do next."""

    exit_status = 1

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows of the error: Jupyter asks for it in place of the lines that raised it."""
        return [str(self)]


class UsageError(LlmlingsError):
    """The command line asks for something that does not exist."""

    exit_status = 2


class EnvironmentProblem(LlmlingsError):
    """This machine cannot do what was asked for: no sandbox, a missing package, no workspace."""

    exit_status = 3


class CourseError(LlmlingsError):
    """A file of the course is missing or contradicts another one."""
