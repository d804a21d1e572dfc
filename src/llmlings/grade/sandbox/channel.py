"""The grader's end of the pipes to one worker: frames out, claims in, under a deadline, and the worker's end."""

import functools
import math
import os
import select
from collections import deque
from collections.abc import Iterable

from llmlings.grade.sandbox.deadline import Deadline, ProcessorClock, processor_clock
from llmlings.grade.sandbox.launch import last_line
from llmlings.grade.sandbox.process import Process
from llmlings.grade.wire.frames import FromWorker, decode_from_worker, frame_size
from llmlings.grade.wire.pack import Buffer
from llmlings.grade.wire.unpack import WireError

READ_BYTES = 2**20


class WorkerEnded(Exception):
    """The worker closed its end, or died."""


class Channel:
    """Requests to one worker and its replies. Owns the process and the file descriptors."""

    def __init__(self, process: Process, requests: int, replies: int, errors: int, max_bytes: int) -> None:
        self.process = process
        self.max_bytes = max_bytes
        self._requests = requests
        self._replies = replies
        self._errors = errors
        os.set_blocking(requests, False)
        os.set_blocking(replies, False)

    def deadline(self, seconds: float) -> Deadline:
        """Return the end of what is asked now; for a worker that has said that it is ready."""
        return Deadline(seconds, self._processor)

    def exchange(self, request: Iterable[Buffer], deadline: Deadline) -> tuple[FromWorker, memoryview]:
        """Write `request`, read exactly one message, and return it with its attachments.

        Watches both pipes at once: a worker that does not read, or writes out of turn, cannot hold the grader up.
        """
        unsent = deque(memoryview(buffer) for buffer in request)
        frame = bytearray()
        size = None
        while size is None or len(frame) < size:
            readable, writable = self._wait(bool(unsent), deadline)
            if readable:
                self._read_into(frame)
                if unsent:
                    raise WireError("it wrote before it was asked")
                size = size or frame_size(frame, self.max_bytes)
            elif writable:
                self._write_from(unsent)
        if len(frame) > size:
            raise WireError("it answered more than once")
        return decode_from_worker(frame)

    @functools.cached_property
    def _processor(self) -> ProcessorClock | None:
        # Looked for with the first request, when nothing of a submission is there yet: what is found is the worker.
        return processor_clock(self.process.pid)

    def is_of_no_use(self) -> bool:
        """Return whether the worker is gone, or has written something that nobody asked for; call it between requests.

        What an earlier call has left there must not cost the next one.
        """
        return bool(self._poll(False, 0))

    def complaint(self) -> str:
        """Return the last line that was written before the worker was ready."""
        return last_line(self._errors)

    def close(self) -> None:
        """End the worker and give back the file descriptors."""
        self.process.kill()
        for descriptor in (self._requests, self._replies, self._errors):
            os.close(descriptor)

    def _wait(self, writing: bool, deadline: Deadline) -> tuple[bool, bool]:
        ready: set[int] = set()
        while not ready:
            ready = {descriptor for descriptor, _ in self._poll(writing, math.ceil(deadline.left() * 1000))}
        return self._replies in ready, self._requests in ready

    def _poll(self, writing: bool, milliseconds: int) -> list[tuple[int, int]]:
        poll = select.poll()
        poll.register(self._replies, select.POLLIN)
        if writing:
            poll.register(self._requests, select.POLLOUT)
        return poll.poll(milliseconds)

    def _read_into(self, frame: bytearray) -> None:
        chunk = os.read(self._replies, READ_BYTES)
        if not chunk:
            raise WorkerEnded
        frame += chunk

    def _write_from(self, unsent: deque[memoryview]) -> None:
        try:
            written = os.write(self._requests, unsent[0])
        except BrokenPipeError:
            raise WorkerEnded from None
        unsent[0] = unsent[0][written:]
        if not unsent[0]:
            unsent.popleft()
