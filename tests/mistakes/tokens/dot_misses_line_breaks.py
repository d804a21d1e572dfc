"""Line breaks are missing from your characters, as with a pattern whose dot does not match them; every code point is a
token.
"""

import re


def split_characters(text):
    return re.findall(".", text)
