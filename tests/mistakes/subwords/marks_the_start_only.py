"""You put a mark in front, but leave the spaces as they are; each becomes a mark."""


def mark_spaces(text):
    return "▁" + text
