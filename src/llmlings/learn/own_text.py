"""The text that a learner's model learns from: the course's Shakespeare, or a file of theirs."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from llmlings.corpora import load_corpus
from llmlings.errors import UsageError

LEAST_BYTES = 2_000
GOOD_BYTES = 100_000
MOST_BYTES = 2_000_000
MOST_KEPT_ASIDE = 30_000


@dataclass(frozen=True)
class OwnText:
    """A text to learn from, and its end, which the model never sees and is tested with.

    `cut` says whether the file went on.
    """

    name: str
    learned: str
    kept_aside: str
    cut: bool = False


def shakespeare() -> OwnText:
    """Return the plays that the course ships."""
    return _split("Shakespeare", load_corpus("shakespeare"))


def read_text(file: Path) -> OwnText:
    """Return the text of a file, or the beginning of a large one; a `UsageError` says why it cannot be learned from."""
    with file.open("rb") as opened:
        # A file of gigabytes is not read to its end.
        data = opened.read(MOST_BYTES + 1)
    cut = len(data) > MOST_BYTES
    try:
        # The cut may have split a character: the decoder waits for its other bytes.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(data[:MOST_BYTES], final=not cut)
    except UnicodeDecodeError:
        raise UsageError(
            f"{file} is not text in UTF-8; open it in your editor, save it with the encoding UTF-8 and run this again."
        ) from None
    text = text.replace("\r\n", "\n")
    if (size := len(text.encode())) < LEAST_BYTES:
        raise UsageError(
            f"{file} is too short, {size:,} bytes; a model needs {LEAST_BYTES:,} to learn anything, "
            f"and {GOOD_BYTES:,} or more to write well."
        )
    return _split(file.name, text, cut)


def _split(name: str, text: str, cut: bool = False) -> OwnText:
    """Keep the last tenth aside, but no more than a good estimate needs; the cut is between lines if one ends near."""
    data = text.encode()
    aside = min(len(data) // 10, MOST_KEPT_ASIDE)
    place = len(data) - aside
    place = data.find(b"\n", place, place + aside // 2) + 1 or place
    learned = data[:place].decode(errors="ignore")
    return OwnText(name, learned, text[len(learned) :], cut)
