"""The self-test lets a machine grade whose sandbox holds, and names what gets through where a part of it is gone."""

import importlib.util
import os
from dataclasses import replace
from pathlib import Path

import pytest

from llmlings.errors import EnvironmentProblem
from llmlings.grade import self_test
from llmlings.grade.sandbox import bubblewrap, landlock, launch, start
from llmlings.grade.sandbox.nursery import FIRST_ACT_OF_SERVER

WORKER_VIEW, SERVER_VIEW, LAUNCH = bubblewrap.worker_view, bubblewrap.server_view, start.launch
FILTERED = "            _filter_system_calls()"


def found():
    """Return what the self-test says that a submission could do."""
    with pytest.raises(EnvironmentProblem, match="The sandbox does not hold: a submission could") as raised:
        self_test.require("bwrap")
    return str(raised.value)


@pytest.fixture
def weaken(monkeypatch):
    """Change the code that workers are sent."""

    def weaken(*changes):
        compiled = launch._compiled

        def changed(name):
            source = Path(importlib.util.find_spec(name).origin).read_text(encoding="utf-8")
            weaker = source
            for old, new in changes:
                weaker = weaker.replace(old, new)
            used.update(old for old, _ in changes if old in source)
            return (name, compile(weaker, name, "exec", dont_inherit=True)) if weaker != source else compiled(name)

        used = set()
        monkeypatch.setattr(launch, "_compiled", changed)
        launch.code.cache_clear()
        launch.code(FIRST_ACT_OF_SERVER)
        assert used == {old for old, _ in changes}
        launch.code.cache_clear()

    yield weaken
    launch.code.cache_clear()


def test_a_sandbox_that_holds_is_let_through(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("text", encoding="utf-8")
    self_test.require("bwrap", [secret])
    self_test.require("none", [secret])


def test_a_file_that_shows_is_found(monkeypatch):
    file = "/etc/passwd"
    hole = ["--perms", "0755", "--dir", "/etc", "--ro-bind", file, file]
    monkeypatch.setattr(bubblewrap, "worker_view", lambda *a, **k: [*hole, *WORKER_VIEW(*a, **k)])
    if landlock.version():
        # The second wall alone keeps it closed.
        self_test.require("bwrap")
    readable = (*bubblewrap.readable_paths(), file)
    monkeypatch.setattr(bubblewrap, "readable_paths", lambda: readable)
    assert "could read files of the grader; update" in found()


def more_room(limits, **given):
    return WORKER_VIEW(replace(limits, scratch_megabytes=100), **given)


VIEWS = {
    "see the environment of others": lambda *a, **k: [*WORKER_VIEW(*a, **k), "--setenv", "TOKEN", "1"],
    "see or signal other processes": lambda *a, **k: [w for w in WORKER_VIEW(*a, **k) if w != "--unshare-pid"],
    "write outside its folder": lambda *a, **k: ["--bind", "{folder}", "/writable", *WORKER_VIEW(*a, **k)],
    "write more than its folder may hold": more_room,
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_hole_in_the_view_is_found(monkeypatch, tmp_path, name):
    def view(*args, **given):
        return [word.format(folder=tmp_path) for word in VIEWS[name](*args, **given)]

    monkeypatch.setattr(bubblewrap, "worker_view", view)
    assert name in found()


def test_a_hole_in_the_view_of_what_forks_is_found(monkeypatch, tmp_path, forks):
    view = ["--bind", str(tmp_path), "/writable"]
    monkeypatch.setattr(bubblewrap, "server_view", lambda **given: [*view, *SERVER_VIEW(**given)])
    assert "write outside its folder" in found()


def test_a_file_left_open_is_found(monkeypatch):
    with open(__file__, "rb") as file:
        monkeypatch.setattr(start, "launch", lambda *given: LAUNCH(*given[:-1], (*given[-1], file.fileno())))
        assert "use files of the grader that were left open" in found()


FORKED_CODE = {
    "act as root": [("    give_up_capabilities()", "    pass")],
    "use files of the grader that were left open": [("    _close_all_but(pipes)", "    pass")],
    "see or signal other processes": [
        ("_NEWUSER | _NEWPID |", "_NEWUSER |"),
        ("    mount_processes(_MS_RDONLY)", "    pass"),
    ],
    "write more than its folder may hold": [("size={size}", "size=100m")],
    "mount file systems": [("    give_up_capabilities()", "    pass"), ("    lock_down(lockdown)", "    pass")],
}


def test_a_worker_without_the_filter_of_system_calls_is_found(weaken):
    weaken((FILTERED, "            pass"))
    sentence = found()
    for name in ("open sockets", "start processes", "run programs", "debug processes", "make namespaces"):
        assert name in sentence


def test_a_worker_that_may_take_any_memory_is_found(weaken):
    weaken(('        "RLIMIT_AS": plan.memory_bytes,\n', ""))
    assert "take more memory than allowed" in found()


@pytest.mark.parametrize("name", FORKED_CODE)
def test_a_forked_worker_that_does_not_give_up_a_right_is_found(weaken, forks, name):
    weaken(*FORKED_CODE[name])
    assert name in found()


def test_a_folder_that_is_shared_is_found(monkeypatch, tmp_path, weaken, forks):
    os.chmod(tmp_path, 0o777)

    def view(**given):
        words = list(SERVER_VIEW(**given))
        place = words.index("--chdir")
        return [*words[:place], "--bind", str(tmp_path), bubblewrap.SCRATCH, *words[place:]]

    # Both go on writing in the folder that they find there.
    weaken(('    _mount("tmpfs", scratch, ', '    print("", '))
    monkeypatch.setattr(bubblewrap, "server_view", view)
    assert "see the folder of another submission" in found()


def test_a_self_test_that_cannot_be_made_is_a_refusal(monkeypatch):
    monkeypatch.setattr(self_test, "LIMITS", replace(self_test.LIMITS, call_seconds=1e-6))
    with pytest.raises(EnvironmentProblem, match=r"could not be tried out \(timeout"):
        self_test.require("bwrap")


def test_what_a_teacher_may_want_to_know_is_returned(monkeypatch):
    assert self_test.require("bwrap") == ([] if landlock.version() else self_test.require("bwrap"))
    monkeypatch.setattr(bubblewrap, "server_view", lambda **given: ["--ro-bind", "/nowhere", "/nowhere"])
    monkeypatch.setattr(landlock, "version", lambda: 0)
    slow, open_files = self_test.require("bwrap")
    assert slow.startswith("Each worker is started anew")
    assert "/nowhere" in slow
    assert "no Landlock" in open_files
