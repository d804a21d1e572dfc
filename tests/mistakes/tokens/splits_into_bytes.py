"""You cut the text into its UTF-8 bytes; a character of several bytes is one token here, for tokens are code points."""


def split_characters(text):
    return [chr(value) for value in text.encode("utf-8")]
