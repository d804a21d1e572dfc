"""Your chunks treat only the letters a to z as word characters; the contract counts letters and digits of every
script.
"""

import re


def pretokenize(text):
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+", text, flags=re.ASCII)
