"""Your spaces are chunks of their own; the contract joins one space to the word or the punctuation behind it."""

import re


def pretokenize(text):
    return re.findall(r"\w+|[^\w\s]+|\s+", text)
