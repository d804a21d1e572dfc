"""You keep the punctuation marks of ASCII and lose all others, such as curly quotes and emoji; every character that is
neither a word character nor white space is a token.
"""

import re
import string


def split_words(text):
    return re.findall(rf"\w+|[{re.escape(string.punctuation)}]", text)
