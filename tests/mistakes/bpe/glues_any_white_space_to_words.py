"""Your words take a line break or a tab in front along; the contract allows only a space there."""

import re


def pretokenize(text):
    return re.findall(r"\s?\w+|\s?[^\w\s]+|\s+", text)
