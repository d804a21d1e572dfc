"""Your bytes are those of the encoding UTF-16, at least two for each character; the course uses UTF-8."""


def text_to_bytes(text):
    return list(text.encode("utf-16-le"))
