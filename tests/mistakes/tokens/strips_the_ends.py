"""White space at the ends of the text is missing from your characters; every code point is a token, wherever it
stands.
"""


def split_characters(text):
    return list(text.strip())
