"""Builds on the iterators of the standard library: groups, an incremental decoder, exact fractions."""

import codecs
import re
from fractions import Fraction
from itertools import groupby


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
    pieces = [decoder.decode(value.to_bytes(1, "big")) for value in byte_values]
    return "".join(pieces) + decoder.decode(b"", final=True)


def bytes_per_token(text, tokens):
    return float(Fraction(len(bytearray(text, "utf-8")), len(tokens)))
