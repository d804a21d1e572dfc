"""You cut words at underscores; the underscore counts as a word character."""

import re


def split_words(text):
    return re.findall(r"[^\W_]+|[^\w\s]|_", text)
