"""You return an object of type bytes; the contract asks for a list of integers."""


def text_to_bytes(text):
    return text.encode("utf-8")
