"""What a token is: one text cut into words, characters and bytes, and how many bytes a token stands for."""

import numpy as np

import re
from collections.abc import Sequence


def split_words(text: str) -> list[str]:
    r"""Cut a text into words and punctuation marks."""
    return re.findall(r"\w+|[^\w\s]", text)


def split_characters(text):
    points = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    return list(map(chr, points.tolist()))


def text_to_bytes(text):
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8).tolist()


def bytes_to_text(byte_values):
    values = np.array(byte_values, dtype=np.int64)
    if np.any((values < 0) | (values > 255)):
        raise ValueError("All byte_values must be bytes.")
    return values.astype(np.uint8).tobytes().decode("utf-8", "replace")


def bytes_per_token(text, tokens):
    if not len(tokens):
        raise ValueError("tokens must not be empty")
    return np.float64(len(text_to_bytes(text))) / np.float64(len(tokens))
