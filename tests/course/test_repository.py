"""What the repository tells GitHub and contributors is so: workflows, forms, hooks, container and changelog."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from llmlings import cli

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CONTAINER = ROOT / ".devcontainer" / "devcontainer.json"
HOOKS = ROOT / ".pre-commit-config.yaml"
READ = [*sorted((ROOT / ".github").rglob("*.*ml")), HOOKS, CONTAINER]
TEXTS = [*READ, ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md", ROOT / "SECURITY.md"]
#: What the workflow installs for the learner's part, and the parts of the tool that a learner uses.
INSTALLED = {*sys.stdlib_module_names, "llmlings", "msgspec", "numpy", "pytest", "rich"}
LIGHT = {*sys.stdlib_module_names, "numpy", "pytest", "rich"}
LEARNERS_PARTS = {"cli", "corpora", "course", "errors", "learn", "stubs", "testing"}
POSIX_ONLY = {"fcntl", "grp", "pty", "pwd", "resource", "termios"}


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return yaml.safe_load(text) if path != CONTAINER else json.loads(re.sub(r"^\s*//.*", "", text, flags=re.MULTILINE))


def named(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield what the texts name by a pattern of one group, and where."""
    for path in TEXTS:
        for name in re.findall(pattern, path.read_text(encoding="utf-8")):
            yield path.name, name


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_each_file_can_be_read(path: Path) -> None:
    assert isinstance(read(path), dict)


def test_each_python_is_tested() -> None:
    pattern = r"Programming Language :: Python :: (3\.\d+)"
    promised = [match[1] for text in PROJECT["classifiers"] if (match := re.fullmatch(pattern, text))]
    jobs = read(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]
    assert PROJECT["requires-python"] == f">={promised[0]}"
    assert jobs["linux"]["strategy"]["matrix"]["python"] == promised
    assert jobs["learners"]["strategy"]["matrix"]["python"] == [promised[0], promised[-1]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned(path: Path) -> None:
    for action in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8")):
        local = action.startswith("./") and (ROOT / action).is_file()
        assert local or re.fullmatch(r"[\w/-]+@(v\d+|release/v\d+|[0-9a-f]{40})", action), action


def test_each_target_of_make_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    missing = {(file, name) for file, name in named(r'(?:run: |[`"]|&& )make ([a-z-]+)') if name not in targets}
    assert not missing


def test_each_path_exists() -> None:
    folders = r"\.github|docs|examples|exercises|scripts|solutions|src|tests|web"
    pattern = rf"(?<![\w./-])((?:{folders})/(?!node_modules)[\w./*-]*\b|[\w-]+\.(?:json|md|toml|txt|yml))"
    places = ("", ".github/workflows/")
    missing = [(file, path) for file, path in named(pattern) if not any(any(ROOT.glob(at + path)) for at in places)]
    assert not missing


@pytest.mark.parametrize("command", sorted({command for _, command in named(r"(?:`|/bin/)llmlings ((?:dev )?[a-z]+)")}))
@pytest.mark.usefixtures("capsys")
def test_each_command_exists(command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*command.split(), "--help"])
    assert ended.value.code == 0


def test_hooks_run_the_versions_that_are_pinned_here() -> None:
    scripts = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))["scripts"]
    for repository in read(HOOKS)["repos"]:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            own = re.match(r"\.venv/bin/|npm --prefix web run (\w+)$", hook["entry"])
            assert hook["language"] == "system"
            assert own, hook["entry"]
            assert own[1] is None or own[1] in scripts


def imported(path: Path) -> set[str]:
    """Return what a test file imports: packages by name, parts of the tool as `llmlings.part`."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "llmlings":
            names |= {f"llmlings.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
    return {".".join(name.split(".")[: 2 if name.startswith("llmlings.") else 1]) for name in names}


def test_the_learners_part_is_tested_on_windows_and_macos() -> None:
    job = read(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]["learners"]
    found = [sorted(ROOT.glob(pattern)) for pattern in job["env"]["LEARNERS_TESTS"].split()]
    assert all(found)
    chosen = {path for paths in found for path in paths}
    for path in chosen:
        packages = {name.split(".")[0] for name in imported(path)}
        helpers = [helper for helper in (ROOT / "tests" / "tool").glob("*.py") if helper.stem in packages]
        packages |= {name.split(".")[0] for helper in helpers for name in imported(helper)}
        packages -= {helper.stem for helper in helpers}
        assert packages <= INSTALLED - POSIX_ONLY, f"{path.name} needs what the workflow does not install"
    light = LIGHT - POSIX_ONLY | {f"llmlings.{part}" for part in LEARNERS_PARTS}
    for path in set((ROOT / "tests" / "tool").rglob("test_*.py")) - chosen:
        parts = {name for name in imported(path) if name.startswith("llmlings")}
        assert not parts or not imported(path) <= light, f"{path.name} belongs into LEARNERS_TESTS of tests.yml"


def test_the_changelog_begins_with_what_is_new_and_the_version_of_this_checkout() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *released = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert first == "Unreleased"
    releases = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) \((\d{4}-\d\d-\d\d)\)", title) for title in released]
    assert all(releases), released
    versions = [tuple(map(int, release.groups()[:3])) for release in releases if release]
    days = [date.fromisoformat(release[4]) for release in releases if release]
    assert ".".join(map(str, versions[0])) == PROJECT["version"]
    assert versions == sorted(set(versions), reverse=True)
    assert days == sorted(days, reverse=True)


def release_notes(root: Path, version: str, changelog: str) -> subprocess.CompletedProcess[str]:
    (root / "scripts").mkdir()
    script = shutil.copy(ROOT / "scripts" / "release-notes", root / "scripts")
    (root / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', encoding="utf-8")
    (root / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    return subprocess.run([sys.executable, script, version], capture_output=True, text=True, check=False)


def test_the_notes_of_a_release_are_its_section(tmp_path: Path) -> None:
    changelog = "# Changelog\n\n## Unreleased\n- b\n\n## 1.2.0 (2026-01-31)\n\n### For all\n- One\n  line.\n- c\n\n"
    done = release_notes(tmp_path, "1.2.0", changelog + "## 1.1.0 (2026-01-01)\n- d\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "### For all\n- One line.\n- c\n", "")


@pytest.mark.parametrize(
    ("version", "title", "words"),
    [
        ("1.3.0", "## 1.3.0 (2026-01-31)", "pyproject.toml states version 1.2.0, not 1.3.0"),
        ("1.2.0", "## Unreleased", "has no section for 1.2.0"),
        ("1.2.0", "## 11.2.0 (2026-01-31)", "has no section for 1.2.0"),
        ("1.2.0", "## 1.2.0", "has no date"),
    ],
    ids=["other version", "unreleased", "similar version", "no date"],
)
def test_nothing_is_released_without_version_section_and_date(
    tmp_path: Path, version: str, title: str, words: str
) -> None:
    done = release_notes(tmp_path, version, f"# Changelog\n\n{title}\n- a\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
