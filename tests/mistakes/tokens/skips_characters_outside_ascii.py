"""Characters outside ASCII are missing from your bytes; UTF-8 has bytes for every character."""


def text_to_bytes(text):
    return list(text.encode("ascii", errors="ignore"))
