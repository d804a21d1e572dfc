"""`--help` of each learner's command ends with lines to type, which are right."""

import argparse
import shlex

import pytest

from llmlings.cli import make_parser
from llmlings.errors import UsageError
from llmlings.learn.help import Parser

PARSER, COMMANDS = make_parser()
TEACHERS = {"grade", "override", "drop", "export", "similar", "notebooks", "release", "report", "dev"}


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        PARSER.parse_args([*command.split(), "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("command", ["", *(name for name in COMMANDS if name not in TEACHERS)])
def test_each_command_of_learners_shows_examples_that_can_be_typed(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    examples = help_of(command, capsys).partition("\n\nfor example:\n")[2].splitlines()
    assert examples
    for example in examples:
        program, *words = shlex.split(example.partition(" >")[0].partition(" |")[0])
        assert program == "llmlings"
        assert command in ("", words[0])
        assert callable(PARSER.parse_args(words).run)


def test_descriptions_are_wrapped_and_examples_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "40")
        text = help_of("completion", capsys)
    description, _, examples = text.partition("for example:")
    assert max(map(len, description.splitlines())) <= 40
    assert "\n  llmlings completion fish > ~/.config/fish/completions/llmlings.fish\n" in examples


def test_the_text_of_a_command_stands_beside_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of("", capsys)
    assert "\n    completion  let the Tab key" in text
    assert "\n    init        make a workspace" in text


def test_a_parser_without_examples_ends_without_them() -> None:
    parser = Parser(prog="llmlings nothing", description="Nothing.")
    assert "for example" not in parser.format_help()
    with pytest.raises(UsageError, match=r"^llmlings nothing: .*x; see `llmlings nothing --help`\.$"):
        parser.parse_args(["x"])
    assert isinstance(parser, argparse.ArgumentParser)
