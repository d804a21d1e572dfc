"""Values outside 0 to 255 wrapped around in your answer, so that 256 became 0; they must raise a ValueError."""


def bytes_to_text(byte_values):
    return bytes(int(value) % 256 for value in byte_values).decode("utf-8", errors="replace")
