"""The command line as a whole: help, errors in one sentence, exit statuses, encodings, closed pipes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from llmlings import cli
from llmlings.course import Course

Run = Callable[..., tuple[int, str, str]]

COMMANDS = ["init", "list", "check", "hint", "solution", "reset", "undo", "update", "doctor", "submit", "dev"]


def start(folder: Path, *argv: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "import sys; from llmlings.cli import main; sys.exit(main())", *argv]
    return subprocess.run(command, cwd=folder, env=os.environ | variables, capture_output=True, check=False)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n    {name} " not in text] == []


#: What takes long to import and what these commands do without.
SLOW = {"asyncio", "email", "importlib.metadata", "numpy", "pytest", "rich.markdown", "rich.table", "torch", "zipfile"}


@pytest.mark.parametrize("argv", [[], ["--help"], ["list"], ["hint", "sums"]], ids=["status", "help", "list", "hint"])
def test_what_tests_nothing_starts_with_few_modules(learner: Course, argv: list[str]) -> None:
    # An edited file is compared with the stub that was handed out, which takes more than an untouched one.
    with learner.exercise("sums").open("ab") as file:
        file.write(b"# mine\n")
    code = (
        "import sys; before = set(sys.modules); from llmlings.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code, *argv], cwd=learner.root, capture_output=True, check=True)
    new = done.stdout.decode().splitlines()[-1].split()
    assert SLOW & set(new) == set()
    # 0.1 s on a machine of 2024: more modules than these make it feel slow.
    assert len(new) < 180


def test_the_version_is_shown(run: Run) -> None:
    status, out, _ = run("--version")
    assert status == 0
    assert out.startswith("llmlings 0.")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["chek"], "There is no command 'chek'; did you mean 'llmlings check'?"),
        (["xyz"], "There is no command 'xyz'; `llmlings --help` shows all commands."),
        (["check", "--jsn", "x"], "--jsn"),
        (["reset"], "required: MODULE[.FUNCTION]; see `llmlings reset --help`"),
        (["hint", "sums", "--level", "two"], "invalid int value: 'two'"),
        (["dev"], "llmlings dev --help"),
        (["dev", "stub"], "'stub'"),
    ],
    ids=["close", "far", "option", "argument", "number", "no subcommand", "subcommand"],
)
@pytest.mark.usefixtures("learner")
def test_wrong_usage_is_one_sentence_and_status_2(run: Run, argv: list[str], words: str) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_an_interrupt_ends_quietly(learner: Course, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: Course) -> int:
        raise KeyboardInterrupt

    assert learner.title == "Toy"
    monkeypatch.setattr("llmlings.learn.list.run", interrupt)
    assert run("list") == (130, "", "\nStopped.\n")


def test_a_reader_that_has_seen_enough_causes_no_error(learner: Course) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", "import sys; from llmlings.cli import main; sys.exit(main())", "list"]
    done = subprocess.run(command, cwd=learner.root, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode != 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_in_any_encoding_shows_what_it_can(learner: Course, encoding: str) -> None:
    hints = learner.root / "docs" / "hints" / "sums.md"
    hints.write_text("## add\n\n1. Caf\u00e9 \u2581 [red]x[/red]\n", encoding="utf-8")
    path = learner.exercise("sums")
    text = path.read_text(encoding="utf-8").replace('raise NotImplementedError("add")', 'return "caf\u00e9 \u2581"')
    path.write_text(text, encoding="utf-8", newline="\n")
    for argv in ([], ["list"], ["check"], ["hint", "sums.add"], ["submit"]):
        done = start(learner.root, *argv, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert b"Traceback" not in done.stderr
        assert done.returncode == (argv == ["check"])
    done = start(learner.root, "hint", "sums.add", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "Caf\u00e9 \u2581 [red]x[/red]".encode(encoding, errors="backslashreplace") in done.stdout


def test_colours_need_a_terminal_and_no_color_turns_them_off(learner: Course) -> None:
    assert b"\x1b" not in start(learner.root, "list").stdout
    assert b"\x1b[1m" in start(learner.root, "list", FORCE_COLOR="1", TERM="xterm").stdout
    learner.exercise("sums").write_text("def add(a, b):\n    return 0\n", encoding="utf-8")
    assert b"\x1b[31m" in start(learner.root, "check", FORCE_COLOR="1", TERM="xterm").stdout
    assert b"\x1b[31" not in start(learner.root, "check", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").stdout


def test_in_a_checkout_reset_derives_the_stub_again(checkout: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    assert run("reset", "sums", "--yes")[0] == 0
    assert 'NotImplementedError("add")' in (checkout / "exercises" / "sums.py").read_text(encoding="utf-8")
    assert "sums - Adding\nto do: 0 of 2 functions done\n" in run()[1]
