"""You drop the mark in front of every piece; only the first piece's was added."""


def unmark_spaces(pieces):
    return "".join(piece.removeprefix("▁") for piece in pieces).replace("▁", " ")
