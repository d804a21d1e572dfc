"""Your function raises an error for an empty list; no bytes are the empty text."""


def bytes_to_text(byte_values):
    if len(byte_values) == 0:
        raise ValueError("byte_values is empty")
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return bytes(values).decode("utf-8", errors="replace")
