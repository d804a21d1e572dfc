"""You put one U+FFFD for several malformed sequences in a row; each of them becomes a U+FFFD of its own."""

import re


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return re.sub("\ufffd+", "\ufffd", bytes(values).decode("utf-8", errors="replace"))
