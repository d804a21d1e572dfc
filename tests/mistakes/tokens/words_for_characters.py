"""You cut the text at its spaces, which gives words; a character is one code point, and an empty text has none."""


def split_characters(text):
    return text.split(" ")
