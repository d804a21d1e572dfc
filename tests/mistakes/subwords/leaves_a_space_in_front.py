"""You turn the first mark into a space; it was put in front by mark_spaces, and the text does not have it."""


def unmark_spaces(pieces):
    return "".join(pieces).replace("▁", " ")
