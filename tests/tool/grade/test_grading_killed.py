"""A run that is stopped at any moment, by any signal, loses nothing and leaves nothing running."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from graded_runs import left_running, outputs
from quick_class import hand_in, three_modules
from toy_answers import RIGHT

from llmlings.course import Course

HALF = RIGHT.replace("2.0 *", "3.0 *")


def run(course: Course, folder: Path, out: Path) -> subprocess.Popen[bytes]:
    words = ["grade", str(folder), "--out", str(out), "--seed", "s", "--jobs", "1", "--sandbox", "none"]
    return subprocess.Popen([sys.executable, "-m", "llmlings", *words], cwd=course.root, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_a_run_that_is_stopped_at_any_moment_comes_to_the_same_end(
    toy: Course, folder: Path, tmp_path: Path, kills: int
) -> None:
    many = kills > 3
    course = three_modules(toy) if many else toy
    for number in range(4):
        for module, text in (("toy", RIGHT), ("twin", HALF), ("trio", RIGHT))[: 3 if many else 1]:
            hand_in(folder, **{f"s{number}__{module}": text + "\n" * number})
    began = time.monotonic()
    assert run(course, folder, tmp_path / "whole").wait() == 0
    lasts = time.monotonic() - began
    draw = random.Random(kills)
    for number in range(kills):
        # A later start goes on where the one before was stopped; now and then from nothing.
        out = tmp_path / f"out {number // 5}"
        process = run(course, folder, out)
        try:
            status = process.wait(draw.uniform(0, lasts))
        except subprocess.TimeoutExpired:
            sign = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[number % 3]
            process.send_signal(sign)
            status = process.wait()
            # Python itself handles no signal before it has started.
            assert status in (-sign, 130, 0)
        else:
            assert status == 0
    deadline = time.monotonic() + 60
    while left_running(course) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left_running(course) == []
    for number in range((kills - 1) // 5 + 1):
        assert run(course, folder, tmp_path / f"out {number}").wait() == 0
        assert outputs(tmp_path / f"out {number}") == outputs(tmp_path / "whole")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda sign: sign.name)
def test_signals_end_a_run_in_the_middle_of_an_endless_answer(
    toy: Course, folder: Path, tmp_path: Path, sign: signal.Signals
) -> None:
    endless = "from time import sleep\ndef total(numbers):\n    sleep(10 ** 6)\ndouble = total\n"
    hand_in(folder, ann__toy=endless)
    process = run(toy, folder, tmp_path / "out")
    deadline = time.monotonic() + 60
    while len(left_running(toy)) < 2 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(sign)
    assert process.wait() == 130
    while left_running(toy) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left_running(toy) == []


def test_a_killed_run_leaves_no_process_behind(toy: Course, folder: Path, tmp_path: Path) -> None:
    hand_in(folder, ann__toy=RIGHT.replace("return sum(", "while True: pass\n    return sum("))
    words = ["grade", str(folder), "--out", str(tmp_path / "out"), "--seed", "s"]
    process = subprocess.Popen([sys.executable, "-m", "llmlings", *words], cwd=toy.root)
    mark = f"{toy.root}".encode()

    def started() -> list[int]:
        # The slot's folder is the course's; its worker hangs on it and ends with it.
        found = []
        for entry in Path("/proc").iterdir():
            try:
                is_slot = entry.name.isdigit() and b"llmlings.grade.slot" in (entry / "cmdline").read_bytes()
                if is_slot and os.readlink(entry / "cwd").encode() == mark:
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    deadline = time.monotonic() + 60
    while not started() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.kill()
    process.wait()
    while started() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert started() == []
