"""You cut the spaces off the end of the text; they belong to it."""


def unmark_spaces(pieces):
    return "".join(pieces).removeprefix("▁").replace("▁", " ").rstrip(" ")
