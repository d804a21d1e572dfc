"""Your function takes the values out of the list that it was given; the argument must stay as it was."""


def bytes_to_text(byte_values):
    values = []
    while len(byte_values):
        values.append(int(byte_values.pop(0)))
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    return bytes(values).decode("utf-8", errors="replace")
