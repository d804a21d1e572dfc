"""Of two spaces in front of a word you leave the second to the word, as GPT-2's own pattern does; here a run of
white space stays in one chunk.
"""

import re


def pretokenize(text):
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+(?!\S)|\s+", text)
