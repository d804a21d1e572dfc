"""You list each character once, which makes an alphabet; tokens are the sequence of the text, so a character that
comes again is a token again.
"""


def split_characters(text):
    return list(dict.fromkeys(text))
