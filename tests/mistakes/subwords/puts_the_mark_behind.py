"""You put the additional mark at the end of the text; it goes in front."""


def mark_spaces(text):
    return text.replace(" ", "▁") + "▁"
