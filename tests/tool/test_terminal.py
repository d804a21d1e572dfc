"""The real program as learners use it: in a pseudo-terminal, beside an editor that saves."""

import contextlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from llmlings.course import Course

#: What is for the terminal alone.
SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.fixture
def terminal(learner: Course) -> Iterator[Callable[..., str]]:
    parent, child = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80", "LINES": "40"}
    process = subprocess.Popen(
        [sys.executable, "-m", "llmlings"], cwd=learner.root, env=environment,
        stdin=child, stdout=child, stderr=child, start_new_session=True,
    )  # fmt: skip
    os.close(child)
    seen = ""

    def until(words: str, seconds: float = 30.0) -> str:
        nonlocal seen
        deadline = time.monotonic() + seconds
        while words not in seen:
            assert time.monotonic() < deadline, f"{words!r} did not come; this came:\n{seen}"
            if select.select([parent], [], [], 0.1)[0]:
                seen += SEQUENCE.sub("", os.read(parent, 65536).decode())
        before, _, seen = seen.partition(words)
        return before

    until.press = lambda key: os.write(parent, key.encode())  # type: ignore[attr-defined]
    until.process = process  # type: ignore[attr-defined]
    yield until
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    os.close(parent)


def test_saves_in_place_and_by_renaming_are_tested(terminal, learner: Course) -> None:  # type: ignore[no-untyped-def]
    terminal("Write add in exercises/sums.py")
    path = learner.exercise("sums")
    path.write_text("def add(a, b):\n    return a - b\n\n\ndef double(a):\n    return 2 * a\n", encoding="utf-8")
    terminal("Write add in exercises/sums.py")
    other = path.with_name("sums.py~")
    other.write_text("def add(a, b):\n    return a + b\n\n\ndef double(a):\n    return 2 * a\n", encoding="utf-8")
    os.replace(other, path)
    terminal("sums is done:")
    terminal.press("n")
    terminal("words - ")
    terminal.press("q")
    terminal("See you.")
    assert terminal.process.wait(timeout=20) == 0


def test_keys_are_answered_while_tests_run(terminal, learner: Course) -> None:  # type: ignore[no-untyped-def]
    terminal("Write add in")
    learner.exercise("sums").write_text("def add(a, b):\n    while True: pass\n", encoding="utf-8")
    terminal("checking")
    terminal.press("h")
    terminal("sums.add: hint 1 of")
    terminal.press("q")
    terminal("See you.")


def test_the_list_leads_to_any_module(terminal) -> None:  # type: ignore[no-untyped-def]
    terminal("Write add in")
    terminal.press("l")
    terminal(">   1  to do")
    terminal.press("\x1b[B")
    terminal(">   2  to do")
    terminal.press("\n")
    terminal("Write count in")
    terminal.press("l")
    terminal("go there")
    terminal.press("\x1b")
    terminal("Write count in")
    terminal.press("q")
    terminal("See you.")


def test_ctrl_c_ends_it_and_leaves_nothing_running(terminal) -> None:  # type: ignore[no-untyped-def]
    terminal("Write add in")
    terminal.process.send_signal(signal.SIGINT)
    terminal("See you.")
    assert terminal.process.wait(timeout=20) == 0
