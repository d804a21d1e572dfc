"""The trusted side: asks a sandboxed worker, believes nothing, and starts a new one after each that died."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any

import numpy as np

from llmlings.course import Limits
from llmlings.grade.sandbox.channel import Channel, WorkerEnded
from llmlings.grade.sandbox.deadline import OutOfTime
from llmlings.grade.sandbox.launch import START_SECONDS
from llmlings.grade.sandbox.nursery import Nursery
from llmlings.grade.sandbox.start import SandboxKind, notebook_libraries, start
from llmlings.grade.wire.frames import (
    MAX_LINE,
    MAX_LINES,
    MAX_NAME,
    MAX_TEXT,
    CallbackCall,
    CallbackReply,
    CallRequest,
    ImportRequest,
    Load,
    Reply,
    WarmRequest,
    clean,
    clean_names,
    encode,
)
from llmlings.grade.wire.generators import advance
from llmlings.grade.wire.pack import Buffer, Packer, Unsendable
from llmlings.grade.wire.unpack import Unpacker, WireError
from llmlings.testing.notebook_cells import cells_of
from llmlings.testing.observe import ATOMS, Handle, Outcome, copy_plain, to_plain

MAX_CALLBACKS = 100_000
#: What ends a worker, and can be the fault of what it did before or of the machine.
_ENDINGS = ("timeout", "memory", "crashed")
#: Of the time of one call: what a notebook's cells may take, which hold what was tried out too, and what their imports
#: may take with them.
CELLS_SHARE, NOTEBOOK_SHARE = 0.8, 3
#: Each worker's handles count up from a number of its own: so a handle says which worker it belongs to.
HANDLES_PER_WORKER = 2**32


class RemoteImplementation:
    """Answers calls from a submission in a sandboxed worker; a worker that died is replaced at the next call.

    `packages` are those that a module requires beside NumPy: their import is not part of any limit of the learner's.
    A `nursery` forks the workers where that can be; they are the same as without one.
    Use it from one long-lived thread: bubblewrap ends with the thread that started it.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        limits: Limits,
        sandbox: SandboxKind = "bwrap",
        packages: Mapping[str, Sequence[str]] | None = None,
        hash_seed: int = 0,
        nursery: Nursery | None = None,
    ) -> None:
        self._sources = dict(sources)
        self._limits = limits
        self._sandbox: SandboxKind = sandbox
        self._packages = packages or {}
        self._hash_seed = hash_seed
        self._nursery = nursery
        self._worker: _Conversation | None = None
        self._workers_started = 0
        self._notebooks = {name for name, text in sources.items() if cells_of(text) is not None}
        self._unimportable: dict[str, Outcome] = {}
        self._tried_enough: set[tuple[str | Handle, str]] = set()
        self._busy = False
        #: What disturbs the channel does so on purpose: from then on nothing is tried twice.
        self._disturbed = False

    def __enter__(self) -> "RemoteImplementation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker and everything in its sandbox."""
        if self._worker is not None:
            self._worker.channel.close()
            self._worker = None

    def call(
        self, owner: str | Handle, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        """Call a function of a module, or a method of a handle's object, within `seconds`.

        A call that ends its worker is made once more in a new one, and what comes of that counts. Generators among the
        arguments are brought to the state that the worker claims for them. A `TypeError` if an argument cannot be sent.
        """
        if self._busy:
            raise RuntimeError("a callback cannot ask the submission that is waiting for it")
        packer = Packer()
        packed_args = packer.pack(to_plain(list(args), _unchanged))
        packed_kwargs = packer.pack(to_plain(dict(kwargs), _unchanged))
        target = owner.key if isinstance(owner, Handle) else owner
        request = CallRequest(secrets.randbits(63), target, name, packed_args, packed_kwargs)
        handles = [*packer.handles, owner] if isinstance(owner, Handle) else packer.handles
        self._busy = True
        try:
            # What lives in a worker ends with it, and a callback remembers that it was called.
            once = handles or packer.callbacks or (owner, name) in self._tried_enough
            for _ in range(1 if once else 2):
                problem = self._prepare(owner, handles)
                fresh = self._worker is not None and not self._worker.called
                outcome = problem or self._ask(request, packer, seconds, "The call")
                if outcome.kind not in _ENDINGS or self._disturbed:
                    return outcome
                # Nothing was there that could have kept it busy but itself.
                if fresh and outcome.kind == "timeout":
                    break
            self._tried_enough.add((owner, name))
            return outcome
        except BaseException:
            self.close()
            raise
        finally:
            self._busy = False

    def _prepare(self, owner: str | Handle, handles: Sequence[Handle]) -> Outcome | None:
        """See to it that a worker is there which has imported the module; return why that cannot be."""
        if isinstance(owner, str):
            if owner not in self._sources:
                return Outcome("broken", message="the file does not exist")
            if owner in self._unimportable:
                return self._unimportable[owner]
        if self._worker is not None and self._worker.channel.is_of_no_use():
            self.close()
        if handles and (self._worker is None or any(handle.key not in self._worker.handles for handle in handles)):
            return Outcome(
                "crashed", message="The object that it needs was lost when its process ended in an earlier call."
            )
        if isinstance(owner, Handle):
            return None
        # As a call, an import that ends its worker is tried once more.
        for _ in range(2):
            if self._worker is None:
                try:
                    self._worker = self._start(owner)
                except Unsendable as error:
                    return Outcome("broken", message=f"the modules together cannot be tested: {error}")
            if owner in self._worker.imported:
                return None
            fresh = not self._worker.imported
            outcome = self._import(self._worker, owner)
            # The time of an import is its own: the first in its worker found nothing there.
            if outcome is None or outcome.kind not in _ENDINGS or (fresh and outcome.kind == "timeout"):
                break
        if outcome is not None:
            # Remembered: else each of a module's tests would wait for the same endless import.
            self._unimportable[owner] = outcome
        return outcome

    def _start(self, module: str) -> "_Conversation":
        channel = start(self._sandbox, self._limits, self._hash_seed, self._packages.get(module, ()), self._nursery)
        first = self._workers_started * HANDLES_PER_WORKER
        self._workers_started += 1
        packer = Packer()
        libraries = notebook_libraries() if self._notebooks else b""
        try:
            load = encode(Load(packer.pack(self._sources), first, libraries), packer.attachments, channel.max_bytes)
        except Unsendable:
            channel.close()
            raise
        return _Conversation(channel, load, range(first, first + HANDLES_PER_WORKER))

    def _import(self, worker: "_Conversation", module: str) -> Outcome | None:
        outcome = Outcome("value")
        for package in self._packages.get(module, ()):
            if outcome.kind == "value" and package not in worker.warm:
                warm = WarmRequest(secrets.randbits(63), package)
                outcome = self._ask(warm, Packer(), START_SECONDS, f"Importing {package}")
                worker.warm.add(package)
        if outcome.kind == "value":
            seconds = self._limits.call_seconds
            request = ImportRequest(secrets.randbits(63), module, CELLS_SHARE * seconds)
            if module in self._notebooks:
                outcome = self._ask(request, Packer(), NOTEBOOK_SHARE * seconds, "Running the notebook's cells")
            else:
                outcome = self._ask(request, Packer(), seconds, "Importing the module")
        if outcome.kind == "value":
            worker.imported.add(module)
            return None
        return outcome

    def _ask(
        self, request: WarmRequest | ImportRequest | CallRequest, packer: Packer, seconds: float, doing: str
    ) -> Outcome:
        assert self._worker is not None
        try:
            outcome = self._worker.ask(request, packer, seconds)
        except OutOfTime as end:
            outcome = Outcome("timeout", message=f"{doing} {end}.")
        except WorkerEnded:
            outcome = Outcome("crashed", message=f"{doing} did not return.")
        except WireError as error:
            self._disturbed = True
            outcome = Outcome("crashed", message=f"{doing} disturbed the grader's channel: {error}.")
        # After a MemoryError whatever took the memory may still be there.
        if outcome.kind in ("timeout", "crashed", "memory"):
            self.close()
        return outcome


class _Conversation:
    """What the grader knows about one living worker, and the conversation of one request."""

    def __init__(self, channel: Channel, load: list[Buffer], handles: range) -> None:
        self.channel = channel
        self.handles = handles
        self.imported: set[str] = set()
        self.warm: set[str] = set()
        self.called = False
        # Goes out with the first request.
        self._load = load

    def ask(self, request: WarmRequest | ImportRequest | CallRequest, packer: Packer, seconds: float) -> Outcome:
        """Send `request`, answer its callbacks, and return the outcome that the worker claims within `seconds`."""
        deadline = self.channel.deadline(seconds)
        frame = self._load + encode(request, packer.attachments, self.channel.max_bytes)
        self._load = []
        self.called |= isinstance(request, CallRequest)
        told = 0
        for _ in range(MAX_CALLBACKS + 1):
            message, attachments = self.channel.exchange(frame, deadline)
            if isinstance(message, CallbackCall) and message.id == request.id:
                # A test may keep what its function was called with.
                told += memoryview(attachments.obj).nbytes
                if told > self.channel.max_bytes:
                    raise WireError("what it gave to a function that it was given is too large")
                frame = self._call_back(message, attachments, packer.callbacks)
            elif isinstance(message, Reply) and message.id == request.id:
                return self._outcome(message, attachments, packer.generators)
            else:
                raise WireError("it answered what was not asked")
        raise WireError(f"it called a function that it was given more than {MAX_CALLBACKS:,} times")

    def _call_back(
        self, message: CallbackCall, attachments: memoryview, callbacks: Sequence[Callable[..., Any]]
    ) -> list[Buffer]:
        unpacker = Unpacker(attachments)
        args, kwargs = unpacker.unpack(message.args), unpacker.unpack(message.kwargs)
        self._check(unpacker)
        if not 0 <= message.callback < len(callbacks) or type(args) is not list or type(kwargs) is not dict:
            raise WireError("it called a function that it was not given")
        packer = Packer()
        before = [copy_plain(arg) if _is_flat(arg) else None for arg in args]
        try:
            value = packer.pack(to_plain(callbacks[message.callback](*args, **kwargs), _unchanged))
            # In one process it would be the caller's own list that has changed.
            changed = [arg if was is not None and arg != was else None for arg, was in zip(args, before, strict=True)]
            lists = packer.pack(to_plain(changed, _unchanged)) if any(arg is not None for arg in changed) else None
            return encode(CallbackReply(value, None, lists), packer.attachments, self.channel.max_bytes)
        except Exception as error:
            text = clean(f"{type(error).__name__}: {error}", MAX_TEXT)
            return encode(CallbackReply(None, text), (), self.channel.max_bytes)

    def _outcome(self, reply: Reply, attachments: memoryview, generators: Sequence[np.random.Generator]) -> Outcome:
        unpacker = Unpacker(attachments)
        states = [unpacker.unpack(state) for state in reply.generators]
        value = unpacker.unpack(reply.value)
        self._check(unpacker)
        if reply.kind != "value" and value is not None:
            raise WireError("it gave a value and an error at once")
        if states and len(states) != len(generators):
            raise WireError("it gave states of generators that it was not given")
        try:
            for generator, state in zip(generators, states, strict=False):
                advance(generator, state)
        except ValueError as error:
            raise WireError(str(error)) from None
        changed, shares = clean_names(reply.changed), clean_names(reply.shares)
        if reply.kind == "value":
            return Outcome("value", value, changed=changed, shares=shares)
        return Outcome(
            reply.kind,
            error=clean(reply.error, MAX_NAME),
            message=clean(reply.message, MAX_TEXT),
            line=reply.line,
            source=tuple(clean(line, MAX_LINE) for line in reply.source[:MAX_LINES]),
            file=clean(reply.file, MAX_NAME),
            refuses=reply.refuses and reply.kind == "raised",
            changed=changed,
        )

    def _check(self, unpacker: Unpacker) -> None:
        unpacker.finish()
        if any(handle.key not in self.handles for handle in unpacker.handles):
            raise WireError("it named an object that it does not have")


def _is_flat(value: Any) -> bool:
    return type(value) is list and set(map(type, value)) <= ATOMS


def _unchanged(value: Any) -> Any:
    # Callables and generators have a form of their own on the wire; what has none is refused when it is packed.
    return value
