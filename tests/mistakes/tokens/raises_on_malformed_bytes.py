"""Your function raises an error on bytes that are not valid UTF-8; each malformed sequence becomes U+FFFD."""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return bytes(values).decode("utf-8")
