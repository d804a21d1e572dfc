"""You moved values outside 0 to 255 to the nearest byte; they must raise a ValueError."""


def bytes_to_text(byte_values):
    return bytes(min(max(int(value), 0), 255) for value in byte_values).decode("utf-8", errors="replace")
