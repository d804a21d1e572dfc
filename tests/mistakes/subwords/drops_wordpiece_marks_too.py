"""You drop ## from the text; that is WordPiece's mark, and here an ordinary part of the text."""


def unmark_spaces(pieces):
    return "".join(pieces).removeprefix("▁").replace("▁", " ").replace("##", "")
