"""You drop all marks in front; only one was added, the others were spaces of the text."""


def unmark_spaces(pieces):
    return "".join(pieces).lstrip("▁").replace("▁", " ")
