"""You mark the spaces, but put no mark in front of the text; the contract does both."""


def mark_spaces(text):
    return text.replace(" ", "▁")
