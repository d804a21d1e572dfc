"""From a NumPy array you took the raw memory, eight bytes for one int64; each element is one byte value."""


def bytes_to_text(byte_values):
    if any(not 0 <= value <= 255 for value in byte_values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return bytes(byte_values).decode("utf-8", errors="replace")
