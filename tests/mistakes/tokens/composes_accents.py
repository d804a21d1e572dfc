"""You joined a letter and the accent after it into one new character; the code points of the text must stay as they
are.
"""

import unicodedata


def split_characters(text):
    return list(unicodedata.normalize("NFC", text))
