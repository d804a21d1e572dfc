"""What a token is: one text cut into words, characters and bytes, and how many bytes a token stands for."""

import codecs
from fractions import Fraction
from itertools import groupby

import re
from collections.abc import Sequence


def split_words(text):
    def kind(numbered):
        position, character = numbered
        if re.fullmatch(r"\w", character):
            return "word"
        return "space" if character.isspace() else position

    groups = ((key, "".join(c for _, c in group)) for key, group in groupby(enumerate(text), kind))
    return [token for key, token in groups if key != "space"]


def split_characters(text):
    return [match.group() for match in re.finditer(r"(?s).", text)]


def text_to_bytes(text):
    return [byte for character in text for byte in character.encode()]


def bytes_to_text(byte_values):
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    pieces = []
    for value in byte_values:
        try:
            pieces.append(decoder.decode(int(value).to_bytes(1, "big")))
        except OverflowError:
            raise ValueError(f"byte_values may not hold {value}") from None
    pieces.append(decoder.decode(b"", final=True))
    return "".join(pieces)


def bytes_per_token(text, tokens):
    try:
        return float(Fraction(len(bytearray(text, "utf-8")), len(tokens)))
    except ZeroDivisionError:
        raise ValueError("no tokens given") from None
