"""What a submission can see and do inside the sandbox, found out by trying it there."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from workers import has_ended

from llmlings.course import Limits
from llmlings.errors import EnvironmentProblem
from llmlings.grade.remote_implementation import RemoteImplementation
from llmlings.grade.sandbox import bubblewrap, seccomp, start, users

ROOT = Path(__file__).parents[4]
LIMITS = Limits(
    call_seconds=20, timeouts_per_function=3, cpu_seconds=60, memory_megabytes=1024, scratch_megabytes=8,
    message_megabytes=16,
)  # fmt: skip

SETTINGS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}

PROBE = Path(__file__).with_name("probe.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def inside(nursery):
    with RemoteImplementation({"probe": PROBE}, LIMITS, nursery=nursery) as implementation:

        def ask(name, *args):
            return implementation.call("probe", name, args, {}, 20)

        ask.implementation = implementation
        yield ask


def test_the_worker_is_nobody_of_importance(inside):
    real = os.getuid()
    for ids in inside("ids").value[:2]:
        assert len(set(ids)) == 1
        assert ids[0] != 0
        assert real != 0 or ids[0] >= users.FIRST_UID
    status = inside("status").value
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(status[name], 16) == 0, name
    assert status["NoNewPrivs"] == "1"
    assert status["Seccomp"] == "2"
    if real == 0:
        assert inside("ids").value[2] == []


def descendants(pid):
    parents = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(re.search(r"^PPid:\t(\d+)", text, re.MULTILINE)[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def test_seen_from_outside_no_student_code_runs_as_root(inside, nursery):
    inside("ids")
    processes = descendants(inside.implementation._worker.channel.process.pid)
    programs = {}
    for pid in processes:
        text = Path(f"/proc/{pid}/status").read_text()
        uids = set(map(int, re.search(r"^Uid:\t(.*)$", text, re.MULTILINE)[1].split()))
        programs[Path(f"/proc/{pid}/comm").read_text().strip(), pid] = uids
    python = [uids for (name, _), uids in programs.items() if name.startswith("python")]
    # What is forked has a first process of its own namespace, which is Python as well.
    assert len(python) == (1 if nursery is None else 2)
    assert all(0 not in uids for uids in python)


def test_everything_ends_with_close(nursery):
    with RemoteImplementation({"probe": PROBE}, LIMITS, nursery=nursery) as implementation:
        implementation.call("probe", "ids", (), {}, 20)
        processes = descendants(implementation._worker.channel.process.pid)
        watched = {pid: os.pidfd_open(pid) for pid in processes}
        del watched[implementation._worker.channel.process.pid]
    assert watched
    assert all(map(has_ended, watched.values()))


def test_the_environment_is_empty(inside):
    assert inside("environ").value == SETTINGS | {"PWD": "/tmp"}
    first = inside("environment", 1)
    # Root's process 1 does not let the worker look; a user's own shows that there is nothing.
    assert first.value == b"" or first.error == "PermissionError"


def test_process_1_has_nothing_in_its_environment(inside, nursery):
    inside("ids")
    processes = descendants(inside.implementation._worker.channel.process.pid)
    environments = {environment_of(pid) for pid in processes}
    worker = b"OMP_NUM_THREADS=1\0OPENBLAS_NUM_THREADS=1\0PYTHONHASHSEED=0\0PWD=/tmp\0"
    # What forks has the worker's environment. A forked process that gave up rights shows none but to root.
    assert environments == {worker, b""} if nursery is None else environments <= {worker, b""}


def environment_of(pid):
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except PermissionError:
        return b""


def test_only_python_is_there(inside):
    assert set(inside("listing", "/").value) <= {
        "dev", "etc", "lib", "lib64", "packages", "proc", "tmp", "usr", Path(sys.base_prefix).parts[1],
    }  # fmt: skip
    assert inside("listing", "/dev").value == ["null", "random", "urandom", "zero"]
    assert inside("listing", "/etc").value == ["ld.so.cache"]
    assert inside("listing", "/tmp").value == []
    assert "llmlings" not in inside("listing", "/packages").value
    assert set(inside("listing", "/packages").value) >= {"numpy", "msgspec"}
    for folder in ("/home", "/sys", "/run", "/var", "/root/.ssh", "/usr/share", str(ROOT)):
        assert inside("listing", folder).error == "FileNotFoundError", folder
    programs = inside("listing", "/usr/bin")
    # Where Python is the system's own it is there, alone.
    assert programs.error == "FileNotFoundError" or {name[:6] for name in programs.value} == {"python"}


def test_no_file_of_the_course_is_there(inside):
    assert inside("tree", "/packages", ".pth").value == []
    for suffix in ("course.toml", "embedding.md", "test_bpe.py", "llmlings.pth", "direct_url.json"):
        assert inside("tree", "/packages", suffix).value == []


def test_a_package_of_one_file_comes_with_its_compiled_form(inside):
    compiled = set(inside("listing", "/packages/__pycache__").value)
    files = [path for path in bubblewrap.package_paths() if path.suffix == ".py"]
    assert compiled == {name for name in map(compiled_name, files) if name}


def compiled_name(file):
    path = Path(importlib.util.cache_from_source(str(file)))
    return path.name if path.exists() else None


def test_packages_installed_beside_python_are_covered(inside):
    for folder in bubblewrap._installed_packages():
        assert inside("listing", folder).value == []
        assert inside("write", f"{folder}/new").error in ("PermissionError", "OSError")


def test_only_its_own_processes_are_there(inside):
    pids = [int(name) for name in inside("listing", "/proc").value if name.isdigit()]
    assert pids == [1, 2]


@pytest.mark.parametrize(
    "path",
    [
        "/new", "/etc/new", "/usr/lib/new", "/packages/new", "/packages/numpy/new", "/dev/new", "/dev/shm/new",
        "/proc/sys/kernel/hostname", "/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches",
        "/proc/sysrq-trigger", "/proc/1/oom_score_adj", "/proc/self/oom_score_adj",
    ],
)  # fmt: skip
def test_nothing_can_be_written(inside, path):
    outcome = inside("write", path)
    assert outcome.error in ("PermissionError", "OSError", "FileNotFoundError"), outcome


def test_nothing_can_be_removed_or_opened_up(inside):
    package = "/packages/numpy/__init__.py"
    assert inside("read", package).kind == "value"
    assert inside("remove", package).error in ("PermissionError", "OSError")
    for path in (package, "/packages", "/", "/dev", "/proc"):
        assert inside("change", path).error in ("PermissionError", "OSError"), path


def test_the_scratch_folder_is_capped(inside):
    written, error = inside("fill", "/tmp", 1).value
    assert (written, error) == (LIMITS.scratch_megabytes, "ENOSPC")
    assert inside("write", "/tmp/small").kind == "value"


def test_the_limits_hold(inside):
    megabyte = 2**20
    assert inside("limits").value == {
        "CPU": (60, 60),
        "AS": (1024 * megabyte, 1024 * megabyte),
        "FSIZE": (8 * megabyte, 8 * megabyte),
        "NOFILE": (128, 128),
        "CORE": (0, 0),
        "NPROC": (256, 256),
    }


@pytest.mark.parametrize("name", ["forks", "runs", "executes", "connects", "pairs"])
def test_programs_processes_and_sockets_are_denied(inside, name):
    assert inside(name).error == "PermissionError"


def test_threads_go_on_working(inside):
    assert inside("threads", 20).value == list(range(20))


def test_the_number_of_threads_is_limited(inside):
    outcome = inside("many_threads")
    assert outcome.kind == "value", outcome
    assert outcome.value < 256


def test_nothing_else_can_be_killed(inside):
    assert inside("kills_all").error in ("ProcessLookupError", "PermissionError")
    assert inside("kills_the_first").kind == "value" or inside("kills_the_first").error == "PermissionError"
    assert inside("threads", 1).kind == "value"


@pytest.mark.parametrize("name", seccomp.DENIED)
def test_a_denied_call_is_denied(inside, name):
    number = seccomp.DENIED[name][seccomp.ARCHITECTURES[os.uname().machine][1]]
    if number < 0:
        pytest.skip(f"{os.uname().machine} has no {name}")
    assert inside("call", number, 0, 0, 0).value == "EPERM"


def test_namespaces_and_processes_by_clone_are_denied(inside):
    clone = seccomp.CLONE[seccomp.ARCHITECTURES[os.uname().machine][1]]
    for flags in (0, 17, 0x10000000 | 17, 0x20000000 | 17, 0x40000000 | 17, 0x00020000):
        assert inside("call", clone, flags, 0, 0, 0, 0).value == "EPERM"
    assert inside("call", seccomp.CLONE3, 0, 0).value == "ENOSYS"
    assert inside("call", seccomp.NEWEST + 1).value == "ENOSYS"


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="other machines have no other calling conventions")
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("call", (seccomp.X32_BIT | 39,)),
        # mov eax, 20 (getpid); int 0x80; ret
        ("machine_code", (b"\xb8\x14\x00\x00\x00\xcd\x80\xc3",)),
    ],
    ids=["x32", "32 bit"],
)
def test_other_calling_conventions_end_the_worker(inside, name, args):
    assert inside(name, *args).kind == "crashed"
    assert inside("threads", 1).kind == "value"


def test_a_missing_bubblewrap_is_an_environment_problem(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(EnvironmentProblem, match="apt install bubblewrap"):
        start.start("bwrap", LIMITS)


@pytest.mark.parametrize(("name", "value"), [("platform", "darwin"), ("machine", "riscv64")])
def test_another_system_is_an_environment_problem(monkeypatch, name, value):
    if name == "platform":
        monkeypatch.setattr(sys, "platform", value)
    else:
        monkeypatch.setattr("platform.machine", lambda: value)
    with pytest.raises(EnvironmentProblem, match="needs Linux on x86_64 or aarch64"):
        bubblewrap.program()


@pytest.mark.parametrize(
    ("complaint", "advice"),
    [
        ("bwrap: No permissions to create new namespace", "unprivileged_userns_clone"),
        ("bwrap: setting up uid map: Permission denied", "apparmor_restrict_unprivileged_userns"),
        ("bwrap: Can't find source path /nowhere", "see whether `bwrap --ro-bind / / true` works"),
        ("ModuleNotFoundError: No module named 'numpy'", "chmod -R a+rX"),
    ],
)
def test_a_sandbox_that_does_not_start_is_an_environment_problem(monkeypatch, tmp_path, complaint, advice):
    fake = tmp_path / "bwrap"
    fake.write_text(f'#!/bin/sh\necho "{complaint}" >&2\nexit 1\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setattr(bubblewrap, "program", lambda: str(fake))
    with pytest.raises(EnvironmentProblem) as raised:
        start.start("bwrap", LIMITS)
    assert complaint in str(raised.value)
    assert advice in str(raised.value)


@pytest.mark.parametrize(
    ("uid_map", "lowest", "highest"),
    [
        ("         0          0 4294967295\n", users.FIRST_UID, 2**32 - 2),
        ("0 100000 65536\n", 65536 - users.UIDS_PER_PROCESS, 65535),
        ("0 1000 1\n1 100000 65536\n", 65537 - users.UIDS_PER_PROCESS, 65536),
        ("0 1000 3\n", 1, 2),
    ],
    ids=["system", "container", "rootless container", "two users"],
)
def test_root_gives_each_worker_a_user_that_exists(monkeypatch, tmp_path, uid_map, lowest, highest):
    path = tmp_path / "uid_map"
    path.write_text(uid_map, encoding="utf-8")
    monkeypatch.setattr(users, "UID_MAP", path)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    uids = [users.worker_uid() for _ in range(100)]
    assert all(lowest <= uid <= highest for uid in uids)
    assert len(set(uids)) == min(100, highest - lowest + 1)


def test_who_is_not_root_or_is_alone_stays_who_they_are(monkeypatch, tmp_path):
    path = tmp_path / "uid_map"
    path.write_text("0 1000 1\n", encoding="utf-8")
    monkeypatch.setattr(users, "UID_MAP", path)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert users.worker_uid() is None
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert users.worker_uid() is None


def test_without_a_sandbox_the_worker_is_still_not_root():
    with RemoteImplementation({"probe": PROBE}, LIMITS, "none") as implementation:

        def ask(name, *args):
            return implementation.call("probe", name, args, {}, 20)

        assert 0 not in ask("ids").value[0]
        assert ask("environ").value == SETTINGS
        assert ask("limits").value["AS"] == (1024 * 2**20,) * 2
        if os.getuid() == 0:
            assert ask("write", "/etc/new").error == "PermissionError"
            assert ask("change", "/etc").error == "PermissionError"


def as_ordinary_user(*command):
    """Run `command` as user 1000, where that user can reach Python and this checkout even below a closed folder."""
    options = []
    for needed in sorted({Path(sys.base_prefix), Path(sys.prefix), ROOT}):
        parents = list(reversed(needed.parents))
        closed = [parent for parent in parents if not parent.stat().st_mode & 0o001]
        if not closed:
            continue
        if str(closed[0]) not in options:
            options += ["--perms", "0755", "--tmpfs", str(closed[0])]
        for parent in parents[parents.index(closed[0]) + 1 :]:
            options += ["--perms", "0755", "--dir", str(parent)]
        options += ["--ro-bind", str(needed), str(needed)]
    user = ["setpriv", "--reuid", "1000", "--regid", "1000", "--clear-groups"]
    view = ["bwrap", "--dev-bind", "/", "/", *options, "--"]
    return subprocess.run([*view, *user, *command], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.long
@pytest.mark.skipif(os.getuid() != 0, reason="all the other tests of this file run as an ordinary user already")
def test_all_of_this_holds_for_an_ordinary_user_too():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        options = ["-q", "-p", "no:cacheprovider", "-W", "ignore", "--basetemp", f"{folder}/pytest"]
        others = (Path(__file__).with_name("test_nursery.py"), Path(__file__).parents[1] / "test_self_test.py")
        finished = as_ordinary_user(sys.executable, "-B", "-m", "pytest", *options, __file__, *map(str, others))
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert " passed" in finished.stdout
