"""One thing, one place, one name: in the course's own tests, in the tool, and in the tests of the tool."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from solved import ROOT

from llmlings.course import load_course


def test_every_module_has_tests_of_its_name() -> None:
    names = [module.name for module in load_course(ROOT).modules]
    assert [name for name in names if not (ROOT / "tests" / "course" / f"test_{name}.py").is_file()] == []


def test_no_file_loads_another_by_its_path() -> None:
    # Joined here, so that this file does not hold it.
    loader = b"_".join((b"spec", b"from", b"file", b"location"))
    files = (path for folder in ("benchmarks", "scripts", "src", "tests") for path in (ROOT / folder).rglob("*"))
    # Scripts have no suffix.
    programs = [path for path in files if path.suffix in ("", ".py") and path.is_file()]
    assert [path for path in programs if loader in path.read_bytes()] == []


SOURCE = ROOT / "src" / "llmlings"
TESTS = ROOT / "tests" / "tool"
#: Tests of more than one file of the tool: a whole way through it, or one behaviour of all that answers calls.
WHOLE = {
    "test_sample_class.py",
    "test_terminal.py",
    "nbgrader/test_exchange.py",
    "nbgrader/test_formgrader.py",
    "testing/test_implementations.py",
}


def sources() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if path.stem not in ("__init__", "__main__")]


def repeated(named: Iterator[tuple[str, Path]]) -> dict[str, list[str]]:
    places = defaultdict(list)
    for name, path in named:
        places[name].append(path.relative_to(SOURCE).as_posix())
    return {name: paths for name, paths in places.items() if len(paths) > 1}


def test_a_file_name_means_one_thing_whether_one_or_many() -> None:
    assert repeated((path.stem.removesuffix("s"), path) for path in sources()) == {}


def types_in(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the classes of a file and the names that it gives to types, without the underscore of private ones."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name.removeprefix("_"), path
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id.removeprefix("_")
            # A TypeVar is a name for its own file alone.
            variable = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "TypeVar"
            if name[0].isupper() and not name.isupper() and not variable:
                yield name, path


def test_the_name_of_a_type_means_one_thing() -> None:
    assert repeated(found for path in sources() for found in types_in(path)) == {}


def test_tests_of_a_file_stand_beside_its_name() -> None:
    beside = {path.relative_to(SOURCE).parent / f"test_{path.stem}" for path in sources()}
    strangers = []
    for path in sorted(TESTS.rglob("test_*.py")):
        place = path.relative_to(TESTS).with_suffix("")
        names = [name.name for name in beside if name.parent == place.parent]
        if not any(place.name == name or place.name.startswith(f"{name}_") for name in names):
            strangers.append(path.relative_to(TESTS).as_posix())
    assert set(strangers) == WHOLE
