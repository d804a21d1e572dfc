"""Digits are missing from your tokens; a digit is a word character like a letter."""

import re


def split_words(text):
    return re.findall(r"[^\W\d]+|[^\w\s]", text)
