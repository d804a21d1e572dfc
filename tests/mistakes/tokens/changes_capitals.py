"""Your tokens are all in lower case; the tokens keep the letters of the text as they are."""

import re


def split_words(text):
    return re.findall(r"\w+|[^\w\s]", text.lower())
