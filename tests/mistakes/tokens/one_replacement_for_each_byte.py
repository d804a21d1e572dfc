"""You put one U+FFFD for each byte of a sequence that breaks off; the whole broken sequence becomes one U+FFFD."""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(not 0 <= value <= 255 for value in values):
        raise ValueError("byte_values holds a value outside 0 to 255")
    text, position = "", 0
    while position < len(values):
        for length in (1, 2, 3, 4):
            part = bytes(values[position : position + length])
            try:
                text += part.decode("utf-8")
                position += len(part)
                break
            except UnicodeDecodeError:
                continue
        else:
            text += "\ufffd"
            position += 1
    return text
