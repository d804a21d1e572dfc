"""You return the words alone; punctuation marks are tokens as well."""

import re


def split_words(text):
    return re.findall(r"\w+", text)
