"""Each of your punctuation marks is a chunk of its own; the contract keeps a run of punctuation such as ?! in one
chunk.
"""

import re


def pretokenize(text):
    return re.findall(r" ?\w+| ?[^\w\s]|\s+", text)
