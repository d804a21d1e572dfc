"""Single keys as systems send them; Windows is simulated."""

import sys
from types import SimpleNamespace

import pytest

from llmlings.learn.keys import DOWN, ESCAPE, UP, Keys, last_key


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("n", "n"),
        ("nnq", "q"),
        ("\x1b[A", UP),
        ("\x1bOB", DOWN),
        ("\x1b[A\x1b[A\x1b[B", DOWN),
        ("\x1b", ESCAPE),
        ("\x1b[6~", ""),
        ("\x1b[200~a pasted text", ""),
        ("é", "é"),
    ],
)
def test_what_a_terminal_sends_is_one_key(sent: str, key: str) -> None:
    assert last_key(sent) == key


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("n", "n"),
        ("\xe0H", UP),
        ("\xe0P", DOWN),
        ("\x00;", ""),
        ("\x1b", ESCAPE),
        ("\x03", "q"),
        ("\r", "\r"),
        ("", ""),
    ],
)
def test_windows_sends_other_keys(sent: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = list(sent)
    console = SimpleNamespace(kbhit=lambda: bool(waiting), getwch=lambda: waiting.pop(0))
    monkeypatch.setitem(sys.modules, "msvcrt", console)
    monkeypatch.setattr(sys, "platform", "win32")
    assert Keys().read(0.01) == key
    assert not waiting
