"""What cells find around them in Jupyter, where there is no Jupyter: it is there and shows nothing to nobody."""

import builtins
import os
import sys
import types
from collections.abc import Callable, Iterator, MutableMapping
from importlib.machinery import ModuleSpec
from typing import Any

#: Magics under which a cell, or the rest of a line, is still Python that runs here.
_PYTHON_CELLS = {"capture", "prun", "time", "timeit"}
_PYTHON_LINES = {"prun", "time"}


class NothingToShow:
    """Stands for what shows something: whatever is done with it does nothing."""

    def __getattr__(self, name: str) -> "NothingToShow":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_args: Any, **_named: Any) -> "NothingToShow":
        return self

    def __getitem__(self, _key: Any) -> "NothingToShow":
        return self

    def __setitem__(self, _key: Any, _value: Any) -> None:
        pass

    def __iter__(self) -> Iterator["NothingToShow"]:
        # Most often it is taken apart into a figure and its axes.
        return iter((self, self))

    def __enter__(self) -> "NothingToShow":
        return self

    def __exit__(self, *_error: object) -> None:
        pass


class IPythonAsNothing:
    """Finds the package IPython where it is not installed: wherever there is Jupyter, an answer can import it."""

    def find_spec(self, fullname: str, _path: Any, _target: Any = None) -> ModuleSpec | None:
        """Find IPython, whatever is below it, and nothing else."""
        own = fullname.split(".")[0] == "IPython"
        return ModuleSpec(fullname, self, is_package=True) if own else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        """Return a module that has everything, and it does nothing."""
        return module_of_nothing(spec.name, NothingToShow())

    def exec_module(self, _module: types.ModuleType) -> None:
        """Do nothing."""


def module_of_nothing(name: str, value: Any) -> types.ModuleType:
    """Return a module in which every name has this value, but those that Python itself looks for."""

    def find(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return value

    module = types.ModuleType(name)
    module.__getattr__ = find  # type: ignore[method-assign]
    return module


class Absent:
    """Stands for a package that is not there, or a part of it: only what makes use of it goes wrong.

    `loading` tells whether a file is still being run: what is called then gives another such part.
    """

    def __init__(self, package: str, loading: Callable[[], bool] = lambda: False) -> None:
        self._package = package
        self._loading = loading

    def __getattr__(self, name: str) -> "Absent":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _key: Any) -> "Absent":
        # Annotations name and combine the types of a package.
        return self

    def __or__(self, _other: Any) -> "Absent":
        return self

    __ror__ = __or__

    def __call__(self, *_args: Any, **_named: Any) -> "Absent":
        if self._loading():
            return self
        raise self._error()

    def _refuse(self, *_args: Any) -> Any:
        raise self._error()

    __iter__ = __len__ = __bool__ = __contains__ = __enter__ = __mro_entries__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __matmul__ = _refuse

    def _error(self) -> ModuleNotFoundError:
        return ModuleNotFoundError(f"No module named '{self._package}'", name=self._package)


class Shell:
    """What `get_ipython()` gives: its magics do nothing but those under which there is Python."""

    def __init__(self, execute: Callable[[str], None], space: MutableMapping[str, Any]) -> None:
        self._execute = execute
        self.user_ns = space
        #: What `%%writefile` has written: it is kept here, and no file of anybody is changed.
        self.written: dict[str, str] = {}

    def run_line_magic(self, name: str, line: str, *_more: Any) -> None:
        """Do nothing, or run the Python of `%time x = f()`, or of a file that a cell has written."""
        if name == "run" and line.strip() in self.written:
            self._execute(self.written[line.strip()])
        elif name in _PYTHON_LINES:
            self._execute("\n" * (sys._getframe(1).f_lineno - 1) + line)

    def run_cell_magic(self, name: str, line: str, body: str) -> None:
        """Do nothing, or run the Python below a `%%time`."""
        if name in ("file", "writefile") and line.strip():
            self.written[line.split()[-1]] = body
        elif name in _PYTHON_CELLS:
            words = [word for word in line.split() if word.isidentifier()]
            if name == "capture" and words:
                self.user_ns[words[0]] = NothingToShow()
            # What stands above it is not here, but lines have the numbers of the notebook.
            self._execute("\n" * sys._getframe(1).f_lineno + body)

    def getoutput(self, *_args: Any, **_named: Any) -> list[str]:
        """Return what a command of the system has printed: it was not run."""
        return []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return nothing


def names_of_jupyter(shell: Shell) -> dict[str, Any]:
    """Return what a notebook's namespace begins with."""
    own = {"get_ipython": lambda: shell} | dict.fromkeys(("display", "exit", "help", "quit"), nothing)
    return {"__builtins__": {**vars(builtins), **own}, "In": [""], "Out": {}, "_": "", "__": "", "___": ""}


def nothing(*_args: Any, **_named: Any) -> None:
    """Do nothing."""


class EventLoop:
    """Runs what awaits something at the top of a cell: one event loop for the notebook, made when it is needed."""

    def __init__(self) -> None:
        self._loop: Any = None

    def run(self, coroutine: Any) -> Any:
        """Run a coroutine to its end and return its result."""
        if self._loop is None:
            self._loop = _event_loop()
        return self._loop.run_until_complete(coroutine)

    def close(self) -> None:
        """End the loop."""
        if self._loop is not None:
            self._loop.close()


def _event_loop() -> Any:
    # Few need it, and it takes as long to import as all else that a worker needs.
    import asyncio

    class PipeEnd:
        """What the loop wakes itself by: it would take a pair of sockets, and the sandbox has none."""

        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            os.set_blocking(descriptor, False)

        def fileno(self) -> int:
            return self._descriptor

        def recv(self, size: int) -> bytes:
            return os.read(self._descriptor, size)

        def send(self, data: bytes) -> int:
            return os.write(self._descriptor, data)

        def close(self) -> None:
            os.close(self._descriptor)

    class PipeLoop(asyncio.SelectorEventLoop):
        def _make_self_pipe(self) -> None:
            self._ssock, self._csock = map(PipeEnd, os.pipe())
            self._internal_fds += 1  # type: ignore[attr-defined]
            self._add_reader(self._ssock.fileno(), self._read_from_self)  # type: ignore[attr-defined]

    return PipeLoop()
