"""You keep a hyphen inside a word; it is a punctuation mark, and so a token of its own even there."""

import re


def split_words(text):
    return re.findall(r"\w+(?:-\w+)*|[^\w\s]", text)
