"""You turn only the first mark of each piece into a space; a piece may hold several."""


def unmark_spaces(pieces):
    return "".join(piece.replace("▁", " ", 1) for piece in pieces).removeprefix(" ")
