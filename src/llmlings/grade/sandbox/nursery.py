"""The grader's end of fork servers: a worker is forked in milliseconds where to launch one takes a hundred times that.

A server for each set of packages that is wanted warm and each hash seed: both are fixed once Python runs. Where a
server does not start or does not fork, each worker is launched for itself, to the same effect.
"""

import marshal
import os
import socket
import threading
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from typing import Any

from llmlings.grade.sandbox import bubblewrap, users
from llmlings.grade.sandbox.fork_server import MAX_MESSAGE_BYTES, READY
from llmlings.grade.sandbox.launch import FIRST_ACT, RECEIVE, START_SECONDS, code, last_line, launch
from llmlings.grade.sandbox.process import Forked

FIRST_ACT_OF_SERVER = (
    *FIRST_ACT,
    "llmlings.grade.sandbox.namespaces",
    "llmlings.grade.sandbox.fork_server",
)
_BOOTSTRAP = f"""{RECEIVE}
server = run(first_act)
server.begin(plan["uid"])
run(rest)
server.serve(plan["incoming"], plan["packages"])
"""


#: The packages that a server has imported, and its hash seed.
ServerKey = tuple[frozenset[str], int]


class NotForked(Exception):
    """This machine has no fork server for workers; the reason is for those who look into it."""


class Nursery(ExitStack):
    """The fork servers of one grader, each started when the first worker is asked of it, and ended with the block.

    Ask for the first worker in a thread that lives long: bubblewrap ends with the thread that started it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._servers: dict[ServerKey, ForkServer] = {}
        self._troubles: dict[ServerKey, str] = {}
        # Of two requests at once each would get the other's worker.
        self._lock = threading.Lock()

    def fork(
        self, packages: Collection[str], hash_seed: int, plan: dict[str, Any], pipes: Sequence[int]
    ) -> tuple[Forked, int]:
        """Fork a worker that has imported `packages`, and return it with a descriptor of what goes wrong in it.

        A `NotForked` where there can be none, now and from then on.
        """
        key = (frozenset(packages), hash_seed)
        if key in self._troubles:
            raise NotForked(self._troubles[key])
        try:
            with self._lock:
                if key not in self._servers:
                    self._servers[key] = ForkServer(sorted(packages), hash_seed)
                    self.callback(self._servers[key].close)
                server = self._servers[key]
                return server.fork(plan, pipes), os.dup(server.errors)
        except (NotForked, OSError) as error:
            self.give_up(packages, hash_seed, str(error))
            raise NotForked(self._troubles[key]) from None

    def give_up(self, packages: Collection[str], hash_seed: int, trouble: str) -> None:
        """Fork no more workers of this kind: what was forked does not do."""
        self._troubles[frozenset(packages), hash_seed] = trouble

    @property
    def trouble(self) -> str:
        """Return why workers of some kind are not forked here; empty while all are."""
        return next(iter(self._troubles.values()), "")


class ForkServer:
    """One server: Python in a read-only sandbox, with `packages` imported, and the socket to it."""

    def __init__(self, packages: Sequence[str], hash_seed: int) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(START_SECONDS)
        modules, uid = code(FIRST_ACT_OF_SERVER), users.worker_uid()
        plan = {"incoming": theirs.fileno(), "code_bytes": len(modules), "uid": uid, "packages": list(packages)}
        view = bubblewrap.server_view(changes_user=uid is not None)
        with theirs:
            self._process, self.errors = launch(
                bubblewrap.program(), view, _BOOTSTRAP, plan, hash_seed, (theirs.fileno(),)
            )
        try:
            if self._ask(modules) != READY:
                raise NotForked(self._complaint())
        except BaseException:
            self.close()
            raise

    def fork(self, plan: dict[str, Any], pipes: Sequence[int]) -> Forked:
        """Return a new worker with these ends of its pipes."""
        try:
            socket.send_fds(self._socket, [marshal.dumps(plan)], list(pipes))
            message, descriptors, _, _ = socket.recv_fds(self._socket, MAX_MESSAGE_BYTES, 1)
        except BaseException as error:
            # It ends: what it has not answered yet would be taken for the answer to the next request.
            complaint = self._complaint()
            if isinstance(error, OSError):
                raise NotForked(complaint) from None
            raise
        if message != READY or len(descriptors) != 1:
            raise NotForked(message.decode(errors="replace") or self._complaint())
        return Forked(descriptors[0])

    def _ask(self, modules: bytes) -> bytes:
        """Send the server's code, and return what it says once it has imported everything."""
        try:
            for start in range(0, len(modules), MAX_MESSAGE_BYTES):
                self._socket.send(modules[start : start + MAX_MESSAGE_BYTES])
            return self._socket.recv(MAX_MESSAGE_BYTES)
        except OSError:
            raise NotForked(self._complaint()) from None

    def _complaint(self) -> str:
        # What it wrote last is complete once it is gone.
        self._process.kill()
        return last_line(self.errors)

    def close(self) -> None:
        """End the server, and with it its workers."""
        self._process.kill()
        self._socket.close()
        os.close(self.errors)
