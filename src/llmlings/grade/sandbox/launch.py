"""Launches Python in bubblewrap, where it sees nothing of the course, or bare where the teacher says so.

Its own modules are sent through a pipe or a socket as code: a sandbox without a file of ours has none to show, and
needs no checkout that a user without rights can read.
"""

import functools
import importlib.util
import marshal
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from llmlings.grade.sandbox import bubblewrap
from llmlings.grade.sandbox.process import Launched

#: What an inside needs to give up its rights, and a worker's own modules, in the order in which they can be executed.
FIRST_ACT = (
    "llmlings.grade.sandbox.seccomp",
    "llmlings.grade.sandbox.landlock",
    "llmlings.grade.sandbox.lockdown",
)
MODULES = (
    "llmlings.testing.tensors",
    "llmlings.testing.raised",
    "llmlings.testing.observe",
    "llmlings.testing.refusals",
    "llmlings.testing.jupyter",
    "llmlings.testing.stand_ins",
    "llmlings.testing.time_share",
    "llmlings.testing.notebook_cells",
    "llmlings.grade.wire.generators",
    "llmlings.grade.wire.raw_tensors",
    "llmlings.grade.wire.pack",
    "llmlings.grade.wire.unpack",
    "llmlings.grade.wire.frames",
    "llmlings.grade.sandbox.source_modules",
    "llmlings.grade.sandbox.worker",
)
START_SECONDS = 60.0
#: Reads the code, and executes its modules: first those of a first act, then the others.
RECEIVE = """
import marshal, os, sys, types
plan = marshal.loads(bytes.fromhex(sys.argv[1]))
sys.path += sys.argv[2:]
del sys.argv[1:]
code = b""
while len(code) < plan["code_bytes"]:
    code += os.read(plan["incoming"], plan["code_bytes"] - len(code)) or sys.exit(1)
def run(modules):
    for name, body in modules:
        module = sys.modules[name] = types.ModuleType(name)
        exec(body, module.__dict__)
    return module
first_act, rest = marshal.loads(code)
"""


def launch(
    program: str | None,
    view: Iterable[str],
    script: str,
    plan: Any,
    hash_seed: int,
    descriptors: Collection[int],
) -> tuple[Launched, int]:
    """Start Python with `script` and `plan` in bubblewrap, the `program`, with this view; bare if that is None.

    Returns the process, and a descriptor of the file to which it writes what goes wrong.
    """
    # Not isolated (-I): that would ignore the hash seed, and the environment is ours alone.
    # Not sys.executable: that may be a link in an environment that the sandbox does not have.
    flags = ("-P", "-s", "-S", "-B", "-X", "utf8")
    python = [os.path.realpath(sys.executable), *flags, "-c", script, marshal.dumps(plan).hex()]
    settings = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": str(hash_seed)}
    if program is None:
        command = [*python, *sorted({str(path.parent) for path in bubblewrap.package_paths()})]
    else:
        # Not given to bubblewrap as its own environment: process 1 in the sandbox would show that.
        options = [word for name, value in settings.items() for word in ("--setenv", name, value)]
        command = [program, *view, *options, "--", *python, bubblewrap.PACKAGES]
        settings = {}
    with tempfile.TemporaryFile() as errors:
        popen = subprocess.Popen(
            command,
            env=settings,
            cwd=tempfile.gettempdir(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            pass_fds=tuple(descriptors),
            start_new_session=True,
        )
        return Launched(popen), os.dup(errors.fileno())


def last_line(errors: int) -> str:
    """Return the last line that bubblewrap or Python wrote to its file of errors before there was a worker."""
    text = os.pread(errors, 65536, 0).decode("utf-8", "replace").strip()
    return text.splitlines()[-1] if text else "it wrote nothing"


@functools.cache
def code(first_act: tuple[str, ...] = FIRST_ACT) -> bytes:
    """Return what an inside executes: the modules of its first act, and those of a worker."""
    return marshal.dumps(([_compiled(name) for name in first_act], [_compiled(name) for name in MODULES]))


def _compiled(name: str) -> tuple[str, object]:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text(encoding="utf-8")
    return name, compile(source, f"<{name}>", "exec", dont_inherit=True)
