"""The learner's program where not all is well: killed at each step, several at once, a bare locale, other scripts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest

from llmlings import course as courses
from llmlings.course import Course, load_course
from llmlings.learn import reset
from llmlings.learn.progress import ModuleResult, load, record, record_hint
from llmlings.learn.workspace import digest

MINE = "def add(a, b):\n    return a + b\n\n\ndef double(a):\n    return 2 * a\n"
#: Runs a command in copies of a folder, and ends it before the first thing that it writes, then before the second ...
KILLER = """
import os, shutil, sys
from llmlings import cli, course

source, course.__file__, *words = sys.argv[1:]
for step in range(1, 200):
    folder = f"{source}-{step}"
    shutil.copytree(source, folder)
    child = os.fork()
    if not child:
        os.chdir(folder)
        left = step
        def stop(event, args):
            global left
            writes = event == "open" and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
            if writes or event in ("os.rename", "os.mkdir", "os.remove"):
                left -= 1
                if not left:
                    os._exit(9)
        sys.addaudithook(stop)
        os._exit(cli.main(words))
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 9:
        print(step)
        break
"""


def program(folder: Path, *words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env={**os.environ, **settings}, capture_output=True, encoding="utf-8",
        timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no os.fork, which begins the program anew for each step")
@pytest.mark.parametrize(
    "words",
    [("reset", "sums", "--yes"), ("undo",), ("hint", "sums.add"), ("check", "sums"), ("submit",)],
    ids=lambda words: words[0],
)
def test_killed_at_any_step_it_loses_nothing_and_goes_on(learner: Course, words: tuple[str, ...]) -> None:
    path = learner.exercise("sums")
    stub = path.read_text(encoding="utf-8")
    path.write_text(MINE, encoding="utf-8")
    record_hint(learner, "words.count", 2)
    if words == ("undo",):
        reset.run(learner, "sums", yes=True)
    done = {"add": 1, "double": 1}
    record(learner, [ModuleResult("words", digest(learner.exercise("words")), done, done)])
    found = program(learner.root, "-c", KILLER, str(learner.root), str(courses.__file__), *words)
    steps = int(found.stdout.splitlines()[-1])
    assert steps > 2, found.stdout + found.stderr
    for step in range(1, steps + 1):
        folder = Path(f"{learner.root}-{step}")
        course = load_course(folder)
        progress = load(course)
        assert progress.hints["words.count"] == 2
        assert progress.results["words"].passed == done
        text = course.exercise("sums").read_text(encoding="utf-8")
        copies = [copy.read_text(encoding="utf-8") for copy in (folder / ".llmlings" / "backups").glob("*.py")]
        assert text == MINE or (text == stub and MINE in copies), step
        if words[0] == "reset":
            if text == stub:
                reset.undo(course)
                assert course.exercise("sums").read_text(encoding="utf-8") == MINE
            assert reset.run(course, "sums", yes=True) == 0
        assert not list(folder.glob(".llmlings/*damaged*"))


def test_several_at_once_forget_nothing_of_each_other(learner: Course) -> None:
    together = Barrier(8)

    def remember(number: int) -> None:
        together.wait()
        for part in range(5):
            record_hint(learner, f"sums.function_{number}_{part}", 1)

    threads = [Thread(target=remember, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(load(learner).hints) == 40


@pytest.mark.parametrize("settings", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}], ids=["C", "ascii"])
def test_a_bare_locale_and_a_folder_in_other_scripts_are_no_trouble(learner: Course, settings: dict[str, str]) -> None:
    folder = learner.root.parent / "Kürs [2026] 言語"
    shutil.copytree(learner.root, folder)
    course = load_course(folder)
    text = "def add(a, b):\n    print('größer: 言語')\n    return 'ü'\n"
    course.exercise("sums").write_text(text, encoding="utf-8")
    # Else Python finds a better locale by itself.
    bare = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", **settings}
    for words in (("list",), ("hint", "sums"), ("submit",), ()):
        found = program(folder, "-m", "llmlings", *words, **bare)
        assert (found.returncode, found.stderr) == (0, ""), words
    found = program(folder, "-m", "llmlings", "check", "sums", **bare)
    assert found.returncode == 1
    assert "add gave a str where an int is expected." in found.stdout
    assert "Traceback" not in found.stdout + found.stderr
    assert "größer" in found.stdout or r"gr\xf6\xdfer" in found.stdout
