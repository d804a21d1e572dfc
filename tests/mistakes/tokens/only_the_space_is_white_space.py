"""You drop the space character but keep tabs and line breaks as tokens; every kind of white space separates tokens and
is dropped.
"""

import re


def split_words(text):
    return re.findall(r"\w+|[^\w ]", text)
