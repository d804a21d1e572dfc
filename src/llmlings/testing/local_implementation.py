"""The implementation under test is a folder of Python files, run in this process: the learner's own pytest."""

import ast
import contextlib
import importlib
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from llmlings.testing.examiner import Owner
from llmlings.testing.limit import time_limit
from llmlings.testing.notebook_cells import CellRunner, cells_of, notebook_name
from llmlings.testing.observe import (
    Handle,
    NotThere,
    Outcome,
    broken,
    call_plain,
    endless,
    look_up,
    module_of_class,
    timed_out,
)
from llmlings.testing.printing import ignore, own_stdout
from llmlings.testing.source_text import SourceProblem, source_text
from llmlings.testing.stand_ins import is_absent, run_file


class LocalImplementation:
    """Answers calls from the files of one folder, each module loaded at its first call.

    `replaced` holds the text of modules that count instead of their files. `when_flooded` is given what an answer
    printed as soon as it is more than is kept: nothing else is heard of one that prints without end.
    """

    def __init__(self, folder: Path, replaced: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.when_flooded: Callable[[str], object] = ignore
        self._replaced = replaced or {}
        self._modules: dict[str, types.ModuleType | Outcome] = {}
        self._notebooks: dict[str, CellRunner] = {}
        self._objects: list[Any] = []

    def call(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        """Call a function of a module of the folder; see `Implementation`."""
        file = ""
        if isinstance(owner, str) and owner not in self._modules:
            self._import_packages(owner)
            self._load_within(owner, seconds)
        with real_exercises(self), own_stdout(self.when_flooded), time_limit(seconds) as limit:
            try:
                function, file = self._find(owner, name)
            except NotThere as error:
                return self._explain(Outcome("broken", message=str(error)), owner, name)
            if isinstance(function, Outcome):
                return function
            return self._explain(call_plain(function, args, kwargs, file, self._object, self._keep), owner, name)
        assert limit.interrupt is not None
        return timed_out(limit.interrupt, file, limit.overrun)

    def _import_packages(self, name: str) -> None:
        """Import what a module imports, outside of any limit: that a package is large is nobody's endless loop."""
        try:
            tree = ast.parse(self._source(name))
        except (OSError, SourceProblem, SyntaxError, ValueError, RecursionError):
            return
        imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        packages = [name for node in imports for name in _packages(node)]
        for package in (name for name in packages if name != "exercises" and not is_absent(name)):
            # Where this fails, the module's own import says so.
            with contextlib.suppress(Exception):
                importlib.import_module(package)

    def _load_within(self, name: str, seconds: float) -> None:
        """Load a module; one that does not come to an end is broken, and not tried again at each call."""
        with own_stdout(self.when_flooded), time_limit(seconds) as limit:
            self.load(name)
            return
        assert limit.interrupt is not None
        self._modules[name] = endless(limit.interrupt, str(self.folder / f"{name}.py"), limit.overrun)

    def load(self, name: str) -> types.ModuleType | Outcome:
        """Return the module, or the outcome that says why it cannot be imported."""
        if name not in self._modules:
            with real_exercises(self):
                self._modules[name] = self._load(name)
        return self._modules[name]

    def _load(self, name: str) -> types.ModuleType | Outcome:
        path = self.folder / f"{name}.py"
        module = types.ModuleType(f"exercises.{name}")
        module.__file__ = str(path)
        sys.modules[module.__name__] = module
        try:
            source = self._source(name)
            if (cells := cells_of(source)) is not None:
                self._notebooks[name] = CellRunner(module, notebook_name(name))
                self._notebooks[name].run(cells)
                return module
            # Not importlib: a cached .pyc is stale when a file is saved twice within one second.
            run_file(source, str(path), module)
        except KeyboardInterrupt:
            raise
        except SourceProblem as problem:
            return Outcome("broken", message=f"it {problem}")
        except BaseException as error:
            sys.modules.pop(module.__name__, None)
            return broken(error, str(path))
        return module

    def _source(self, name: str) -> str:
        if name in self._replaced:
            return self._replaced[name]
        return source_text((self.folder / f"{name}.py").read_bytes())

    def _find(self, owner: Owner, name: str) -> tuple[Callable[..., Any] | Outcome, str]:
        """Return a function and the file that it is in; an outcome in its place if its module cannot be imported."""
        target = self._object(owner) if isinstance(owner, Handle) else self.load(owner)
        if isinstance(target, Outcome):
            return target, ""
        module = module_of_class(target) if isinstance(owner, Handle) else owner
        file = notebook_name(module) if module in self._notebooks else str(self.folder / f"{module}.py")
        return look_up(target, name), file

    def _explain(self, outcome: Outcome, owner: Owner, name: str) -> Outcome:
        """Return an outcome, in a notebook with the cell that is to blame."""
        return self._notebooks[owner].explain(outcome, name) if owner in self._notebooks else outcome

    def _keep(self, value: Any) -> Handle:
        self._objects.append(value)
        return Handle(len(self._objects) - 1, type(value).__name__)

    def _object(self, handle: Handle) -> Any:
        return self._objects[handle.key]


def _packages(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module.partition(".")[0]] if node.module and not node.level else []
    return [alias.name.partition(".")[0] for alias in node.names]


@contextlib.contextmanager
def real_exercises(implementation: LocalImplementation) -> Iterator[None]:
    """Within the block, `exercises` is the implementation's own modules: what code under test imports.

    Tests have imported their proxies by then.
    """
    proxies = sys.modules.get("exercises")
    sys.modules["exercises"] = RealPackage(implementation)
    try:
        yield
    finally:
        if proxies is None:
            del sys.modules["exercises"]
        else:
            sys.modules["exercises"] = proxies


class RealPackage(types.ModuleType):
    """The package `exercises` of an implementation: its modules are loaded when they are asked for."""

    def __init__(self, implementation: LocalImplementation) -> None:
        super().__init__("exercises")
        self.__path__ = [str(implementation.folder)]
        self.__dict__["_implementation"] = implementation

    def __getattr__(self, name: str) -> types.ModuleType:
        if name.startswith("_"):
            raise AttributeError(name)
        module = self.__dict__["_implementation"].load(name)
        if isinstance(module, Outcome):
            raise ImportError(f"exercises/{name}.py: {module.message}")
        return module  # type: ignore[no-any-return]
