"""The character U+FEFF at the start is missing from your text; its three bytes are text like all others."""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return bytes(values).decode("utf-8-sig", errors="replace")
