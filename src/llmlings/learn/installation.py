"""What `llmlings doctor` looks at first: Python, packages, the terminal and the processor."""

import json
import locale
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import Any

from llmlings.learn import platforms
from llmlings.learn.finding import Finding, broken, listed, look, ok
from llmlings.learn.workspace import release

#: A virus scanner may look at each file of a package when it is imported for the first time.
IMPORT_SECONDS = 120
#: What messages and lessons are written with.
CHARACTERS = "é — ▁ → ✓"

_IMPORTS = """
import importlib, json, sys
for name in sys.argv[1:]:
    problem = ""
    try:
        package = importlib.import_module(name)
    except BaseException as error:
        problem = f"{type(error).__name__}: {error}".partition("\\n")[0]
    print(json.dumps([name, problem]), flush=True)
if sys.argv[1:] == ["torch"] and not problem:
    print(json.dumps([package.version.cuda or "", package.get_num_threads()]))
"""


def python() -> Finding:
    """Look at Python itself, and whether it is one for this course alone."""
    text = f"{sys.version.split()[0]}, {sys.executable}"
    if sys.maxsize < 2**32:
        return look("Python", f"{text}, with 32 bits", "Packages may be missing for it; install one with 64 bits.")
    conda = Path(sys.prefix, "conda-meta").is_dir()
    if sys.prefix == sys.base_prefix and not conda:
        steps = f"`{platforms.python()} -m venv .venv`, {platforms.activate()}, `pip install llmlings`"
        mend = f"An environment keeps other projects from changing it: {steps}."
        return look("Python", f"{text}, in no virtual environment", mend)
    return ok("Python", f"{text}, in {'a conda' if conda else 'a virtual'} environment")


def variables() -> Finding:
    """Look at what the environment tells Python."""
    found = [name for name in ("PYTHONHOME", "PYTHONOPTIMIZE", "PYTHONPATH") if os.environ.get(name)]
    if not found:
        return ok("variables", "none that changes what Python imports")
    mend = f"Unless you need {'it' if len(found) == 1 else 'them'}: {platforms.unset_variable(found[0])}."
    return look("variables", f"{' and '.join(found)} set: Python may run other code than you see", mend)


def command(name: str) -> Finding:
    """Look at which program the shell starts as `name`: that of this Python, or of another installation."""
    about, on_path = f"command {name}", _on_path(name)
    module = f"{platforms.python()} -m {name}"
    if not on_path:
        return look(about, "the shell does not find it", f"Switch its environment on, or type `{module}`.")
    here = Path(sysconfig.get_path("scripts")).resolve()
    # pipx and uv put a copy of the command elsewhere, or a link to it; it is what was started, then.
    started = Path(sys.argv[0]).resolve().with_suffix("")
    mine = [path for path in on_path if here in (path.parent.resolve(), path.resolve().parent)]
    mine += [path for path in on_path if path.resolve().with_suffix("") == started]
    if on_path[0] not in mine:
        mend = f"Type `{module}`, or switch the right environment on."
        return look(about, f"the shell starts {on_path[0]}, which is not of this Python", mend)
    if others := [str(path) for path in on_path if path not in mine]:
        return ok(about, f"{on_path[0]}; behind it is another one: {listed(others)}")
    return ok(about, str(on_path[0]))


def _on_path(name: str) -> list[Path]:
    folders = dict.fromkeys(os.environ.get("PATH", "").split(os.pathsep))
    found = [shutil.which(name, path=folder) for folder in folders if folder]
    return [Path(path) for path in found if path]


def packages() -> Finding:
    """Look at the packages that every learner needs: their versions, and whether they can be imported."""
    needed = _requirements("")
    if unfit := [text for name, text in needed.items() if not _fits(name, text)]:
        mend = f"Run {platforms.install(*unfit)}."
        return broken("packages", f"missing, or of another version: {', '.join(unfit)}", mend)
    lines = _run(_IMPORTS, *needed)
    problems = dict(lines)
    for name in needed:
        if problem := problems.get(name, "Python ended, or waited too long"):
            mend = f"Run {platforms.install('--force-reinstall', name)}."
            return broken("packages", f"{name} cannot be imported ({problem})", mend)
    return ok("packages", ", ".join(f"{name} {metadata.version(name)}" for name in needed))


def torch() -> Finding:
    """Look at PyTorch: its build, its size on the disk, and whether it can be imported."""
    about, needed = "PyTorch", _requirements("torch")
    if (version := _version("torch")) is None:
        return ok(about, f"not there; only the last modules need it: {platforms.install('llmlings[torch]')}")
    if not all(_fits(name, text) for name, text in needed.items()):
        mend = f"Run {platforms.install('--upgrade', *needed.values())}."
        return broken(about, f"version {version} is too old", mend)
    lines = _run(_IMPORTS, "torch")
    problem = lines[0][1] if lines else "Python ended, or waited too long"
    if problem:
        mend = f"Run {platforms.install('--force-reinstall', 'torch')}."
        if platforms.WINDOWS and ("DLL" in problem or "WinError" in problem):
            mend = "Install the Visual C++ Redistributable of Microsoft (x64), then try again."
        return broken(about, f"it cannot be imported ({problem})", mend)
    cuda, threads = lines[1]
    build = f"for CUDA {cuda}; the CPU build is smaller and would do" if cuda else "CPU build"
    text = f"{version}, {build}; {_megabytes():,} MB, {threads} {'thread' if threads == 1 else 'threads'}"
    return ok(about, text)


def _requirements(extra: str) -> dict[str, str]:
    """Return what llmlings needs by package, as in `numpy>=2.0`; with `extra`, what that asks for besides."""
    found = {}
    for text in metadata.requires("llmlings") or ():
        requirement, _, marker = text.partition(";")
        of = re.search(r"extra == ['\"](\w+)['\"]", marker)
        name = re.match(r"[\w.-]+", requirement)
        if name and (of[1] if of else "") == extra:
            found[name[0]] = requirement.strip()
    return found


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _fits(package: str, requirement: str) -> bool:
    version = _version(package)
    bounds = re.findall(r"(>=|<)\s*([\d.]+)", requirement)
    return version is not None and all((release(version) < release(bound)) == (sign == "<") for sign, bound in bounds)


def _megabytes() -> int:
    # What CUDA needs is in packages of their own.
    parts = [part for part in metadata.distributions() if re.match(r"torch$|triton$|nvidia-", part.metadata["Name"])]
    return sum(file.size or 0 for part in parts for file in part.files or ()) // 10**6


def _run(program: str, *words: str) -> list[list[Any]]:
    """Run a program in another Python, which may crash, and return what it printed as JSON, line by line."""
    # -P: a file such as numpy.py in this folder is not to be imported.
    command = [sys.executable, "-P", "-c", program, *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace",
                              stdin=subprocess.DEVNULL, timeout=IMPORT_SECONDS, check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        return []
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]


def terminal() -> Finding:
    """Look at whether the terminal can show what messages hold."""
    encoding = sys.stdout.encoding or "ascii"
    about, forced = "terminal", os.environ.get("PYTHONIOENCODING", "")
    try:
        CHARACTERS.encode(encoding)
    except UnicodeEncodeError:
        mend = f"To see all characters: {platforms.set_variable('PYTHONUTF8', '1')}."
        if forced:
            mend = f"To see all characters: {platforms.unset_variable('PYTHONIOENCODING')}."
        return look(about, f"its encoding {encoding} lacks characters of the course; they look like \\u2581", mend)
    return ok(about, f"encoding {encoding}")


def files_encoding() -> Finding:
    """Look at how Python reads files when a program does not say how."""
    encoding = locale.getencoding() if not sys.flags.utf8_mode else "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        return ok("encoding", "Python reads files as UTF-8")
    mend = f'In code of yours give `encoding="utf-8"` to open(), or {platforms.set_variable("PYTHONUTF8", "1")}.'
    return look("encoding", f"Python reads files as {encoding}, and the course's files are UTF-8", mend)


def threads() -> Finding:
    """Look at the cores, and at what limits the threads of NumPy and PyTorch."""
    cores = platforms.cores()
    text = f"{cores} {'core' if cores == 1 else 'cores'}; tests run on one thread, as when work is graded"
    found = os.environ.get("OMP_NUM_THREADS", "")
    if found and not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", found):
        mend = f"Run {platforms.unset_variable('OMP_NUM_THREADS')}."
        return look("threads", f"OMP_NUM_THREADS is '{found}', which is no number of threads", mend)
    return ok("threads", text + (f"; OMP_NUM_THREADS is {found}" if found else ""))
