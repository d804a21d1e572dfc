"""`llmlings completion`: real shells complete commands and modules with what it prints."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

#: What is typed, and what it can become.
CASES = [
    ("llmlings rese", ["reset"]),
    ("llmlings check su", ["sums"]),
    ("llmlings hint ", ["sums", "words"]),
    ("llmlings check sums wo", ["words"]),
    ("llmlings list su", []),
]


@pytest.fixture
def script(checkout: Path, run: Run, tmp_path: Path) -> Callable[[str], Path]:
    """Write what is printed for a shell into a file."""

    def write(shell: str) -> Path:
        status, out, err = run("completion", shell)
        assert (status, err) == (0, "")
        path = tmp_path / f"completion.{shell}"
        path.write_text(out, encoding="utf-8", newline="\n")
        return path

    return write


def program(name: str) -> str:
    # On Windows `bash` may be the door to another system.
    found = None if os.name == "nt" else shutil.which(name)
    return found or pytest.skip(f"{name} is not installed, or this is Windows")


def lines(folder: Path, *command: str) -> list[str]:
    variables = os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return sorted(line.strip() for line in done.stdout.splitlines() if line.strip())


@pytest.mark.parametrize(("typed", "found"), CASES)
def test_bash(script: Callable[[str], Path], tmp_path: Path, typed: str, found: list[str]) -> None:
    *before, word = typed.split(" ")
    text = f"""source {script("bash")}
        COMP_WORDS=({" ".join(before)} "{word}"); COMP_CWORD={len(before)}; _llmlings
        printf '%s\\n' "${{COMPREPLY[@]}}"; complete -p llmlings"""
    *completed, registered = lines(tmp_path, program("bash"), "--norc", "-c", text)[::-1]
    assert sorted(completed) == found
    assert registered == "complete -o bashdefault -o default -F _llmlings llmlings"


@pytest.mark.parametrize(("typed", "found"), CASES)
def test_fish(script: Callable[[str], Path], tmp_path: Path, typed: str, found: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    text = f"source {script('fish')}; cd empty; complete -C '{typed}'"
    assert lines(tmp_path, program("fish"), "-c", text) == found


@pytest.mark.parametrize(("typed", "found"), CASES)
def test_zsh(script: Callable[[str], Path], tmp_path: Path, typed: str, found: list[str]) -> None:
    *before, word = typed.split(" ")
    # What zsh would offer is asked for in place of being offered.
    text = f"""compdef() {{ print -r -- "for $2" }}
        _files() {{ }}
        compadd() {{ shift; print -rl -- ${{(M)@:#{word}*}} }}
        source {script("zsh")}
        words=({" ".join(before)} "{word}"); CURRENT={len(before) + 1}; _llmlings"""
    assert lines(tmp_path, program("zsh"), "-f", "-c", text) == sorted([*found, "for llmlings"])


def test_the_script_for_powershell_names_what_can_be_completed(script: Callable[[str], Path]) -> None:
    text = script("powershell").read_text(encoding="utf-8")
    assert '-split "init watch list check hint solution reset undo ' in text
    assert '-split "sums words"' in text
    assert text.isascii()
    assert [text.count(left) - text.count(right) for left, right in ("{}", "()", "[]")] == [0, 0, 0]


@pytest.mark.usefixtures("learner")
def test_another_shell_is_one_sentence(run: Run) -> None:
    status, out, err = run("completion", "tcsh")
    assert (status, out) == (2, "")
    assert "choose from" in err
    assert "powershell" in err
    assert err.count("\n") == 1
