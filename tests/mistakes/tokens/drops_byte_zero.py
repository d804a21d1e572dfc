"""The byte 0 is missing from your text; 0 is a byte like any other, although Python treats it as false."""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return bytes(value for value in values if value).decode("utf-8", errors="replace")
