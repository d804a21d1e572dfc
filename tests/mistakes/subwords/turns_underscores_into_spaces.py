"""You turn underscores into spaces as well; they look like the mark, but belong to the text."""


def unmark_spaces(pieces):
    return "".join(pieces).removeprefix("▁").replace("▁", " ").replace("_", " ")
