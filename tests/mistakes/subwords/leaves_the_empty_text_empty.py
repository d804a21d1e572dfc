"""You leave the empty text as it is; it gets its mark in front like every text."""


def mark_spaces(text):
    return "▁" + text.replace(" ", "▁") if text else ""
