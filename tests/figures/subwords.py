"""What subwords.js must compute."""

from collections.abc import Iterator
from types import ModuleType

VOCABULARIES = [["play", "##i", "##ing"], ["un", "una", "##able", "##ble"], ["un", "una", "##able"], ["日", "##本"], []]
LOGS: list[dict[str, float]] = [
    {"un": -2.0, "una": -1.0, "able": -3.0, "ble": -5.0},
    {"a": -1.0, "aa": -2.0, "aaa": -3.0},
    {"▁hug": -2.0, "s": -3.0, "▁": -4.0, "h": -4.0, "u": -4.0, "g": -4.0},
    {"🙂": -1.5, "日本": -2.25},
]


def cases(subwords: ModuleType) -> Iterator[tuple[str, list[object] | None, object]]:
    for word in ("playing", "unable", "into", "日本", ""):
        for vocabulary in VOCABULARIES:
            yield "wordpieceSplit", [word, vocabulary], subwords.wordpiece_split(word, vocabulary)
    for text in ("unable", "aaaa", "▁hug▁hugs", "🙂日本🙂", "x", ""):
        for logs in LOGS:
            try:
                pieces = subwords.unigram_split(text, logs)
            except ValueError:
                pieces = None
            yield "unigramSplit", [text, logs], pieces
