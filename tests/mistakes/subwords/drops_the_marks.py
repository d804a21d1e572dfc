"""You drop the marks; all but the first become spaces again."""


def unmark_spaces(pieces):
    return "".join(pieces).replace("▁", "")
