"""You turned each byte into the character with that number; bytes above 127 belong together in groups of two to four."""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return "".join(chr(value) for value in values)
