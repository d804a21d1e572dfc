"""Your bytes above 127 came out as negative numbers; byte values lie between 0 and 255."""


def text_to_bytes(text):
    return [value - 256 if value > 127 else value for value in text.encode("utf-8")]
