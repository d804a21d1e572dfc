"""The modules of a submission, importable inside the worker from their source texts."""

import linecache
import sys
import types
from collections.abc import Mapping
from importlib.machinery import ModuleSpec
from typing import Any

from llmlings.testing.notebook_cells import CellRunner, cells_of, notebook_name
from llmlings.testing.observe import Outcome
from llmlings.testing.stand_ins import run_file

PACKAGE = "exercises"


class SourceModules:
    """Makes the submission's modules importable as `exercises.<module>`, from their source texts.

    A finder and loader by what it can do: the base classes for that would cost each worker an import.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._notebooks: dict[str, CellRunner] = {}
        #: What the cells of a notebook may take together.
        self.cell_seconds = 0.0

    def install(self) -> None:
        package = types.ModuleType(PACKAGE)
        package.__path__ = []
        sys.modules[PACKAGE] = package
        sys.meta_path.append(self)

    def find_spec(self, fullname: str, _path: Any, _target: Any = None) -> ModuleSpec | None:
        package, _, name = fullname.rpartition(".")
        if package != PACKAGE or name not in self._sources:
            return None
        return ModuleSpec(fullname, self, origin=self.file_name(name))  # type: ignore[arg-type]

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: types.ModuleType) -> None:
        name = module.__name__.rpartition(".")[2]
        source, file = self._sources[name], self.file_name(name)
        module.__file__ = file
        if (cells := cells_of(source)) is not None:
            runner = self._notebooks[name] = CellRunner(module, file, self.cell_seconds)
            runner.run(cells)
            return
        # So that tracebacks and inspect find the text of a file that does not exist here.
        linecache.cache[file] = (len(source), None, source.splitlines(True), file)
        run_file(source, file, module)

    def file_name(self, module: str) -> str:
        """Return the name that the learner knows the file of `module` by."""
        is_notebook = cells_of(self._sources.get(module, "")) is not None
        return notebook_name(module) if is_notebook else f"{PACKAGE}/{module}.py"

    def explain(self, outcome: Outcome, module: str, name: str) -> Outcome:
        """Return the outcome of asking `module` for `name`, in a notebook with the cell that is to blame."""
        return self._notebooks[module].explain(outcome, name) if module in self._notebooks else outcome
