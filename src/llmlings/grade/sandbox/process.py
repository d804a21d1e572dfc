"""The process behind a channel, as the grader can end it."""

import contextlib
import os
import select
import signal
import subprocess
from dataclasses import dataclass
from typing import Protocol


class Process(Protocol):
    """What all others of a sandbox end with. `pid` is its number as the grader sees it."""

    @property
    def pid(self) -> int:
        """Return its number in the grader's view."""
        ...

    def kill(self) -> None:
        """End it and everything that it started, and wait until it is gone."""
        ...


@dataclass(frozen=True)
class Launched:
    """A worker that was launched for itself: bubblewrap, or bare Python."""

    popen: "subprocess.Popen[bytes]"

    @property
    def pid(self) -> int:
        """Return the number of bubblewrap."""
        return self.popen.pid

    def kill(self) -> None:
        """Kill the group: bubblewrap's end takes the sandbox's first process with it, and that one's end all others."""
        if self.popen.poll() is None:
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()


class Forked:
    """A worker that was forked: process 1 of its namespace, whose end takes all others there with it."""

    def __init__(self, descriptor: int) -> None:
        # A descriptor, not a number: that may be another process's by now.
        self._descriptor = descriptor
        self.pid = _pid_of(descriptor)

    def kill(self) -> None:
        """Kill it, once."""
        if self._descriptor < 0:
            return
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
        ended = select.poll()
        ended.register(self._descriptor, select.POLLIN)
        ended.poll()
        os.close(self._descriptor)
        self._descriptor = -1


def _pid_of(descriptor: int) -> int:
    with open(f"/proc/self/fdinfo/{descriptor}", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pid:"))
