"""You list each word once, which makes a vocabulary; tokens are the sequence of the text, so a word that comes again
is a token again.
"""

import re


def split_words(text):
    return list(dict.fromkeys(re.findall(r"\w+|[^\w\s]", text)))
