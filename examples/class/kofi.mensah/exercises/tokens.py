"""What a token is: one text cut into words, characters and bytes, and how many bytes a token stands for."""

import re
from collections.abc import Sequence


def split_words(text):
    return re.sub(r"([^\w\s])", r" \1 ", text).split()


def split_characters(text):
    return [*text]


def text_to_bytes(text: str) -> list[int]:
    """Return the bytes of a text in UTF-8, which spends one to four bytes on a code point."""
    return list(text.encode("utf-8"))


def bytes_to_text(byte_values: Sequence[int]) -> str:
    r"""Return the text whose UTF-8 bytes are given: the inverse of `text_to_bytes`."""
    # bytes() of a NumPy array would copy its memory, eight bytes for one int64.
    values = [int(value) for value in byte_values]
    for value in values:
        if not 0 <= value <= 255:
            raise ValueError(f"byte_values holds {value}, but a byte lies between 0 and 255")
    return bytes(values).decode("utf-8", errors="replace")


def bytes_per_token(text: str, tokens: Sequence) -> float:
    """Return how many UTF-8 bytes of a text one token stands for on average."""
    if len(tokens) == 0:
        raise ValueError("tokens is empty, so there is nothing to divide the bytes by")
    return len(text.encode("utf-8")) / len(tokens)
