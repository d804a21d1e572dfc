"""The text of a file of Python code, by the rules that learners' tests and the grader share."""

import codecs
import io
import re
import tokenize

MAX_BYTES = 1 << 20
#: No character sets: made for host names and slow on a long text, or escapes within the text.
_REFUSED_CODECS = {"punycode", "idna", "utf-7", "unicode-escape", "raw-unicode-escape"}


class SourceProblem(Exception):
    """A file is not read; the text goes on after the file's path."""


def source_text(data: bytes) -> str:
    """Return the text of a file, in UTF-8 or the encoding that its first lines name.

    Raises:
        SourceProblem: what stands against it, and what to do.
    """
    if len(data) > MAX_BYTES:
        raise SourceProblem("is larger than 1 MiB; hand in the source alone")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        if codecs.lookup(encoding).name in _REFUSED_CODECS:
            raise LookupError(encoding)
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceProblem(
            f"is not text in UTF-8 or the encoding that it names (line {line}); save it as UTF-8"
        ) from None
    except (SyntaxError, LookupError, UnicodeError):
        raise SourceProblem("is not text in UTF-8 or the encoding that it names; save it as UTF-8") from None
    return checked_text(text)


def checked_text(text: str) -> str:
    """Return a text that can be code; a `SourceProblem` says why it cannot."""
    if "\0" in text:
        raise SourceProblem("holds a null byte; save it as plain text")
    if re.search("[\ud800-\udfff]", text):
        raise SourceProblem("holds half of a surrogate pair, which is no text; write the character itself")
    if len(text) > MAX_BYTES:
        raise SourceProblem("holds more than 1 MiB of code; hand in the source alone")
    return text
