"""Your words end with the space that follows them; the contract puts a space in front of the word that it precedes."""

import re


def pretokenize(text):
    return re.findall(r"\w+ ?|[^\w\s]+ ?|\s+", text)
