"""You put neighboring punctuation marks into one token; each mark is a token of its own."""

import re


def split_words(text):
    return re.findall(r"\w+|[^\w\s]+", text)
