"""Your words are what cutting at white space alone gives; punctuation marks must come off the words and be tokens of
their own.
"""


def split_words(text):
    return text.split()
