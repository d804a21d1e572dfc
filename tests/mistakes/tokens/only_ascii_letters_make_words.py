"""Your words consist of ASCII characters only, so an accented letter or a letter of another script breaks a word;
letters of every script are word characters.
"""

import re


def split_words(text):
    return re.findall(r"\w+|[^\w\s]", text, re.ASCII)
