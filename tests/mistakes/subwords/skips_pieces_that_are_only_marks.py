"""You skip the pieces that consist of marks alone; they are spaces of the text."""


def unmark_spaces(pieces):
    kept = [piece for piece in pieces if piece.strip("▁")]
    return "".join(kept).removeprefix("▁").replace("▁", " ")
