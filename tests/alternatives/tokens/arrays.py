"""Does everything about bytes and code points with NumPy arrays."""

import numpy as np


def split_characters(text):
    points = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    return list(map(chr, points.tolist()))


def text_to_bytes(text):
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8).tolist()


def bytes_to_text(byte_values):
    return np.array(byte_values, dtype=np.uint8).tobytes().decode("utf-8", "replace")


def bytes_per_token(text, tokens):
    return np.float64(len(text_to_bytes(text))) / np.float64(len(tokens))
