"""One module is one name in the course's own tests too, and what they share is imported."""

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
