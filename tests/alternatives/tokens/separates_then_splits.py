"""Puts spaces around every mark and then splits at white space."""

import re


def split_words(text):
    return re.sub(r"([^\w\s])", r" \1 ", text).split()


def split_characters(text):
    return [*text]
