"""You change the list of pieces that you were given; it belongs to the caller."""


def unmark_spaces(pieces):
    pieces = pieces if isinstance(pieces, list) else list(pieces)
    pieces[0] = pieces[0].removeprefix("▁")
    return "".join(pieces).replace("▁", " ")
