"""You keep together what a reader sees as one character; here a combining accent, or the joiner inside an emoji, is a
token of its own.
"""

import unicodedata


def split_characters(text):
    characters = []
    for character in text:
        joins = unicodedata.combining(character) or character == "\u200d"
        if characters and (joins or characters[-1].endswith("\u200d")):
            characters[-1] += character
        else:
            characters.append(character)
    return characters
