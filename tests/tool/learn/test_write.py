"""`llmlings write`: a model of the learner's own is trained, kept, and writes."""

import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from capstone import RHYME, TINY, edit, solved

from llmlings.course import Course
from llmlings.learn import write
from llmlings.learn.own_model import OwnModel
from llmlings.learn.progress import ModuleResult, record
from llmlings.learn.workspace import create, digest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A workspace with the capstone solved and a text of one's own, and trainings that take no time."""
    course = solved(tmp_path / "work")
    (course.root / "rhyme.txt").write_text(RHYME, encoding="utf-8", newline="\n")
    monkeypatch.chdir(course.root)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(write, "RECIPE", TINY)
    monkeypatch.setattr(write, "WRITTEN_TOKENS", 20)
    return course


def models(course: Course) -> list[Path]:
    return sorted(course.private("models").glob("*"))


def untrainable(*_: Any) -> None:
    raise AssertionError("there is no need to train")


def test_a_model_is_trained_and_writes(workspace: Course, run: Run) -> None:
    status, out, err = run("write", "To be", "--text", "rhyme.txt")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert f"{len(RHYME.encode()):,}" not in out, "a part is kept aside"
    assert "  8.00  knowing nothing: each byte is as likely as any other" in lines
    assert len([line for line in lines if "  counting " in line]) == 5
    assert [line.split(":")[0] for line in lines if line.startswith("After ")] == [
        "After the first step", "After 3 steps", "After 7 steps", "After 12 steps"
    ]  # fmt: skip
    assert len([line for line in lines if line.startswith("  To be")]) == 3
    assert lines[lines.index("Now it writes:") + 2].startswith("To be")
    assert "parameters have learned this from 3," in out
    assert 'llmlings write "Once upon" --text "rhyme.txt"' in out
    assert "\x1b" not in out
    assert len(models(workspace)) == 1


def test_the_next_call_uses_what_was_kept_and_writes_something_new(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("write", "To be", "--text", "rhyme.txt")
    monkeypatch.setattr(OwnModel, "train", untrainable)
    outs = {run("write", "To be", "--text", "rhyme.txt")[1] for _ in range(3)}
    assert len(outs) == 3
    assert all(out.startswith("Your model has learned from rhyme.txt. It writes:\n\nTo be") for out in outs)


def test_changed_code_trains_anew_and_says_so(workspace: Course, run: Run) -> None:
    run("write", "", "--text", "rhyme.txt")
    with workspace.exercise("generation").open("a", encoding="utf-8") as file:
        file.write("# Better now.\n")
    out = run("write", "", "--text", "rhyme.txt")[1]
    assert out.startswith("Your code has changed since the last training, so a new model is trained.\n")
    assert "After 12 steps" in out
    assert len(models(workspace)) == 1
    assert run("write", "", "--text", "rhyme.txt")[1].startswith("Your model has learned")


def test_another_text_and_another_recipe_have_models_of_their_own(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("write", "", "--text", "rhyme.txt")
    Path("other.txt").write_text(RHYME[::-1], encoding="utf-8")
    assert "After 12 steps" in run("write", "", "--text", "other.txt")[1]
    monkeypatch.setattr(write, "RECIPE", replace(TINY, steps=4))
    assert "After 4 steps" in run("write", "", "--text", "rhyme.txt")[1]
    assert len(models(workspace)) == 3


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ([], ""),
        ([""], ""),
        (["To", "be"], "To be"),
        (["日本 😀"], "日本 😀"),
        (["HELENA:\n"], "HELENA:\n"),
        (["\udcff"], "\ufffd"),
        (["x" * 300], "x" * 300),
        (["[red]\x1b"], "[red]·"),
    ],
    ids=["none", "empty", "two words", "bytes that the text lacks", "a line", "not UTF-8", "long", "escape"],
)
def test_any_prompt_is_continued(workspace: Course, run: Run, words: list[str], begins: str) -> None:
    run("write", "--text", "rhyme.txt")
    status, out, err = run("write", *words, "--text", "rhyme.txt")
    assert (status, err) == (0, "")
    assert out.partition("It writes:\n\n")[2].startswith(begins)


def test_ctrl_c_keeps_what_was_learned(workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write._Training, "_show_sample", lambda *_: signal.raise_signal(signal.SIGINT))
    status, out, err = run("write", "To be", "--text", "rhyme.txt")
    assert (status, err) == (0, "")
    assert "Stopped after 1 of 12 steps. What was learned is kept." in out
    assert "\nNow it writes:\n\nTo be" in out
    monkeypatch.setattr(OwnModel, "train", untrainable)
    out = run("write", "To be", "--text", "rhyme.txt")[1]
    assert "It writes:\n\nTo be" in out
    assert "stopped after 1 of 12 steps" in out
    [kept] = models(workspace)
    assert f"delete .llmlings/models/{kept.name} and run this again" in out


def test_ctrl_c_before_there_is_anything_is_a_stop(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "_baselines", lambda *_: signal.raise_signal(signal.SIGINT))
    status, _, err = run("write", "To be", "--text", "rhyme.txt")
    assert (status, err) == (130, "\nStopped.\n")
    assert models(workspace) == []


def test_a_text_that_does_not_do_is_refused_before_anything_is_loaded(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "_prepare", untrainable)
    Path("short.txt").write_text("tick", encoding="utf-8")
    status, out, err = run("write", "To be", "--text", "short.txt")
    assert (status, out) == (2, "")
    assert err.startswith("short.txt is too short, 4 bytes; ")
    status, out, err = run("write", "To be", "--text", "none.txt")
    assert (status, out) == (3, "")
    assert err.startswith("none.txt: ")


def test_of_a_large_text_it_is_said_that_its_beginning_is_used(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("llmlings.learn.own_text.MOST_BYTES", 3_000)
    assert run("write", "--text", "rhyme.txt")[1].startswith("rhyme.txt is large: the model learns from its first ")


def test_without_torch_it_says_how_to_get_it(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(create(tmp_path / "work").root)
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else find(name))
    status, out, err = run("write", "To be")
    assert (status, out) == (3, "")
    assert err == 'language_model needs the package torch; install it with `pip install "llmlings[torch]"`.\n'


def test_in_a_fresh_workspace_it_says_what_is_still_to_do(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch")
    monkeypatch.chdir(create(tmp_path / "work").root)
    status, out, err = run("write", "To be")
    assert (status, out) == (1, "")
    assert err == (
        "Your model cannot write yet: LanguageModel.train in exercises/language_model.py is still to do. "
        "Next: llmlings check language_model\n"
    )


def test_what_is_not_checked_is_named_and_what_is_done_is_not(workspace: Course, run: Run) -> None:
    out = run("write", "--text", "rhyme.txt")[1]
    assert "llmlings check bpe batching generation transformer language_model\n" in out
    results = []
    for module in workspace.modules:
        counts = dict.fromkeys(module.functions, 1)
        if module.name != "bpe":
            results.append(ModuleResult(module.name, digest(workspace.exercise(module.name)), counts, counts))
    record(workspace, results)
    Path("other.txt").write_text(RHYME[::-1], encoding="utf-8")
    out = run("write", "--text", "other.txt")[1]
    assert out.startswith("Not all tests of bpe have passed with your code as it is now.\n")
    assert "llmlings check bpe\n" in out


def test_a_model_that_learns_nothing_is_told_where_to_look(workspace: Course, run: Run) -> None:
    edit(workspace, "language_model", "return nats / math.log(2)", "return 40 + nats")
    out = run("write", "--text", "rhyme.txt")[1]
    assert "That is nothing. To find out why:\n  llmlings check bpe batching" in out


def test_a_model_that_gets_worse_knows_its_text_by_heart(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter((3.0, 2.0, 2.5, 2.6))
    monkeypatch.setattr(OwnModel, "bits_per_byte", lambda *_: next(found))
    assert "It was better before" in run("write", "--text", "rhyme.txt")[1]
    found = iter((3.0, 2.0, 1.5, 1.4))
    Path("other.txt").write_text(RHYME[::-1], encoding="utf-8")
    out = run("write", "--text", "other.txt")[1]
    assert "It was better before" not in out
    assert "After the first step: 3.00 bits per byte. Tokens alone do that: it knows nothing yet.\n" in out
    assert "After 3 steps: 2.00 bits per byte, better than counting " in out


@pytest.mark.parametrize(("tokens", "steps"), [(100, 300), (50_000, 976), (10_000_000, 3500)])
def test_a_short_text_takes_fewer_steps(tokens: int, steps: int) -> None:
    assert write._steps(tokens) == steps


@pytest.mark.long
def test_a_reader_that_has_seen_enough_causes_no_error(workspace: Course, run: Run) -> None:
    run("write", "--text", "rhyme.txt")
    code = (
        "import sys; from llmlings import cli; from llmlings.learn import write; from capstone import TINY\n"
        "write.RECIPE = TINY; sys.exit(cli.main(sys.argv[1:]))"
    )
    read, out = os.pipe()
    os.close(read)
    path = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code, "write", "To be", "--text", "rhyme.txt"],
        env=os.environ | {"PYTHONPATH": path}, stdout=out, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(out)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.long
def test_shakespeare_is_the_text_if_there_is_no_other(workspace: Course, run: Run) -> None:
    status, out, _ = run("write", "To be")
    assert status == 0
    assert "bytes of Shakespeare to learn from" in out
    assert "  4.83  counting single bytes\n" in out
    assert run("write", "To be")[1].startswith("Your model has learned from Shakespeare.")


@pytest.mark.long
def test_the_recipe_makes_a_model_that_is_better_than_counting_pairs(
    workspace: Course, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(workspace.root)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(write, "RECIPE", replace(write.RECIPE, steps=400))
    out = run("write", "HELENA:\n")[1]
    assert "After 400 steps: 2." in out
    assert ", better than counting pairs of bytes (3.61)\n" in out
