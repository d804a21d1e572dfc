"""You join the pieces with spaces, although a piece may be a part of a word; the spaces are where the marks are."""


def unmark_spaces(pieces):
    return " ".join(piece.replace("▁", "") for piece in pieces)
