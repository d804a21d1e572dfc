"""What a worker sees inside bubblewrap: Python, the packages it may import, a scratch folder, nothing of the course."""

import functools
import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from llmlings.course import Limits
from llmlings.errors import EnvironmentProblem
from llmlings.grade.sandbox.seccomp import ARCHITECTURES

PACKAGES = "/packages"
SCRATCH = "/tmp"


def program() -> str:
    """Return the path of bubblewrap; an `EnvironmentProblem` where there can be no sandbox."""
    otherwise = "or choose `--sandbox none`, which protects nothing"
    if sys.platform != "linux" or platform.machine() not in ARCHITECTURES:
        raise EnvironmentProblem(f"The sandbox needs Linux on x86_64 or aarch64; grade there, {otherwise}.")
    found = shutil.which("bwrap")
    if found is None:
        raise EnvironmentProblem(f"bubblewrap is not installed; run `apt install bubblewrap`, {otherwise}.")
    return found


def worker_view(limits: Limits, *, changes_user: bool) -> Iterator[str]:
    """Yield bubblewrap's options for one worker: what it sees, and what it is cut off from."""
    yield from _read_only_view(("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP") if changes_user else None)
    yield from ("--proc", "/proc", "--remount-ro", "/proc")
    size = str(limits.scratch_megabytes * 2**20)
    yield from ("--perms", "1777", "--size", size, "--tmpfs", SCRATCH)
    yield from _FINISH


def server_view(*, changes_user: bool) -> Iterator[str]:
    """Yield bubblewrap's options for a fork server: there is nothing to write to, each worker mounts its own folder."""
    capabilities = ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP", "CAP_SYS_ADMIN")
    yield from _read_only_view(capabilities if changes_user else None)
    # Not read-only: who one is in a new namespace is written there. Workers see one of their own above it.
    yield from ("--proc", "/proc")
    yield from ("--perms", "0755", "--dir", SCRATCH)
    yield from _FINISH


#: The root of the sandbox is a file system in memory, without a size: nobody may write there.
_FINISH = ("--chdir", SCRATCH, "--remount-ro", "/")


def readable_paths() -> tuple[str, ...]:
    """Return what a worker sees and may read, beside its scratch folder and devices."""
    return (*_system_paths(), *_python_paths(), PACKAGES, "/proc")


def _read_only_view(capabilities: Iterable[str] | None) -> Iterator[str]:
    """Yield what is the same for all; root keeps some capabilities for as long as it needs them to change its user."""
    # A user namespace of root's would map to the real root. So root makes none, and the worker changes its user.
    yield from ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
    if capabilities is None:
        yield "--unshare-user"
    else:
        yield from ("--cap-drop", "ALL")
        for capability in capabilities:
            yield from ("--cap-add", capability)
    yield from ("--die-with-parent", "--new-session")
    binds = {path: path for path in (*_system_paths(), *_python_paths())}
    for path in package_paths():
        binds[f"{PACKAGES}/{path.name}"] = str(path)
        # Without it every worker would compile a package that is a single file.
        compiled = Path(importlib.util.cache_from_source(str(path)))
        if path.suffix == ".py" and compiled.exists():
            binds[f"{PACKAGES}/{compiled.parent.name}/{compiled.name}"] = str(compiled)
    devices = [f"/dev/{name}" for name in ("null", "zero", "random", "urandom")]
    # Made on the way, a folder would be closed to all but root.
    for folder in sorted({str(parent) for path in (*binds, *devices) for parent in Path(path).parents} - {"/"}):
        yield from ("--perms", "0755", "--dir", folder)
    for target, source in binds.items():
        yield from (
            ("--symlink", os.readlink(source), target) if os.path.islink(source) else ("--ro-bind", source, target)
        )
    for folder in _installed_packages():
        yield from ("--tmpfs", folder, "--remount-ro", folder)
    for device in devices:
        yield from ("--dev-bind", device, device)


def _system_paths() -> list[str]:
    candidates = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache")
    return [path for path in candidates if os.path.lexists(path)]


def _python_paths() -> list[str]:
    """Return what Python itself needs: the program and its libraries, not the rest of what is installed beside it."""
    bases = {Path(sys.base_prefix), Path(sys.base_exec_prefix)} - {Path("/usr")}
    wanted = {Path(sys.executable).resolve(), Path(sysconfig.get_path("stdlib"))}
    wanted |= {base / name for base in bases for name in ("lib", "lib64")}
    known = [Path(path) for path in _system_paths()]
    paths: list[str] = []
    for path in sorted(wanted):
        if path.exists() and not any(path.is_relative_to(other) for other in (*known, *map(Path, paths))):
            paths.append(str(path))
    return paths


def _installed_packages() -> list[str]:
    """Return the folders of installed packages inside what the worker sees; they are covered up."""
    seen = [Path(path) for path in (*_system_paths(), *_python_paths())]
    folders = [Path(folder) for folder in site.getsitepackages([sys.base_prefix, sys.base_exec_prefix])]
    return sorted({str(f) for f in folders if f.is_dir() and any(f.is_relative_to(path) for path in seen)})


@functools.cache
def package_paths() -> tuple[Path, ...]:
    """Return the files and folders of the packages that a submission may import."""
    paths: set[Path] = set()
    for name in _with_requirements(["numpy", "msgspec", "torch"]):
        distribution = importlib.metadata.distribution(name)
        tops = {file.parts[0] for file in distribution.files or ()}
        for top in tops - {"..", "__pycache__"}:
            path = Path(str(distribution.locate_file(top)))
            if path.suffix not in (".pth", ".dist-info") and path.exists():
                paths.add(path)
    return tuple(sorted(paths))


def _with_requirements(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        try:
            requirements = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        if name not in found:
            found.add(name)
            plain = [text for text in requirements if "extra ==" not in text]
            waiting += [match[0] for text in plain if (match := re.match(r"[\w.-]+", text))]
    return found
