"""What a token is: one text cut into words, characters and bytes, and how many bytes a token stands for."""

import re
from collections.abc import Sequence


def split_words(text):
    tokens = []
    word = ""
    for character in text:
        if character.isalnum() or character == "_":
            word += character
            continue
        if word:
            tokens.append(word)
            word = ""
        if not character.isspace():
            tokens.append(character)
    if word:
        tokens.append(word)
    return tokens


def split_characters(text):
    tokens = []
    for position in range(len(text)):
        tokens.append(text[position])
    return tokens


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


def bytes_per_token(text, tokens):
    count = 0
    for _ in tokens:
        count += 1
    if count == 0:
        raise ValueError("there are no tokens")
    size = 0
    for character in text:
        code = ord(character)
        size += 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
    return size / count
