"""You split at white space and put a mark in front of each word; spaces at the ends and in a row are lost."""


def mark_spaces(text):
    return "".join("▁" + word for word in text.split()) or "▁"
