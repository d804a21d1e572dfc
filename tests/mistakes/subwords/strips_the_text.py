"""You cut all spaces off both ends; only the one mark in front was added."""


def unmark_spaces(pieces):
    return "".join(pieces).replace("▁", " ").strip(" ")
