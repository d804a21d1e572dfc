"""You refuse values above 255 but let negative ones wrap around; both must raise a ValueError."""


def bytes_to_text(byte_values):
    values = [int(value) for value in byte_values]
    if any(value > 255 for value in values):
        raise ValueError("byte_values holds a value above 255")
    return bytes(value % 256 for value in values).decode("utf-8", errors="replace")
