"""What stands for a package that is not there when work is graded: what does not need it counts all the same.

Whether a package is there is decided by its name, so that a learner who has installed it hears what the grader says.
"""

import ast
import re
import sys
import types
from collections.abc import Collection
from pathlib import Path

from llmlings.testing.jupyter import Absent

#: What a submission may import beside the standard library: NumPy, PyTorch, and what comes with them.
AT_HAND = frozenset(
    ("numpy", "torch", "torchgen", "functorch", "typing_extensions", "sympy", "mpmath", "networkx", "jinja2")
) | {"markupsafe", "filelock", "fsspec", "setuptools", "exercises"}
#: Imports at the top of a file, seen without parsing it: most files import nothing else.
_IMPORT = re.compile(r"^(?:from[ \t]+(\w+)|import[ \t]+([\w., \t]+))", re.MULTILINE)
#: How alike two names are of which one is the other, misspelt.
_MISSPELT = 0.8
_MAKER = " stand-in"


def is_absent(package: str) -> bool:
    """Return whether a package is not there when work is graded."""
    return package not in AT_HAND and package not in sys.stdlib_module_names


def run_file(source: str, file: str, module: types.ModuleType) -> None:
    """Run a learner's file as `module`; what it imports at its top and is absent is stood in for.

    While the file runs, what is called of a stand-in gives another one: a decorator, or data that few functions need.
    """
    found = {part.split()[0].partition(".")[0] for names in _IMPORT.findall(source) for part in _listed(*names)}
    if not any(map(is_absent, found)):
        exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
        return
    tree = ast.parse(source, file)
    beside = {path.stem for path in Path(file).parent.glob("*.py")}
    tree.body = [part for node in tree.body for part in _stood_in(node, beside)]
    loading = [True]
    space = module.__dict__
    space[_MAKER] = lambda package: Absent(package, lambda: bool(loading))
    try:
        exec(compile(ast.fix_missing_locations(tree), file, "exec", dont_inherit=True), space)
    finally:
        loading.clear()
        del space[_MAKER]


def _listed(package: str, packages: str) -> list[str]:
    return [name for name in (package, *packages.split(",")) if name.strip()]


def _stood_in(node: ast.stmt, beside: Collection[str]) -> list[ast.stmt]:
    """Return statements that import what is there, and give names to what stands for the rest."""
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [_without(node, node.module, [alias.asname or alias.name for alias in node.names], beside)]
    if isinstance(node, ast.Import):
        parts = [(ast.copy_location(ast.Import([alias]), node), alias) for alias in node.names]
        return [_without(part, a.name, [a.asname or a.name.partition(".")[0]], beside) for part, a in parts]
    return [node]


def _without(node: ast.stmt, module: str, names: list[str], beside: Collection[str]) -> ast.stmt:
    package = module.partition(".")[0]
    if not is_absent(package):
        return node
    if "*" in names or package in beside or _is_misspelt(package):
        # As if it were not installed: which names it has is not known, or what was meant is there.
        return ast.copy_location(ast.Raise(_call("ModuleNotFoundError", f"No module named '{package}'")), node)
    targets: list[ast.expr] = [ast.Name(name, ast.Store()) for name in names]
    return ast.copy_location(ast.Assign(targets, _call(_MAKER, package)), node)


def _call(function: str, text: str) -> ast.expr:
    return ast.Call(ast.Name(function, ast.Load()), [ast.Constant(text)], [])


def _is_misspelt(package: str) -> bool:
    # Few need it, and each worker would pay for it at its start.
    from difflib import get_close_matches

    known = [name for name in ("numpy", "torch", *sys.stdlib_module_names) if abs(len(name) - len(package)) < 2]
    return bool(get_close_matches(package, known, 1, _MISSPELT))
