"""Starts a worker: in bubblewrap, where it sees nothing but Python, or as a plain process where the teacher says so.

In the sandbox: no network, no other process, an empty environment, a read-only system without the course, one small
scratch folder. Started by root, the worker becomes a user that owns nothing.
"""

import functools
import importlib.util
import marshal
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from llmlings.course import Limits
from llmlings.errors import EnvironmentProblem
from llmlings.grade.sandbox import bubblewrap, users
from llmlings.grade.sandbox.channel import Channel, WorkerEnded
from llmlings.grade.sandbox.deadline import Deadline, OutOfTime
from llmlings.grade.sandbox.lockdown import Lockdown
from llmlings.grade.wire.frames import Ready
from llmlings.grade.wire.unpack import WireError

SandboxKind = Literal["bwrap", "none"]

START_SECONDS = 60.0
#: The worker's own modules, in the order in which they can be executed. Their code is sent through its pipe: a sandbox
#: without a file of ours has none to show, and needs no checkout that a user without rights can read.
FIRST_ACT = ("llmlings.grade.sandbox.seccomp", "llmlings.grade.sandbox.lockdown")
MODULES = (
    "llmlings.testing.tensors",
    "llmlings.testing.raised",
    "llmlings.testing.observe",
    "llmlings.testing.jupyter",
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
#: The part of IPython that notebooks need, by the files of its package, in the order of execution.
_TRANSFORMER = {
    "IPython": None,
    "IPython.utils": None,
    "IPython.utils.tokenutil": "utils/tokenutil.py",
    "IPython.core": None,
    "IPython.core.inputtransformer2": "core/inputtransformer2.py",
}
_BOOTSTRAP = """
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
lockdown = run(first_act)
lockdown.lock_down(lockdown.Lockdown(**plan["lockdown"]))
nowhere = os.open(os.devnull, os.O_WRONLY)
os.dup2(nowhere, 2)
os.close(nowhere)
worker = run(rest)
worker.main(plan["incoming"], plan["outgoing"], plan["max_bytes"])
"""
_MEBIBYTE = 2**20


@dataclass(frozen=True)
class LaunchPlan:
    """What a new worker is told: its ends of the pipes, how much code and how large a frame comes, what it gives up.

    It is an argument of the worker's command, and read before anything can be imported there.
    """

    incoming: int
    outgoing: int
    code_bytes: int
    max_bytes: int
    lockdown: Lockdown

    def as_argument(self) -> str:
        """Return the plan as one word."""
        return marshal.dumps(asdict(self)).hex()


def start(sandbox: SandboxKind, limits: Limits, hash_seed: int = 0) -> Channel:
    """Start a worker and return the channel to it, once it is locked down and ready for a submission.

    `hash_seed` decides the order of sets of strings: it is fixed, so that the same submission gets the same marks.
    """
    program = bubblewrap.program() if sandbox == "bwrap" else None
    code = _code()
    channel = _spawn(program, limits, len(code), hash_seed)
    try:
        # Nothing of a submission is there yet: what goes wrong here is the machine's.
        message, _ = channel.exchange([code], Deadline(START_SECONDS))
        if not isinstance(message, Ready):
            raise WireError("it did not say that it was ready")
    except (OutOfTime, WorkerEnded, WireError):
        channel.kill()
        complaint = channel.complaint()
        channel.close()
        raise EnvironmentProblem(_advice(complaint, sandbox)) from None
    except BaseException:
        channel.close()
        raise
    return channel


def require(kind: SandboxKind) -> None:
    """Check that submissions can be run here; an `EnvironmentProblem` says what to do where they cannot."""
    if os.name != "posix":
        raise EnvironmentProblem("Grading needs Linux (or macOS with --sandbox none); on Windows, run it in WSL.")
    if kind == "none":
        return
    limits = Limits(
        call_seconds=10, timeouts_per_function=1, cpu_seconds=60, memory_megabytes=2048, scratch_megabytes=16,
        message_megabytes=16,
    )  # fmt: skip
    start("bwrap", limits).close()


def _advice(complaint: str, sandbox: SandboxKind) -> str:
    if any(word in complaint for word in ("No module named", "/packages/", "bin/python")):
        advice = f"let every user read the packages (`chmod -R a+rX {sys.prefix}`), or install them again"
    elif any(word in complaint for word in ("namespace", "uid map", "Operation not permitted")):
        advice = (
            "let this user make namespaces (`sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu 24.04 and later "
            "`sysctl kernel.apparmor_restrict_unprivileged_userns=0`), or grade as root"
        )
    else:
        advice = "see whether `bwrap --ro-bind / / true` works"
    if sandbox == "none":
        return f"The worker does not start ({complaint}); {advice}."
    return f"The sandbox does not start ({complaint}); {advice}, or choose `--sandbox none`, which protects nothing."


def _spawn(program: str | None, limits: Limits, code_bytes: int, hash_seed: int) -> Channel:
    requests_read, requests_write = os.pipe()
    replies_read, replies_write = os.pipe()
    uid = users.worker_uid()
    lockdown = Lockdown(
        cpu_seconds=limits.cpu_seconds,
        memory_bytes=limits.memory_megabytes * _MEBIBYTE,
        scratch_bytes=limits.scratch_megabytes * _MEBIBYTE,
        uid=uid,
        sandboxed=program is not None,
    )
    plan = LaunchPlan(requests_read, replies_write, code_bytes, limits.message_megabytes * _MEBIBYTE, lockdown)
    # Not isolated (-I): that would ignore the hash seed, and the environment is ours alone.
    # Not sys.executable: that may be a link in an environment that the sandbox does not have.
    flags = ("-P", "-s", "-S", "-B", "-X", "utf8")
    python = [os.path.realpath(sys.executable), *flags, "-c", _BOOTSTRAP, plan.as_argument()]
    settings = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": str(hash_seed)}
    if program is None:
        command = [*python, *sorted({str(path.parent) for path in bubblewrap.package_paths()})]
    else:
        # Not given to bubblewrap as its own environment: process 1 in the sandbox would show that.
        options = [word for name, value in settings.items() for word in ("--setenv", name, value)]
        command = [
            program,
            *bubblewrap.view(limits, changes_user=uid is not None),
            *options,
            "--",
            *python,
            bubblewrap.PACKAGES,
        ]
        settings = {}
    with tempfile.TemporaryFile() as errors:
        popen = subprocess.Popen(
            command,
            env=settings,
            cwd=tempfile.gettempdir(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            pass_fds=(requests_read, replies_write),
            start_new_session=True,
        )
        os.close(requests_read)
        os.close(replies_write)
        return Channel(popen, requests_write, replies_read, os.dup(errors.fileno()), plan.max_bytes)


@functools.cache
def notebook_libraries() -> bytes:
    """Return the code that a worker needs for notebooks, marshalled; an `EnvironmentProblem` where IPython is missing.

    It is taken from IPython's files: to import the package takes longer than to start a worker.
    """
    spec = importlib.util.find_spec("IPython")
    if spec is None or spec.origin is None:
        text = 'Notebooks are read by IPython, which is missing; install it with `pip install "llmlings[grade]"`.'
        raise EnvironmentProblem(text)
    folder = Path(spec.origin).parent
    texts = {name: (folder / file).read_text(encoding="utf-8") if file else "" for name, file in _TRANSFORMER.items()}
    return marshal.dumps(
        [(name, compile(text, f"<{name}>", "exec", dont_inherit=True)) for name, text in texts.items()]
    )


@functools.cache
def _code() -> bytes:
    return marshal.dumps(([_compiled(name) for name in FIRST_ACT], [_compiled(name) for name in MODULES]))


def _compiled(name: str) -> tuple[str, object]:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text(encoding="utf-8")
    return name, compile(source, f"<{name}>", "exec", dont_inherit=True)
