"""The untrusted side: holds one submission, imports its modules when asked, calls their functions and answers.

Everything here runs beside the student's code, in the same process: it is written to answer honestly for honest code,
and what it says is a claim that the grader checks.
"""

import importlib
import marshal
import os
import random
import sys
import threading
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy.random

from llmlings.grade.sandbox.source_modules import PACKAGE, SourceModules
from llmlings.grade.wire.frames import (
    HEADER,
    MAX_LINE,
    MAX_NAME,
    MAX_NAMES,
    MAX_TEXT,
    CallbackCall,
    CallbackReply,
    CallRequest,
    FromWorker,
    ImportRequest,
    Load,
    Ready,
    Reply,
    ToWorker,
    WarmRequest,
    decode_to_worker,
    encode,
    frame_size,
)
from llmlings.grade.wire.generators import generator_state
from llmlings.grade.wire.pack import Packer, Unsendable
from llmlings.grade.wire.unpack import Unpacker
from llmlings.testing.jupyter import IPythonAsNothing
from llmlings.testing.notebook_cells import transformer_class
from llmlings.testing.observe import (
    Handle,
    NotThere,
    Outcome,
    broken,
    from_plain,
    look_up,
    module_of_class,
    observe,
    to_plain,
    unreadable,
)
from llmlings.testing.raised import text_of
from llmlings.testing.refusals import refuse, refuse_without_events
from llmlings.testing.tensors import warm_up


class Pipes:
    """Frames over the two inherited pipes."""

    def __init__(self, incoming: int, outgoing: int, max_bytes: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._max_bytes = max_bytes

    def send(self, message: FromWorker, packer: Packer | None = None) -> None:
        """Write one frame; an `Unsendable` before the first byte if it is too large."""
        for buffer in encode(message, packer.attachments if packer else (), self._max_bytes):
            view = memoryview(buffer)
            while view:
                view = view[os.write(self._outgoing, view) :]

    def receive(self) -> tuple[ToWorker, memoryview]:
        """Read one frame; the process ends when the grader is gone."""
        frame = bytearray()
        size = None
        while size is None or len(frame) < size:
            chunk = os.read(self._incoming, min((size or HEADER.size) - len(frame), 2**20))
            if not chunk:
                os._exit(0)
            frame += chunk
            size = size or frame_size(frame, self._max_bytes)
        return decode_to_worker(frame)


class Worker:
    """Answers the grader's requests, one after the other."""

    def __init__(self, channel: Pipes, sources: SourceModules, first_handle: int) -> None:
        self._channel = channel
        self._sources = sources
        self._next_handle = first_handle
        self._objects: dict[int, Any] = {}
        self._modules: dict[str, types.ModuleType] = {}
        self._current_call: int | None = None
        self._callback_lock = threading.Lock()

    def serve(self) -> None:
        """Answer for ever; the process ends when the grader closes the channel."""
        while True:
            message, attachments = self._channel.receive()
            if isinstance(message, ImportRequest):
                self._reply(message.id, self._import(message.module, message.cell_seconds), [])
            elif isinstance(message, WarmRequest):
                warm_up(message.package)
                _seed_torch()
                self._reply(message.id, Outcome("value"), [])
            elif isinstance(message, CallRequest):
                outcome, generators = self._answer(message, attachments)
                self._reply(message.id, outcome, generators)

    def _import(self, module: str, cell_seconds: float) -> Outcome:
        file = self._sources.file_name(module)
        self._sources.cell_seconds = cell_seconds
        try:
            self._modules[module] = importlib.import_module(f"{PACKAGE}.{module}")
        except MemoryError:
            return Outcome("memory", error="MemoryError", message="importing it took more memory than allowed")
        except BaseException as error:
            try:
                return broken(error, file)
            except BaseException:
                return Outcome("broken", message="importing it raised an exception that cannot be shown")
        return Outcome("value")

    def _answer(self, call: CallRequest, attachments: memoryview) -> tuple[Outcome, list[Any]]:
        generators: list[Any] = []
        module = ""
        self._current_call = call.id
        try:
            unpacker = Unpacker(attachments, lambda index: self._callback(call.id, index))
            args = [from_plain(value, self._object) for value in unpacker.unpack(call.args)]
            kwargs = {name: from_plain(value, self._object) for name, value in unpacker.unpack(call.kwargs).items()}
            generators = unpacker.generators
            target, module = self._target(call.owner)
            outcome = observe(look_up(target, call.name), args, kwargs, self._sources.file_name(module))
            return self._sources.explain(outcome, module, call.name), generators
        except NotThere as error:
            return self._sources.explain(Outcome("broken", message=str(error)), module, call.name), generators
        except MemoryError:
            return Outcome("memory", error="MemoryError"), generators
        # What `observe` lets through: KeyboardInterrupt, and objects made to break those who look at them.
        except BaseException as error:
            return Outcome("raised", None, type(error).__name__, text_of(error)), generators
        finally:
            self._current_call = None

    def _target(self, owner: str | int) -> tuple[Any, str]:
        """Return a module, or the object with this handle, and the name of the module that it is written in."""
        if isinstance(owner, int):
            return self._objects[owner], module_of_class(self._objects[owner])
        return self._modules[owner], owner

    def _object(self, handle: Handle) -> Any:
        return self._objects[handle.key]

    def _keep(self, value: Any) -> Handle:
        key = self._next_handle
        self._next_handle += 1
        self._objects[key] = value
        return Handle(key, _short(type(value).__name__, MAX_NAME))

    def _reply(self, request: int, outcome: Outcome, generators: list[Any]) -> None:
        try:
            packer = Packer()
            states = [packer.pack(generator_state(generator)[1]) for generator in generators]
            value = packer.pack(to_plain(outcome.value, self._keep))
            reply = Reply(
                request,
                outcome.kind,  # type: ignore[arg-type]  # a worker never says timeout or crashed
                value,
                _short(outcome.error, MAX_NAME),
                _short(outcome.message, MAX_TEXT),
                outcome.line,
                [_short(line, MAX_LINE) for line in outcome.source],
                _short(outcome.file, MAX_NAME),
                outcome.refuses,
                _names(outcome.changed),
                _names(outcome.shares),
                states,
            )
            self._channel.send(reply, packer)
            return
        except MemoryError:
            problem = Reply(request, "memory", error="MemoryError", message="its result takes more memory than allowed")
        except Unsendable as error:
            problem = Reply(request, "raised", error="ResultError", message=f"its result cannot be sent: {error}")
        except BaseException as error:
            outcome = unreadable(error)
            problem = Reply(request, "raised", error=outcome.error, message=_short(outcome.message, MAX_TEXT))
        self._channel.send(problem)

    def _callback(self, call: int, index: int) -> Callable[..., Any]:
        def callback(*args: Any, **kwargs: Any) -> Any:
            with self._callback_lock:
                if self._current_call != call:
                    raise RuntimeError("this function may be called only during the call that it was given to")
                return self._ask(call, index, args, kwargs)

        return callback

    def _ask(self, call: int, index: int, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        packer = Packer()
        packed_args = packer.pack(to_plain(list(args), self._keep))
        packed_kwargs = packer.pack(to_plain(dict(kwargs), self._keep))
        self._channel.send(CallbackCall(call, index, packed_args, packed_kwargs), packer)
        reply, attachments = self._channel.receive()
        if not isinstance(reply, CallbackReply):
            os._exit(1)
        if reply.error is not None:
            raise RuntimeError(reply.error)
        unpacker = Unpacker(attachments)
        value = from_plain(unpacker.unpack(reply.value), self._object)
        for arg, now in zip(args, unpacker.unpack(reply.lists) or (), strict=False):
            if now is not None and isinstance(arg, list):
                arg[:] = now
        return value


def _short(text: str, limit: int) -> str:
    # Through str itself, not through methods of a subclass; lone surrogates would not survive as UTF-8.
    return str.encode(str.__getitem__(text, slice(limit)), "utf-8", "replace").decode("utf-8")


def _names(names: Sequence[str]) -> list[str]:
    return [_short(name, MAX_NAME) for name in names[:MAX_NAMES]]


def main(incoming: int, outgoing: int, max_bytes: int) -> None:
    """Serve the grader at the other end of the two pipes."""
    channel = Pipes(incoming, outgoing, max_bytes)
    channel.send(Ready())
    load, attachments = channel.receive()
    if not isinstance(load, Load):
        os._exit(1)
    if load.libraries:
        _take_transformer(load.libraries)
    # In words, before the sandbox refuses it without any.
    sys.addaudithook(refuse)
    refuse_without_events()
    # The hash seed of the process decides this, too: at each run the same numbers come without a seed of their own.
    random.seed(hash("random"))
    numpy.random.seed(hash("NumPy") % 2**32)
    sources = SourceModules(Unpacker(attachments).unpack(load.sources))
    sources.install()
    Worker(channel, sources, load.first_handle).serve()


def _seed_torch() -> None:
    """Let PyTorch draw the same numbers at each run, and others in a process with another hash seed."""
    if torch := sys.modules.get("torch"):
        torch.manual_seed(hash("PyTorch") % 2**63)


def _take_transformer(libraries: bytes) -> None:
    """Execute the part of IPython that notebooks need; to a submission, IPython is a package that does nothing."""
    modules = {name: types.ModuleType(name) for name, _ in marshal.loads(libraries)}
    sys.modules.update(modules)
    for name, body in marshal.loads(libraries):
        package, _, own = name.rpartition(".")
        if package:
            setattr(modules[package], own, modules[name])
        exec(body, modules[name].__dict__)
    transformer_class()
    for name in modules:
        del sys.modules[name]
    sys.meta_path.append(IPythonAsNothing())
