"""White space is missing from your characters; a space or a line break is a character, and so a token."""


def split_characters(text):
    return [character for character in text if not character.isspace()]
