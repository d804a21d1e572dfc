"""Imports point one way, the worker needs next to nothing, and the learner's side nothing but the light packages."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from llmlings.course import load_course
from llmlings.grade.sandbox.launch import MODULES
from llmlings.grade.sandbox.nursery import FIRST_ACT_OF_SERVER

SOURCE = Path(__file__).resolve().parents[2] / "src" / "llmlings"
#: From the bottom to the top: a part may import its own files and those of lower tiers; parts of one tier do not know
#: each other.
TIERS = (
    ("errors",),
    ("course", "files"),
    ("given",),
    ("stubs", "corpora"),
    ("testing",),
    ("learn", "grade"),
    ("notebook",),
    ("nbgrader", "site"),
    ("dev",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
LIGHT = {"llmlings", "numpy", "pytest", "rich"}
#: `llmlings write` says so if it lacks PyTorch.
WITH_TORCH = {"own_model.py", "write.py"}
#: Whoever runs a notebook has IPython; it is imported there when there is one to run.
READS_NOTEBOOKS = {"notebook_cells.py": {"IPython"}}


def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            if node.module == "llmlings":
                yield from (f"llmlings.{alias.name}" for alias in node.names)
            else:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def own_part(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def tier(part: str) -> int:
    return next(number for number, parts in enumerate(TIERS) if part in parts)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    own = own_part(path)
    if own == "__init__":
        return
    for name in imported(path):
        other = part(name)
        if name.startswith("llmlings.") and other != own:
            assert tier(other) < tier(own), f"{own} must not import {name}"


def test_no_files_import_each_other_in_a_circle() -> None:
    modules = {".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): path for path in files()}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    graph = {name: modules.keys() & set(imported(path)) - {name} for name, path in modules.items()}
    # What a package offers is imported of its files; they import each other directly.
    packages = {name for name, path in modules.items() if path.stem == "__init__"}
    TopologicalSorter({name: found - packages for name, found in graph.items()}).prepare()


def test_every_part_has_a_place() -> None:
    parts = [part for parts in TIERS for part in parts]
    assert sorted(parts) == sorted({own_part(path) for path in files()} - {"__init__"})


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_the_tool_never_imports_files_of_the_course(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & {"exercises", "solutions", "tests"}


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_exercises_and_solutions_know_nothing_of_the_tool(folder: str) -> None:
    course = load_course(SOURCE.parents[1])
    for module in course.modules:
        path = course.root / folder / f"{module.name}.py"
        # The capstone is made of the learner's own modules; no other module imports one.
        allowed = {"exercises", *(f"exercises.{name}" for name in module.uses)} if module.uses else set()
        for name in imported(path):
            top = name.split(".")[0]
            assert top in {*sys.stdlib_module_names, "numpy", *module.requires} or name in allowed, (
                f"{path.name}: {name}"
            )


@pytest.mark.parametrize("name", FIRST_ACT_OF_SERVER + MODULES)
def test_the_worker_needs_the_standard_library_numpy_and_the_wire(name: str) -> None:
    own = (*FIRST_ACT_OF_SERVER, *MODULES)
    for found in imported(SOURCE.joinpath(*name.split(".")[1:]).with_suffix(".py")):
        if found.startswith("llmlings"):
            # The names in a module are listed too: llmlings.grade.wire.frames.encode.
            assert any(found == module or found.startswith(f"{module}.") for module in own), found
        else:
            known = {*sys.stdlib_module_names, "numpy", "msgspec", "torch"}
            assert found.split(".")[0] in known | READS_NOTEBOOKS.get(f"{name.split('.')[-1]}.py", set()), found


def test_the_learners_side_needs_the_light_packages_alone() -> None:
    for path in files():
        if own_part(path) in ("grade", "nbgrader", "site", "dev"):
            continue
        for name in imported(path):
            top = name.split(".")[0]
            if top == "torch" and path.name in WITH_TORCH:
                continue
            light = LIGHT | READS_NOTEBOOKS.get(path.name, set())
            assert top in sys.stdlib_module_names or top in light, f"{path.name} imports {name}"


def test_what_may_use_torch_imports_it_when_it_is_needed() -> None:
    code = "import sys; import llmlings.learn.write; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_a_numpy_module_never_imports_torch() -> None:
    names = [module.name for module in load_course(SOURCE.parents[1]).modules if not module.requires]
    code = f"import sys; sys.path.insert(0, 'solutions'); import {', '.join(names)}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=SOURCE.parents[1], check=False).returncode == 0
