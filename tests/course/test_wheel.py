"""The wheel holds what learners need, solutions only compressed, no hidden test and no mistake; no archive the site."""

import json
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without a network."""
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def build(kind: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.iterdir()
    return made


def modules() -> list[str]:
    return [path.stem for path in sorted((ROOT / "solutions").glob("*.py"))]


def test_it_holds_stubs_visible_tests_hints_and_lessons(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for module in modules():
        assert f"llmlings/bundle/exercises/{module}.py" in names
        assert f"llmlings/bundle/tests/visible/test_{module}.py" in names
        assert f"llmlings/bundle/docs/hints/{module}.md" in names
        assert f"llmlings/bundle/docs/lessons/{module}.md" in names
    for corpus in ("shakespeare.txt", "glosses.txt", "wordsim353.tsv", "README.md"):
        assert f"llmlings/bundle/data/{corpus}" in names
    assert {"llmlings/bundle/course.toml", "llmlings/bundle/tests/visible/mistakes.json"} <= names


def test_it_holds_no_plain_solution_no_hidden_test_and_no_mistake(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    # The example of `llmlings dev new` answers a question that no exercise asks.
    for name in (name for name in names if not name.startswith("llmlings/dev/scaffold/")):
        assert not {"solutions", "hidden", "mistakes", "alternatives", "hostile"} & set(name.split("/")), name
    content = [zipfile.ZipFile(wheel).read(name) for name in names if name.endswith((".py", ".json", ".md"))]
    for folder in ("solutions", "tests/hidden", "tests/mistakes", "tests/alternatives"):
        for path in (ROOT / folder).rglob("*.py"):
            assert path.read_bytes() not in content, path
    for module in modules():
        stub = zipfile.ZipFile(wheel).read(f"llmlings/bundle/exercises/{module}.py").decode()
        assert stub.count("raise NotImplementedError(") == stub.count("# TODO: write ")
        assert stub.count("# TODO") > 0


def test_all_solutions_are_in_one_compressed_file(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel).read("llmlings/bundle/solutions.bin")
    texts = {name: (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8") for name in modules()}
    assert json.loads(zlib.decompress(packed)) == texts
    # A search for a line of an answer finds nothing.
    lines = [line.strip().encode() for text in texts.values() for line in text.splitlines()]
    assert not [line for line in lines if len(line) > 20 and line in packed]


def test_neither_archive_holds_what_the_pages_load(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        source = archive.getnames()
    assert any(name.endswith("/docs/lessons/bpe.md") for name in source)
    names = [*source, *zipfile.ZipFile(wheel).namelist()]
    assert not [name for name in names if "/lab/" in name or name.endswith((".wasm", ".whl", ".js"))]


def test_a_learner_needs_nothing_else(wheel: Path, tmp_path: Path) -> None:
    """A fresh workspace made from the installed wheel alone: pytest and llmlings check work."""
    site = tmp_path / "site"
    # numpy, pytest and rich come from this environment; the package itself only from the wheel.
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*command, str(wheel)], check=True)
    program = f"import sys; sys.path.insert(0, {str(site)!r}); import llmlings; "
    program += f"assert llmlings.__file__.startswith({str(site)!r}); from llmlings.cli import main; "

    def llmlings(*words: str, folder: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        code = f"{program}sys.exit(main({list(words)!r}))"
        return subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False, timeout=120
        )

    made = llmlings("init", "course")
    assert made.returncode == 0, made.stderr
    course = tmp_path / "course"
    assert not [path for path in course.rglob("*") if path.name in ("solutions", "hidden", "mistakes")]
    code = f"{program}from llmlings.corpora import load_corpus; print(len(load_corpus('shakespeare')))"
    read = subprocess.run([sys.executable, "-c", code], cwd=course, capture_output=True, text=True, check=False)
    assert int(read.stdout) > 10**6, read.stderr
    checked = llmlings("check", folder=course)
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "split_words" in checked.stdout
    code = f"{program}import pytest; sys.exit(pytest.main(['-p', 'no:cacheprovider']))"
    tested = subprocess.run(
        [sys.executable, "-c", code], cwd=course, capture_output=True, text=True, check=False, timeout=120
    )
    assert tested.returncode == 1, tested.stdout + tested.stderr
    assert " todo in " in tested.stdout
    assert "failed" not in tested.stdout
    (course / "exercises" / "tokens.py").write_bytes((ROOT / "solutions" / "tokens.py").read_bytes())
    assert llmlings("check", "tokens", folder=course).returncode == 0
    shown = llmlings("solution", "tokens", folder=course)
    assert (shown.returncode, shown.stdout.rstrip("\n") + "\n") == (
        0,
        (ROOT / "solutions" / "tokens.py").read_text("utf-8"),
    )
    answer = "def split_characters(text): return list(text)"
    code = f"{program}from llmlings.notebook import check; exec({answer!r}); print(check('tokens', points=4))"
    in_a_notebook = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert in_a_notebook.stdout.endswith("\n0.8\n"), in_a_notebook.stdout + in_a_notebook.stderr
