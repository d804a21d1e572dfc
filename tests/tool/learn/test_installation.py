"""What `llmlings doctor` says of Python, packages, the terminal and the processor, each trouble simulated."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from llmlings.learn import installation, platforms


@pytest.fixture(autouse=True)
def _on_a_system_with_a_plain_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "WINDOWS", False)
    monkeypatch.setattr(platforms, "python", lambda: "python")
    monkeypatch.setattr(platforms, "find_spec", lambda name: object())


def test_a_virtual_environment_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/env")
    found = installation.python()
    assert (found.health, found.text.endswith(", in a virtual environment")) == ("ok", True)


def test_an_environment_of_conda_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conda-meta").mkdir()
    for name in ("prefix", "base_prefix"):
        monkeypatch.setattr(sys, name, str(tmp_path))
    assert installation.python().health == "ok"


def test_the_systems_python_is_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    found = installation.python()
    assert found.health == "look"
    assert "`python -m venv .venv`, `source .venv/bin/activate`, `pip install llmlings`" in found.mend


def test_python_of_32_bits_lacks_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    found = installation.python()
    assert (found.health, "32 bits" in found.text) == ("look", True)


def test_variables_that_change_what_python_imports_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE"):
        monkeypatch.delenv(name, raising=False)
    assert installation.variables().health == "ok"
    monkeypatch.setenv("PYTHONPATH", "/other")
    monkeypatch.setenv("PYTHONOPTIMIZE", "1")
    found = installation.variables()
    assert found.health == "look"
    assert found.text.startswith("PYTHONOPTIMIZE and PYTHONPATH set")
    assert "`unset PYTHONOPTIMIZE`" in found.mend


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Path]:
    """Three folders with programs, of which `own` is that of this Python; none is on the PATH."""
    suffix = ".exe" if os.name == "nt" else ""
    folders = {name: tmp_path / name for name in ("own", "other", "links")}
    for folder in folders.values():
        folder.mkdir()
    for name in ("own", "other"):
        (folders[name] / f"llmlings{suffix}").write_text("", encoding="utf-8")
        (folders[name] / f"llmlings{suffix}").chmod(0o755)
    monkeypatch.setattr(installation.sysconfig, "get_path", lambda name: str(folders["own"]))
    monkeypatch.setattr(sys, "argv", ["pytest"])
    return folders


def set_path(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, folders)))


def test_a_command_that_is_found_is_right(commands: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    set_path(monkeypatch, commands["own"])
    found = installation.command("llmlings")
    assert (found.health, str(commands["own"]) in found.text) == ("ok", True)


def test_a_command_that_is_not_found_is_a_module_of_python(
    commands: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_path(monkeypatch, commands["links"])
    found = installation.command("llmlings")
    assert (found.health, "`python -m llmlings`" in found.mend) == ("look", True)


def test_another_installation_that_comes_first_is_to_look_at(
    commands: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_path(monkeypatch, commands["other"], commands["own"])
    found = installation.command("llmlings")
    assert found.health == "look"
    assert str(commands["other"]) in found.text


def test_another_installation_that_comes_later_is_named(
    commands: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_path(monkeypatch, commands["own"], commands["other"])
    found = installation.command("llmlings")
    assert found.health == "ok"
    assert f"behind it is another one: {commands['other']}" in found.text


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right on Windows")
def test_a_link_to_the_command_is_the_command(commands: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    (commands["links"] / "llmlings").symlink_to(commands["own"] / "llmlings")
    set_path(monkeypatch, commands["links"])
    assert installation.command("llmlings").health == "ok"


def test_a_copy_of_the_command_is_the_command_if_it_was_started(
    commands: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_path(monkeypatch, commands["other"])
    # Windows may leave the suffix out.
    monkeypatch.setattr(sys, "argv", [str(commands["other"] / "llmlings")])
    assert installation.command("llmlings").health == "ok"


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is installed, in place of what is: packages by name with their versions."""
    installed = {"numpy": "2.1.0", "pytest": "8.4.1", "llmlings": "0.2.0"}

    def version(name: str) -> str:
        if name not in installed:
            raise metadata.PackageNotFoundError(name)
        return installed[name]

    needs = ["numpy>=2.0", "pytest<10,>=8.3", 'torch>=2.5; extra == "torch"', 'msgspec; extra == "grade"']
    monkeypatch.setattr(metadata, "requires", lambda _: needs)
    monkeypatch.setattr(metadata, "version", version)
    return installed


def test_packages_that_fit_are_named_with_their_versions(versions: dict[str, str]) -> None:
    found = installation.packages()
    assert (found.health, found.text) == ("ok", "numpy 2.1.0, pytest 8.4.1")


@pytest.mark.parametrize(
    ("name", "version", "words"),
    [
        ("numpy", "1.26.4", '"numpy>=2.0"'),
        ("pytest", "8.2.9", '"pytest<10,>=8.3"'),
        ("pytest", "10.0.0", '"pytest<10,>=8.3"'),
        ("numpy", None, '"numpy>=2.0"'),
    ],
)
def test_a_package_that_does_not_fit_is_broken(
    versions: dict[str, str], name: str, version: str | None, words: str
) -> None:
    del versions[name]
    if version:
        versions[name] = version
    found = installation.packages()
    assert (found.health, found.mend) == ("broken", f"Run `python -m pip install {words}`.")


@pytest.mark.parametrize(
    ("program", "problem"),
    [
        ("raise ImportError('no good\\nmore')", "ImportError: no good"),
        ("import os; os._exit(3)", "Python ended, or waited too long"),
    ],
    ids=["error", "crash"],
)
def test_a_package_that_cannot_be_imported_is_broken(
    versions: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, problem: str
) -> None:
    (tmp_path / "numpy.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = installation.packages()
    assert (found.health, found.text) == ("broken", f"numpy cannot be imported ({problem})")


def test_a_file_of_this_folder_is_not_taken_for_a_package(
    versions: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "numpy.py").write_text("1 / 0", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert installation.packages().health == "ok"


def test_an_import_without_an_end_is_stopped(versions: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(command: list[str], **options: Any) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", stuck)
    assert "Python ended, or waited too long" in installation.packages().text


def test_torch_is_not_needed_at_first(versions: dict[str, str]) -> None:
    found = installation.torch()
    assert found.health == "ok"
    assert '`python -m pip install "llmlings[torch]"`' in found.text


def test_an_old_torch_is_broken(versions: dict[str, str]) -> None:
    versions["torch"] = "2.4.1"
    assert installation.torch().mend == 'Run `python -m pip install --upgrade "torch>=2.5"`.'


@pytest.fixture
def torch(versions: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is imported as torch."""
    versions["torch"] = "2.13.0"
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(installation, "_megabytes", lambda: 1234)
    return tmp_path / "torch.py"


@pytest.mark.parametrize(
    ("cuda", "words"),
    [("None", "2.13.0, CPU build; 1,234 MB, 2 threads"), ("'12.6'", "for CUDA 12.6; the CPU build is smaller")],
    ids=["CPU", "CUDA"],
)
def test_torch_is_described(torch: Path, cuda: str, words: str) -> None:
    torch.write_text(f"class version: cuda = {cuda}\ndef get_num_threads(): return 2\n", encoding="utf-8")
    found = installation.torch()
    assert (found.health, words in found.text) == ("ok", True)


@pytest.mark.parametrize(
    ("windows", "mend"), [(False, "--force-reinstall torch"), (True, "Visual C++")], ids=["other", "Windows"]
)
def test_a_torch_that_cannot_be_imported_is_broken(
    torch: Path, monkeypatch: pytest.MonkeyPatch, windows: bool, mend: str
) -> None:
    monkeypatch.setattr(platforms, "WINDOWS", windows)
    torch.write_text("raise OSError('[WinError 126] c10.dll')", encoding="utf-8")
    found = installation.torch()
    assert (found.health, mend in found.mend) == ("broken", True)


def test_the_size_of_torch_is_that_of_its_files_and_of_what_cuda_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    class Part:
        def __init__(self, name: str, *sizes: int | None) -> None:
            self.metadata = {"Name": name}
            self.files = [type("File", (), {"size": size}) for size in sizes]

    parts = [Part("torch", 7 * 10**6, None), Part("nvidia-cublas-cu12", 10**6), Part("torchvision", 10**9)]
    monkeypatch.setattr(metadata, "distributions", lambda: parts)
    assert installation._megabytes() == 8


@pytest.mark.parametrize(("encoding", "health"), [("utf-8", "ok"), ("cp1252", "look"), ("ascii", "look")])
def test_a_terminal_shows_what_its_encoding_has(encoding: str, health: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    found = installation.terminal()
    assert found.health == health
    if health == "look":
        assert "`export PYTHONUTF8=1`" in found.mend
        monkeypatch.setenv("PYTHONIOENCODING", encoding)
        assert "`unset PYTHONIOENCODING`" in installation.terminal().mend


@pytest.mark.parametrize(("encoding", "health"), [("UTF-8", "ok"), ("utf8", "ok"), ("cp1252", "look")])
def test_files_are_read_as_the_locale_says(encoding: str, health: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation.sys, "flags", type("Flags", (), {"utf8_mode": 0}))
    monkeypatch.setattr(installation.locale, "getencoding", lambda: encoding)
    assert installation.files_encoding().health == health
    monkeypatch.setattr(installation.sys, "flags", type("Flags", (), {"utf8_mode": 1}))
    assert installation.files_encoding().health == "ok"


@pytest.mark.parametrize(
    ("value", "health"), [("", "ok"), ("4", "ok"), ("2,1", "ok"), ("0", "look"), ("many", "look"), ("-1", "look")]
)
def test_a_number_of_threads_is_a_number(value: str, health: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "cores", lambda: 1)
    monkeypatch.setenv("OMP_NUM_THREADS", value)
    found = installation.threads()
    assert (found.health, found.text.startswith("1 core;")) == (health, health == "ok")
