"""You keep the point inside a number; it is a punctuation mark, and so a token of its own even there."""

import re


def split_words(text):
    return re.findall(r"\d+\.\d+|\w+|[^\w\s]", text)
