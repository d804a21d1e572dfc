"""You leave it to Python to refuse a value outside 0 to 255, and its message does not say which argument is wrong; the
message must name byte_values.
"""


def bytes_to_text(byte_values):
    return bytes(int(value) for value in byte_values).decode("utf-8", errors="replace")
