"""Your bytes begin with 239, 187, 191, a byte order mark; UTF-8 needs none."""


def text_to_bytes(text):
    return list(text.encode("utf-8-sig"))
