"""What a machine must show before anything is graded on it: that a sandbox starts, and holds against real attacks."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from llmlings.course import Limits
from llmlings.errors import EnvironmentProblem
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox import bubblewrap, landlock
from llmlings.grade.sandbox.nursery import Nursery
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.testing.observe import Outcome

LIMITS = Limits(
    call_seconds=10, timeouts_per_function=1, cpu_seconds=60, memory_megabytes=1024, scratch_megabytes=1,
    message_megabytes=1,
)  # fmt: skip
_ATTACKS = Path(__file__).with_name("sandbox") / "attacks.py"
_OTHERWISE = "or choose `--sandbox none`, which protects nothing"
_SYSTEM_FILES = ("/etc/passwd", "/etc/shadow", "/etc/hostname")


def require(kind: SandboxKind, hidden: Iterable[Path] = ()) -> list[str]:
    """Check that submissions can be run here, and return what the teacher may want to know about how.

    An `EnvironmentProblem` says what to do where they cannot, or where an attack on the sandbox got through. `hidden`
    are files that no submission must be able to read.
    """
    if os.name != "posix":
        raise EnvironmentProblem("Grading needs Linux (or macOS with --sandbox none); on Windows, run it in WSL.")
    if kind == "none":
        return []
    attacks = {"attacks": _ATTACKS.read_text(encoding="utf-8")}
    files = (*hidden, *map(Path, _SYSTEM_FILES), *_files_of_home())
    readable = [str(path) for path in files if os.access(path, os.R_OK)]
    arguments = (readable, LIMITS.scratch_megabytes * 2**20, LIMITS.memory_megabytes * 2**20)
    found: dict[str, None] = {}
    with Nursery() as nursery, ExitStack() as neighbours:
        # One that is launched and two that are forked, all alive at once: each looks for the one before it.
        for source in (None, nursery, nursery):
            worker = neighbours.enter_context(RemoteImplementation(attacks, LIMITS, kind, nursery=source))
            outcome = worker.call("attacks", "attack", arguments, {}, LIMITS.call_seconds)
            if outcome.kind != "value":
                raise EnvironmentProblem(_untried(outcome))
            found.update(dict.fromkeys(outcome.value))
    if found:
        text = f"The sandbox does not hold: a submission could {' and '.join(found)}"
        raise EnvironmentProblem(f"{text}; update bubblewrap and the kernel, {_OTHERWISE}.")
    return list(_notes(nursery.trouble))


def _files_of_home() -> list[Path]:
    """Return one file of the teacher's own, if there is any that no sandbox is meant to show."""
    home = Path(os.path.expanduser("~"))  # not an error where nobody has a home
    if not os.access(home, os.R_OK) or any(home.is_relative_to(path) for path in bubblewrap.readable_paths()):
        return []
    return [path for path in home.iterdir() if path.is_file()][:1]


def _untried(outcome: Outcome) -> str:
    what = f"{outcome.kind}: {outcome.error} {outcome.message}"
    return f"The sandbox could not be tried out ({what}); update bubblewrap, {_OTHERWISE}."


def _notes(trouble: str) -> Iterator[str]:
    if trouble:
        yield f"Each worker is started anew, which takes ten times as long: none can be forked here ({trouble})."
    if landlock.version() == 0:
        yield "This kernel has no Landlock, the second of the two walls around files; the first one holds."
