"""Your numbers are code points, one for each character; UTF-8 spends two to four bytes on a character outside ASCII."""


def text_to_bytes(text):
    return [ord(character) for character in text]
