"""Your chunks hold no white space; the contract keeps every character, so that the chunks joined give the text back."""

import re


def pretokenize(text):
    return re.findall(r"\w+|[^\w\s]+", text)
